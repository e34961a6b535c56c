#include "core/run/plan.h"
#include "core/workflow/workflowfile.h"
#include "tests/ui/document/someedits.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/document/differencegraph.h"
#include "ui/document/linediff.h"
#include "ui/document/versionkeeper.h"
#include "ui/document/workspace.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace sluice;

namespace {

Workflow namedWorkflow(const char *name)
{
    Workflow workflow;
    workflow.id = QStringLiteral("w");
    workflow.name = QString::fromLatin1(name);
    return workflow;
}

/// A workspace with one workflow "w", and an engine that keeps versions.
struct VersionBench {
    VersionBench()
    {
        QDir(dir.path()).mkpath(QStringLiteral("workflows"));
        write(namedWorkflow("first"));
        workspace = std::make_unique<Workspace>(dir.path(), WorkflowDocument::Checker());
        keeper = std::make_unique<VersionKeeper>(engine, *workspace);
    }
    [[nodiscard]] QString path() const { return dir.filePath(QStringLiteral("workflows/w.json")); }
    void write(const Workflow &workflow) const { QVERIFY(saveWorkflow(workflow, path())); }
    WorkflowDocument &open() { return **workspace->open(QStringLiteral("w")); }
    [[nodiscard]] QString told() const
    {
        QStringList lines;
        for (const auto &[version, workflow] : engine.versions)
            lines += QStringLiteral("%1 %2 %3%4")
                         .arg(version.number)
                         .arg(int(version.kind))
                         .arg(workflow.name, version.note.isEmpty() ? QString() : u' ' + version.note);
        return lines.join(u'|');
    }
    [[nodiscard]] VersionLabel shown() const { return keeper->shown(QStringLiteral("w")); }

    QTemporaryDir dir;
    FakeEngine engine;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<VersionKeeper> keeper;
};

void editTimes(WorkflowDocument &document, int count)
{
    for (int i = 0; i < count; ++i)
        editSomehow(document);
}

} // namespace

/// What is kept as a version and when, and what two versions look like together.
class TestVersions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatItFindsAndEverySave();
    void keepsWhatWasChangedOutside();
    void keepsWhatChangedWhileItWasClosed();
    void namesWhatWasRestored();
    void aRefusalFailsNoSaveAndIsAskedAgain();
    void everyPartOfEitherIsInTheGraph();
    void whatIsGoneLiesOnNothing();
    void restoredAndUndoneIsAsBefore();
    void linesGiveBothTexts();
};

void TestVersions::keepsWhatItFindsAndEverySave()
{
    VersionBench bench;
    auto &document = bench.open();
    QTRY_COMPARE(bench.told(), QStringLiteral("1 3 first"));
    QTRY_COMPARE(bench.shown(), (VersionLabel{1, false}));
    document.setName(QStringLiteral("second"));
    QCOMPARE(bench.shown(), (VersionLabel{1, true}));
    QVERIFY(document.save());
    QTRY_COMPARE(bench.told(), QStringLiteral("1 3 first|2 0 second"));
    QTRY_COMPARE(bench.shown(), (VersionLabel{2, false}));
}

void TestVersions::keepsWhatWasChangedOutside()
{
    VersionBench bench;
    auto &document = bench.open();
    QTRY_COMPARE(bench.shown().number, 1u);
    bench.write(namedWorkflow("theirs"));
    document.readAgain();
    QTRY_COMPARE(bench.told(), QStringLiteral("1 3 first|2 1 theirs"));
}

void TestVersions::keepsWhatChangedWhileItWasClosed()
{
    VersionBench bench;
    bench.open();
    QTRY_COMPARE(bench.shown().number, 1u);
    bench.workspace->close(QStringLiteral("w"));
    bench.open();
    bench.workspace->close(QStringLiteral("w"));
    bench.write(namedWorkflow("pulled"));
    bench.open();
    QTRY_COMPARE(bench.told(), QStringLiteral("1 3 first|2 1 pulled"));
}

void TestVersions::namesWhatWasRestored()
{
    VersionBench bench;
    auto &document = bench.open();
    document.setName(QStringLiteral("second"));
    QVERIFY(document.save());
    QTRY_COMPARE(bench.shown(), (VersionLabel{2, false}));
    const auto [first, workflow] = bench.engine.versions.front();
    document.edit(QStringLiteral("restore"), [&](Workflow &value) { value = workflow; });
    bench.keeper->noteRestored(first);
    QVERIFY(document.save());
    QTRY_COMPARE(bench.told(), QStringLiteral("1 3 first|2 0 second|3 2 first v1"));
    // What was changed after it was brought back is no older version.
    document.edit(QStringLiteral("restore"), [&](Workflow &value) { value = bench.engine.versions[1].second; });
    bench.keeper->noteRestored(bench.engine.versions[1].first);
    document.setName(QStringLiteral("other"));
    QVERIFY(document.save());
    QTRY_COMPARE(bench.engine.versions.size(), 4u);
    QCOMPARE(bench.engine.versions.back().first.kind, VersionKind::Saved);
}

