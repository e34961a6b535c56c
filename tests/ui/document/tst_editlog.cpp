// What is left of unsaved edits when the program ends without a word.
#include "core/workflow/workflowfile.h"
#include "tests/ui/document/someedits.h"
#include "ui/document/editlog.h"
#include "ui/document/workspace.h"

#include <QtTest>

using namespace sluice;

namespace {

Workflow threeTasks()
{
    Workflow workflow;
    workflow.id = QStringLiteral("w");
    workflow.name = QStringLiteral("Three");
    for (int i = 0; i < 3; ++i) {
        workflow.tasks.push_back({QStringLiteral("t%1").arg(i), QStringLiteral("noop"), {}, {}, {}, false, {}});
        workflow.layout.insert(workflow.tasks.back().id, QPointF(i * 240, 0));
    }
    return workflow;
}

QStringList textsOf(const QUndoStack &history)
{
    QStringList texts;
    for (int i = 0; i < history.count(); ++i)
        texts.push_back(history.text(i));
    return texts;
}

/// Edits, undoes, redoes and saves at random.
void workSomehow(WorkflowDocument &document)
{
    auto &history = document.undoStack();
    const int turns = *rc::gen::inRange(1, 30);
    for (int i = 0; i < turns; ++i) {
        switch (*rc::gen::inRange(0, 8)) {
        case 0:
            history.undo();
            break;
        case 1:
            history.redo();
            break;
        case 2:
            RC_ASSERT(document.save().has_value());
            break;
        case 3:
            history.setIndex(*rc::gen::inRange(0, history.count() + 1));
            break;
        default:
            editSomehow(document);
        }
    }
}

/// A workspace of one workflow that is opened, edited, and forgotten without being closed, as by a crash.
class Crashing {
public:
    Crashing()
    {
        QDir(m_folder.path()).mkpath(QStringLiteral("workflows"));
        m_path = m_folder.filePath(QStringLiteral("workflows/w.json"));
        m_log = EditLog::pathIn(m_folder.path(), QStringLiteral("w"));
        if (!saveWorkflow(threeTasks(), m_path))
            qFatal("cannot write");
        start();
    }
    void start(qint64 largest = 32LL * 1024 * 1024)
    {
        log.reset();
        document = std::make_unique<WorkflowDocument>(loadWorkflow(m_path).value(), m_path);
        log = std::make_unique<EditLog>(*document, m_log, nullptr, largest);
    }
    [[nodiscard]] const QString &logPath() const { return m_log; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    std::unique_ptr<WorkflowDocument> document;
    std::unique_ptr<EditLog> log;

private:
    QTemporaryDir m_folder;
    QString m_path;
    QString m_log;
};

} // namespace

class TestEditLog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bringsBackEditsAndTheirHistory();
    void leavesNothingWhenAllIsSaved();
    void leavesNothingOfWhatWasClosed();
    void keepsWhatIsBeforeALineCutShort();
    void keepsEditsOfAFileThatChangedMeanwhile();
    void goesOnBehindAHistoryThatWasGivenUp();
    void knowsAChangeOutsideForNoEdit();
    void writesNothingBeforeTheFirstEdit();
    void aWorkspaceNamesWhatWasNotSaved();
};

void TestEditLog::bringsBackEditsAndTheirHistory()
{
    QVERIFY(rc::check("after any edits, undone, redone and saved: the same bytes, the same history", [] {
        Crashing one;
        workSomehow(*one.document);
        const auto now = writeWorkflow(one.document->workflow());
        const auto texts = textsOf(one.document->undoStack());
        const int at = one.document->undoStack().index();
        const int clean = one.document->undoStack().cleanIndex();
        const bool wasModified = one.document->isModified();
        one.document->undoStack().setIndex(0);
        const auto first = writeWorkflow(one.document->workflow());
        one.document->undoStack().setIndex(at);

        // Twice, since what was brought back is to survive the next crash as well.
        for (int crash = 0; crash < 2; ++crash) {
            one.start();
            auto &history = one.document->undoStack();
            RC_ASSERT(writeWorkflow(one.document->workflow()) == now);
            RC_ASSERT(one.document->isModified() == wasModified);
            RC_ASSERT(one.log->hasRestored() == wasModified);
            if (!wasModified)
                return;
            RC_ASSERT(textsOf(history) == texts);
            RC_ASSERT(history.index() == at);
            RC_ASSERT(history.cleanIndex() == clean);
            history.setIndex(0);
            RC_ASSERT(writeWorkflow(one.document->workflow()) == first);
            history.setIndex(at);
            RC_ASSERT(writeWorkflow(one.document->workflow()) == now);
        }
    }));
}

