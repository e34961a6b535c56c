#include "ui/document/workflowdocument.h"

#include "core/base/errors.h"
#include "core/workflow/errors.h"
#include "core/workflow/workflowfile.h"

#include <QFile>

#include <algorithm>
#include <iterator>
#include <utility>

namespace sluice {

namespace {

/// Whether something was not given yet, rather than given wrongly.
bool isLack(const Problem &problem)
{
    const QString &code = problem.error.code;
    return code == errors::kWorkflowMissingParameter || code == errors::kWorkflowForEachWithoutBody
           || (code == errors::kWorkflowOneParameter
               && problem.error.args.value(QStringLiteral("given")) == QLatin1StringView("0"));
}

/// Gives tasks a place that the file has none for, so that they do not lie on each other.
void placeTasks(Workflow &workflow)
{
    const auto known = workflow.layout;
    const auto isPlaced = [&](const Task &task) { return known.contains(task.id); };
    if (std::ranges::all_of(workflow.tasks, isPlaced))
        return;
    const auto arrangement = layeredLayout(workflow);
    for (const Task &task : workflow.tasks) {
        if (!isPlaced(task))
            workflow.layout.insert(task.id, arrangement.places.value(task.id));
    }
    if (known.isEmpty())
        workflow.drawing.routes = arrangement.routes;
}

} // namespace

class WorkflowDocument::EditCommand final : public QUndoCommand {
public:
    EditCommand(WorkflowDocument &document, WorkflowDelta delta, const QString &text, QByteArray mergeKey)
        : QUndoCommand(text)
        , m_document(document)
        , m_delta(std::move(delta))
        , m_mergeKey(std::move(mergeKey))
        , m_serial(document.m_mergeSerial)
    {
    }

    void redo() override { m_document.apply(m_delta); }
    void undo() override { m_document.apply(m_delta); }
    [[nodiscard]] int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto &later = static_cast<const EditCommand &>(*other);
        return later.m_mergeKey == m_mergeKey && later.m_serial == m_serial && m_delta.absorb(later.m_delta);
    }

private:
    WorkflowDocument &m_document;
    WorkflowDelta m_delta;
    QByteArray m_mergeKey;
    quint64 m_serial;
};

WorkflowDocument::WorkflowDocument(Workflow workflow, QString path, Checker checker, QObject *parent)
    : QObject(parent)
    , m_workflow(std::move(workflow))
    , m_path(std::move(path))
    , m_savedBytes(writeWorkflow(m_workflow))
    , m_checker(std::move(checker))
{
    placeTasks(m_workflow);
    m_checkSoon.setSingleShot(true);
    connect(&m_checkSoon, &QTimer::timeout, this, &WorkflowDocument::check);
    connect(&m_undo, &QUndoStack::cleanChanged, this, [this](bool clean) { Q_EMIT modifiedChanged(!clean); });
    if (m_checker)
        m_checkSoon.start(0);
}

QString WorkflowDocument::title() const
{
    return m_workflow.name.isEmpty() ? m_workflow.id : m_workflow.name;
}

QString WorkflowDocument::titleOf(const QString &id) const
{
    const Task *task = m_workflow.task(id);
    return task && !task->name.isEmpty() ? task->name : id;
}

bool WorkflowDocument::edit(const QString &text, const Change &change, const QByteArray &mergeKey)
{
    Workflow after = m_workflow;
    change(after);
    auto delta = WorkflowDelta::between(m_workflow, after);
    if (delta.isEmpty())
        return false;
    ++m_edits;
    m_undo.push(new EditCommand(*this, std::move(delta), text, mergeKey));
    return true;
}

void WorkflowDocument::apply(WorkflowDelta &delta)
{
    const auto change = delta.swap(m_workflow);
    ++m_revision;
    if (m_checker)
        m_checkSoon.start(0);
    Q_EMIT changed(change);
}

void WorkflowDocument::check()
{
    m_checker(m_workflow, this, [this, asked = m_revision](Problems problems) {
        if (asked != m_revision || problems == m_problems)
            return;
        m_problems = std::move(problems);
        sortProblems();
        Q_EMIT problemsChanged();
    });
}

void WorkflowDocument::sortProblems()
{
    m_shownProblems.clear();
    for (const Problem &problem : m_problems) {
        if (problem.error.code != errors::kWorkflowEmpty && !(isLack(problem) && isFresh(problem.task)))
            m_shownProblems.push_back(problem);
    }
}

Problems WorkflowDocument::needsOf(const QString &task) const
{
    Problems needs;
    if (!isFresh(task))
        return needs;
    std::ranges::copy_if(m_problems, std::back_inserter(needs),
                         [&](const Problem &problem) { return problem.task == task && isLack(problem); });
    return needs;
}

int WorkflowDocument::unfilledTasks() const
{
    QSet<QString> tasks;
    for (const Problem &problem : m_problems) {
        if (isLack(problem) && isFresh(problem.task))
            tasks.insert(problem.task);
    }
    return static_cast<int>(tasks.size());
}

