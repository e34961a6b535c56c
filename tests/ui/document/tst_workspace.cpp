#include "core/workflow/workflowfile.h"
#include "ui/document/workspace.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace sluice;

class TestWorkspace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void newWorkflowsGetAFileNamedAfterThem();
    void renameKeepsTheFile();
    void duplicateTakesUnsavedEditsAlong();
    void theBinGivesBackWhatWasDeleted();
    void showsWhatTheEngineHasArmed();
    void listsFilesThatCannotBeReadWithTheReason();
    void opensAWorkflowOnce();
    void followsTheFolder();
    void followsItsSettingsHoweverTheyAreWritten();
    void samplesGoWithTheirWorkflow();
};

void TestWorkspace::newWorkflowsGetAFileNamedAfterThem()
{
    const QTemporaryDir dir;
    Workspace workspace(dir.path(), {});
    QVERIFY(workspace.entries().empty());
    const auto id = workspace.create(QStringLiteral("Länder & Kurse"));
    QVERIFY(id);
    QCOMPARE(*id, QStringLiteral("lander-kurse"));
    QCOMPARE(*workspace.create(QStringLiteral("Länder & Kurse")), QStringLiteral("lander-kurse-2"));
    QCOMPARE(*workspace.create(QStringLiteral("道")), QStringLiteral("workflow"));
    QCOMPARE(workspace.entries().size(), 3u);
    QVERIFY(QFile::exists(dir.filePath(QStringLiteral("workflows/lander-kurse.json"))));
}

void TestWorkspace::renameKeepsTheFile()
{
    const QTemporaryDir dir;
    Workspace workspace(dir.path(), {});
    const auto id = *workspace.create(QStringLiteral("First"));
    QVERIFY(workspace.rename(id, QStringLiteral("Second")));
    QCOMPARE(workspace.entry(id)->name, QStringLiteral("Second"));
    QCOMPARE(loadWorkflow(workspace.entry(id)->path)->name, QStringLiteral("Second"));

    auto *document = *workspace.open(id);
    QVERIFY(workspace.rename(id, QStringLiteral("Third")));
    QCOMPARE(document->undoStack().undoText(), QStringLiteral("Rename the workflow"));
    QCOMPARE(workspace.entry(id)->name, QStringLiteral("Third"));
}

void TestWorkspace::duplicateTakesUnsavedEditsAlong()
{
    const QTemporaryDir dir;
    Workspace workspace(dir.path(), {});
    const auto id = *workspace.create(QStringLiteral("First"));
    (*workspace.open(id))->addTask(QStringLiteral("noop"), QStringLiteral("No operation"), {}, {});
    const auto copy = workspace.duplicate(id, QStringLiteral("First copy"));
    QVERIFY(copy);
    QCOMPARE((*workspace.open(*copy))->workflow().tasks.size(), 1u);
    QVERIFY(!(*workspace.open(*copy))->isModified());
}

void TestWorkspace::theBinGivesBackWhatWasDeleted()
{
    const QTemporaryDir dir;
    Workspace workspace(dir.path(), {});
    const auto id = *workspace.create(QStringLiteral("First"));
    QVERIFY(workspace.open(id));
    QSignalSpy closing(&workspace, &Workspace::documentClosing);
    const auto bin = workspace.moveToBin(id);
    QVERIFY(bin);
    QVERIFY(QFile::exists(*bin));
    QCOMPARE(closing.count(), 1);
    QVERIFY(workspace.entries().empty());

    QCOMPARE(*workspace.restore(*bin), id);
    QCOMPARE(workspace.entry(id)->name, QStringLiteral("First"));
}

void TestWorkspace::showsWhatTheEngineHasArmed()
{
    const QTemporaryDir dir;
    Workspace workspace(dir.path(), {});
    const auto id = *workspace.create(QStringLiteral("First"));
    QSignalSpy changed(&workspace, &Workspace::entriesChanged);
    workspace.showArmed({{id, {QStringLiteral("3f2a"), {}}}});
    QCOMPARE(workspace.entry(id)->armed, QStringLiteral("3f2a"));
    QCOMPARE(changed.count(), 1);
    workspace.showArmed({{id, {QStringLiteral("3f2a"), {}}}});
    QCOMPARE(changed.count(), 1);
    workspace.showArmed({});
    QVERIFY(workspace.entry(id)->armed.isEmpty());
    QVERIFY(!QFile::exists(dir.filePath(QStringLiteral("sluice.json")))); // it is no setting
}