void TestVersions::aRefusalFailsNoSaveAndIsAskedAgain()
{
    VersionBench bench;
    auto &document = bench.open();
    QTRY_COMPARE(bench.shown().number, 1u);
    bench.engine.refusal = Error{QStringLiteral("engine.stopped"), {}, {}};
    for (const char *name : {"second", "third"}) {
        document.setName(QString::fromLatin1(name));
        QVERIFY(document.save());
    }
    QTRY_VERIFY(bench.keeper->refusal(QStringLiteral("w")).has_value());
    QCOMPARE(bench.shown(), (VersionLabel{1, true}));
    QCOMPARE(bench.engine.versions.size(), 1u);
    bench.engine.refusal.reset();
    Q_EMIT bench.engine.ready();
    QTRY_COMPARE(bench.told(), QStringLiteral("1 3 first|2 0 second|3 0 third"));
    QTRY_VERIFY(!bench.keeper->refusal(QStringLiteral("w")));
    QCOMPARE(bench.shown(), (VersionLabel{3, false}));
}

void TestVersions::everyPartOfEitherIsInTheGraph()
{
    const bool isOk = rc::check("the union of two versions", [] {
        WorkflowDocument document(namedWorkflow("x"), {});
        editTimes(document, *rc::gen::inRange(0, 30));
        const Workflow before = document.workflow();
        editTimes(document, *rc::gen::inRange(0, 30));
        const Workflow &after = document.workflow();
        const auto changes = differences(before, after);
        const auto graph = differenceGraph(before, after, changes);
        RC_ASSERT(graph.marks.size() == changes.size());
        for (const Workflow *side : {&before, &after}) {
            for (const Task &task : side->tasks)
                RC_ASSERT(graph.workflow.task(task.id) != nullptr);
            for (const Edge &edge : side->edges)
                RC_ASSERT(std::ranges::find(graph.workflow.edges, edge) != graph.workflow.edges.end());
        }
        for (const Task &task : graph.workflow.tasks) {
            const auto mark = graph.marks.find({PartKind::Task, task.id, 0});
            const bool isGone = mark != graph.marks.end() && mark->second == PartMark::Removed;
            RC_ASSERT(isGone == (after.task(task.id) == nullptr));
        }
        const auto same = differenceGraph(after, after, differences(after, after));
        RC_ASSERT(same.marks.empty() && same.from.isEmpty());
    });
    QVERIFY(isOk);
}

void TestVersions::whatIsGoneLiesOnNothing()
{
    Workflow before = namedWorkflow("x");
    Workflow after = before;
    const auto add = [](Workflow &workflow, const char *id, QPointF place) {
        Task task;
        task.id = QString::fromLatin1(id);
        task.type = QStringLiteral("set");
        workflow.tasks.push_back(task);
        workflow.layout.insert(task.id, place);
    };
    add(before, "old", {0, 0});
    add(after, "fresh", {16, 8});
    const auto graph = differenceGraph(before, after, differences(before, after));
    const QRectF old(graph.workflow.layout.value(QStringLiteral("old")), QSizeF(208, 64));
    const QRectF fresh(graph.workflow.layout.value(QStringLiteral("fresh")), QSizeF(208, 64));
    QCOMPARE(fresh.topLeft(), QPointF(16, 8));
    QVERIFY(!old.intersects(fresh));
}

void TestVersions::restoredAndUndoneIsAsBefore()
{
    const bool isOk = rc::check("restore is an edit like any other", [] {
        WorkflowDocument document(namedWorkflow("x"), {});
        editTimes(document, *rc::gen::inRange(0, 20));
        const Workflow old = document.workflow();
        editTimes(document, *rc::gen::inRange(0, 20));
        document.endMerge();
        const QByteArray now = writeWorkflow(document.workflow());
        const bool isOther = document.edit(QStringLiteral("restore"), [&](Workflow &workflow) { workflow = old; });
        RC_ASSERT(writeWorkflow(document.workflow()) == writeWorkflow(old));
        if (isOther)
            document.undoStack().undo();
        RC_ASSERT(writeWorkflow(document.workflow()) == now);
    });
    QVERIFY(isOk);
}

void TestVersions::linesGiveBothTexts()
{
    const bool isOk = rc::check("a text comparison holds both texts", [] {
        const auto text = [] {
            QStringList lines;
            for (int i = *rc::gen::inRange(0, 12); i >= 0; --i)
                lines += QString::number(*rc::gen::inRange(0, 4));
            return lines.join(u'\n');
        };
        const QString before = text();
        const QString after = text();
        QStringList old;
        QStringList fresh;
        std::size_t same = 0;
        for (const DiffLine &line : lineDiff(before, after)) {
            if (line.kind != LineKind::Added)
                old += line.text;
            if (line.kind != LineKind::Removed)
                fresh += line.text;
            same += line.kind == LineKind::Same ? 1 : 0;
        }
        RC_ASSERT(old.join(u'\n') == before);
        RC_ASSERT(fresh.join(u'\n') == after);
        RC_ASSERT(before != after || same == static_cast<std::size_t>(old.size()));
    });
    QVERIFY(isOk);
}

QTEST_GUILESS_MAIN(TestVersions)
#include "tst_versions.moc"