void WorkflowDocument::settle(const QString &task)
{
    if (!m_fresh.remove(task))
        return;
    sortProblems();
    Q_EMIT problemsChanged();
}

void WorkflowDocument::settleAll()
{
    if (m_fresh.isEmpty())
        return;
    m_fresh.clear();
    sortProblems();
    Q_EMIT problemsChanged();
}

Result<void> WorkflowDocument::save()
{
    endMerge();
    settleAll();
    if (isChangedOnDisk())
        return failure(errors::kWorkflowChangedOnDisk, {{QStringLiteral("path"), m_path}});
    const auto done = saveWorkflow(m_workflow, m_path);
    if (!done)
        return done;
    m_savedBytes = writeWorkflow(m_workflow);
    m_undo.setClean();
    Q_EMIT saved();
    return {};
}

void WorkflowDocument::restore(const Workflow &base, const std::vector<Step> &steps, int at, int saved)
{
    // The base is no edit: the delta to it is done and forgotten.
    edit({}, [&](Workflow &workflow) { workflow = base; });
    m_undo.clear();
    endMerge();
    for (const Step &step : steps)
        m_undo.push(new EditCommand(*this, WorkflowDelta::between(m_workflow, step.workflow), step.text, {}));
    m_undo.resetClean();
    if (saved >= 0 && saved <= m_undo.count()) {
        m_undo.setIndex(saved);
        m_undo.setClean();
    }
    m_undo.setIndex(std::min(at, m_undo.count()));
}

Result<WorkflowDocument::FileNow> WorkflowDocument::readFile() const
{
    FileNow now;
    if (QFile file(m_path); file.open(QIODevice::ReadOnly))
        now.bytes = file.readAll();
    else
        return failure(errors::kFileMissing, {{QStringLiteral("path"), m_path}}, file.errorString());
    auto found = readWorkflow(now.bytes, m_workflow.id, m_path);
    if (!found)
        return tl::unexpected(found.error());
    now.workflow = std::move(*found);
    return now;
}

void WorkflowDocument::take(FileNow file)
{
    m_savedBytes = file.bytes;
    endMerge();
    placeTasks(file.workflow);
    edit(tr("Change of the file outside"), [&](Workflow &workflow) { workflow = std::move(file.workflow); });
    m_undo.setClean();
    Q_EMIT tookFile();
}

void WorkflowDocument::readAgain()
{
    auto file = readFile();
    // What makes no sense may be half of what somebody is writing.
    if (!file || file->bytes == m_savedBytes || writeWorkflow(file->workflow) == m_savedBytes)
        return;
    if (isModified())
        Q_EMIT changedOnDisk();
    else
        take(std::move(*file));
}

bool WorkflowDocument::isChangedOnDisk() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray bytes = file.readAll();
    if (bytes == m_savedBytes)
        return false;
    const auto found = readWorkflow(bytes, m_workflow.id, m_path);
    return !found || writeWorkflow(*found) != m_savedBytes;
}

Result<void> WorkflowDocument::takeTheirs()
{
    auto file = readFile();
    if (!file)
        return tl::unexpected(file.error());
    take(std::move(*file));
    return {};
}

void WorkflowDocument::keepOurs()
{
    if (QFile file(m_path); file.open(QIODevice::ReadOnly))
        m_savedBytes = file.readAll();
    m_undo.resetClean(); // no state here is the one in the file
}

Result<WorkflowDocument::FileMerge>
WorkflowDocument::mergeWithFile(const std::function<MergeSide(const MergeConflict &)> &choose) const
{
    auto file = readFile();
    if (!file)
        return tl::unexpected(file.error());
    auto base = readWorkflow(m_savedBytes, m_workflow.id, m_path);
    if (!base)
        return tl::unexpected(base.error());
    auto merge = mergeWorkflows(*base, m_workflow, file->workflow, choose);
    if (!merge)
        return tl::unexpected(merge.error());
    placeTasks(merge->merged);
    return FileMerge{std::move(*base), std::move(file->workflow), std::move(file->bytes), std::move(*merge)};
}

void WorkflowDocument::takeMerge(FileMerge merge)
{
    m_savedBytes = merge.bytes;
    endMerge();
    edit(tr("Bring both together"), [&](Workflow &workflow) { workflow = std::move(merge.merge.merged); });
    if (m_workflow == merge.theirs)
        m_undo.setClean();
    else
        m_undo.resetClean(); // what was saved last is no longer in the file
}

Result<std::vector<MergeConflict>> WorkflowDocument::mergeTheirs()
{
    auto merge = mergeWithFile();
    if (!merge)
        return tl::unexpected(merge.error());
    auto conflicts = merge->merge.conflicts;
    takeMerge(std::move(*merge));
    return conflicts;
}

} // namespace sluice