void TestWorkspace::listsFilesThatCannotBeReadWithTheReason()
{
    const QTemporaryDir dir;
    QDir(dir.path()).mkpath(QStringLiteral("workflows"));
    QFile file(dir.filePath(QStringLiteral("workflows/broken.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{ \"format\": ");
    file.close();
    Workspace workspace(dir.path(), {});
    QCOMPARE(workspace.entries().size(), 1u);
    QCOMPARE(workspace.entries()[0].unreadable->code, QStringLiteral("json.malformed"));
    QVERIFY(!workspace.open(QStringLiteral("broken")));
}

void TestWorkspace::opensAWorkflowOnce()
{
    const QTemporaryDir dir;
    Workspace workspace(dir.path(), {});
    const auto id = *workspace.create(QStringLiteral("First"));
    QSignalSpy opened(&workspace, &Workspace::documentOpened);
    QCOMPARE(*workspace.open(id), *workspace.open(id));
    QCOMPARE(opened.count(), 1);
}

void TestWorkspace::followsTheFolder()
{
    const QTemporaryDir dir;
    Workspace workspace(dir.path(), {});
    QVERIFY(workspace.create(QStringLiteral("First")));
    Workflow other;
    other.name = QStringLiteral("Pulled");
    QVERIFY(saveWorkflow(other, dir.filePath(QStringLiteral("workflows/pulled.json"))));
    QTRY_COMPARE(workspace.entries().size(), 2u);
    QCOMPARE(workspace.entries()[1].name, QStringLiteral("Pulled"));
}

void TestWorkspace::followsItsSettingsHoweverTheyAreWritten()
{
    const QTemporaryDir dir;
    WorkspaceSettings settings;
    settings.name = QStringLiteral("one");
    const QString path = dir.filePath(QStringLiteral("sluice.json"));
    QVERIFY(saveWorkspaceSettings(settings, path));
    const Workspace workspace(dir.path(), {});
    const auto bytes = [&] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const auto writeInPlace = [&](const QByteArray &text) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    QVERIFY(writeInPlace(bytes().replace("\"one\"", "\"two\"")));
    QTRY_COMPARE(workspace.settings().name, QStringLiteral("two"));
    settings.name = QStringLiteral("three");
    QVERIFY(saveWorkspaceSettings(settings, path)); // by another file that takes its place
    QTRY_COMPARE(workspace.settings().name, QStringLiteral("three"));
    QVERIFY(writeInPlace(bytes().replace("\"three\"", "\"four\"")));
    QTRY_COMPARE(workspace.settings().name, QStringLiteral("four"));
    QVERIFY(writeInPlace("{")); // what cannot be read changes nothing
    QVERIFY(writeInPlace("{\"format\": 1, \"name\": \"five\"}"));
    QTRY_COMPARE(workspace.settings().name, QStringLiteral("five"));
}

void TestWorkspace::samplesGoWithTheirWorkflow()
{
    const QTemporaryDir dir;
    Workspace workspace(dir.path(), {});
    const Pins pinned{{QStringLiteral("fetch"), "1"}};
    const auto id = *workspace.create(QStringLiteral("First"));
    QVERIFY(workspace.samples().pin(id, QStringLiteral("fetch"), "1"));
    const auto bin = workspace.moveToBin(id);
    QVERIFY(bin);
    QCOMPARE(*workspace.create(QStringLiteral("First")), id);
    QVERIFY2(workspace.samples().of(id).isEmpty(), "they are of the one in the bin");
    const auto back = workspace.restore(*bin);
    QVERIFY(back);
    QVERIFY(*back != id);
    QCOMPARE(workspace.samples().of(*back), pinned);
    QVERIFY(workspace.samples().of(id).isEmpty());

    QVERIFY(QFile::remove(dir.filePath(QStringLiteral("workflows/%1.json").arg(*back)))); // by another program
    QVERIFY(workspace.create(QStringLiteral("First")));
    QVERIFY2(workspace.entry(*back), "it has the id again");
    QVERIFY(workspace.samples().of(*back).isEmpty());
    QVERIFY(SamplePins(dir.path()).of(*back).isEmpty());
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