void TestEditLog::leavesNothingWhenAllIsSaved()
{
    Crashing one;
    one.document->renameTask(QStringLiteral("t0"), QStringLiteral("First"));
    QVERIFY(QFile::exists(one.logPath()));
    QVERIFY(one.document->save());
    one.start();
    QVERIFY(!one.log->hasRestored());
    QVERIFY(!one.document->isModified());
    QVERIFY(!QFile::exists(one.logPath()));
}

void TestEditLog::leavesNothingOfWhatWasClosed()
{
    Crashing one;
    {
        Workspace workspace(one.folder(), {});
        auto *document = workspace.open(QStringLiteral("w")).value();
        document->renameTask(QStringLiteral("t0"), QStringLiteral("First"));
        QVERIFY(QFile::exists(one.logPath()));
        workspace.close(QStringLiteral("w"));
        QVERIFY2(!QFile::exists(one.logPath()), "a person closed it without saving");
    }
    one.start();
    QVERIFY(!one.document->isModified());
}

void TestEditLog::keepsWhatIsBeforeALineCutShort()
{
    Crashing one;
    one.document->renameTask(QStringLiteral("t0"), QStringLiteral("First"));
    const auto size = QFileInfo(one.logPath()).size();
    one.document->renameTask(QStringLiteral("t1"), QStringLiteral("Second"));
    const auto full = QFileInfo(one.logPath()).size();
    for (const auto cut : {full - 1, (size + full) / 2, size + 1}) {
        QVERIFY(QFile::resize(one.logPath(), cut));
        one.start();
        QCOMPARE(one.document->titleOf(QStringLiteral("t0")), QStringLiteral("First"));
        QCOMPARE(one.document->titleOf(QStringLiteral("t1")), QStringLiteral("t1"));
        QCOMPARE(one.document->undoStack().count(), 1);
        one.document->renameTask(QStringLiteral("t1"), QStringLiteral("Second"));
    }
    one.start();
    QCOMPARE(one.document->titleOf(QStringLiteral("t1")), QStringLiteral("Second"));
}

void TestEditLog::keepsEditsOfAFileThatChangedMeanwhile()
{
    Crashing one;
    one.document->renameTask(QStringLiteral("t0"), QStringLiteral("First"));
    auto other = threeTasks();
    other.description = QStringLiteral("from a git pull");
    QVERIFY(saveWorkflow(other, one.document->path()));
    one.start();
    QVERIFY(one.log->hasRestored());
    QCOMPARE(one.document->titleOf(QStringLiteral("t0")), QStringLiteral("First"));
    QVERIFY(one.log->isFileOther());
    QVERIFY2(one.document->isModified(), "no step of the history is what the file holds");
    one.document->undoStack().undo();
    QVERIFY(one.document->isModified());
}

void TestEditLog::goesOnBehindAHistoryThatWasGivenUp()
{
    QVERIFY(rc::check("a log that begins anew every few steps brings back the same workflow", [] {
        Crashing one;
        one.start(1500);
        workSomehow(*one.document);
        const auto now = writeWorkflow(one.document->workflow());
        const bool wasModified = one.document->isModified();
        one.start(1500);
        RC_ASSERT(writeWorkflow(one.document->workflow()) == now);
        RC_ASSERT(one.document->isModified() == wasModified);
    }));
}

void TestEditLog::knowsAChangeOutsideForNoEdit()
{
    Crashing one;
    auto other = threeTasks();
    other.description = QStringLiteral("from a git pull");
    QVERIFY(saveWorkflow(other, one.document->path()));
    one.document->readAgain();
    QCOMPARE(one.document->workflow().description, other.description);
    one.start();
    QVERIFY2(!one.log->hasRestored(), "the file holds it");
    QVERIFY(!one.document->isModified());
}

void TestEditLog::writesNothingBeforeTheFirstEdit()
{
    const Crashing one;
    QVERIFY(!QFile::exists(one.logPath()));
}

void TestEditLog::aWorkspaceNamesWhatWasNotSaved()
{
    Crashing one;
    one.document->renameTask(QStringLiteral("t0"), QStringLiteral("First"));
    {
        Workspace workspace(one.folder(), {});
        QCOMPARE(workspace.unsavedAtEnd(), QStringList{QStringLiteral("w")});
        auto *document = workspace.open(QStringLiteral("w")).value();
        QCOMPARE(document->titleOf(QStringLiteral("t0")), QStringLiteral("First"));
        QVERIFY(document->save());
    }
    const Workspace workspace(one.folder(), {});
    QVERIFY2(workspace.unsavedAtEnd().isEmpty(), "saved, and ended in good order");
}

QTEST_GUILESS_MAIN(TestEditLog)
#include "tst_editlog.moc"
