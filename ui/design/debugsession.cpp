#include "ui/design/debugsession.h"

#include "core/workflow/jsonfile.h"

#include <QDir>
#include <QFile>

namespace sluice {

DebugSession::DebugSession(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_path(QDir(folder).filePath(QStringLiteral(".sluice/session.json")))
{
    if (!QFile::exists(m_path))
        return;
    const auto bytes = readFile(m_path);
    auto record = bytes ? readDebugRecord(*bytes, m_path) : Result<DebugRecord>(tl::unexpected(bytes.error()));
    if (record) {
        m_record = std::move(*record);
        return;
    }
    m_broken = record.error();
    // What somebody may still want to look at is not written over.
    const QString aside = m_path + QStringLiteral(".broken");
    QFile::remove(aside);
    QFile::rename(m_path, aside);
}

QStringList DebugSession::breakpointsOf(const QString &workflow) const
{
    return m_record.workflows.value(workflow).breakpoints;
}

void DebugSession::toggleBreakpoint(const QString &workflow, const QString &task)
{
    DebugRecord next = m_record;
    auto &breakpoints = next.workflows[workflow].breakpoints;
    if (breakpoints.removeAll(task) == 0)
        breakpoints.push_back(task);
    keep(next);
}

void DebugSession::follow(const QString &workflow, const QString &task, const QString &newTask)
{
    DebugRecord next = m_record;
    auto &breakpoints = next.workflows[workflow].breakpoints;
    if (breakpoints.contains(task) && !breakpoints.contains(newTask))
        breakpoints.push_back(newTask);
    keep(next);
}

void DebugSession::watch(const QString &workflow, RunId run)
{
    DebugRecord next = m_record;
    auto &own = next.workflows[workflow];
    if (own.watched != run)
        own.halted.clear();
    own.watched = run;
    next.current = workflow;
    keep(next);
}

void DebugSession::unwatch(const QString &workflow)
{
    DebugRecord next = m_record;
    if (const auto own = next.workflows.find(workflow); own != next.workflows.end()) {
        own->watched.reset();
        own->halted.clear();
    }
    if (next.current == workflow)
        next.current.clear();
    keep(next);
}

WorkflowDebugging DebugSession::forget(const QString &workflow)
{
    DebugRecord next = m_record;
    const WorkflowDebugging kept = next.workflows.take(workflow);
    if (next.current == workflow)
        next.current.clear();
    keep(next);
    return kept;
}

/// Its run is one of those on the page Runs: who brings a workflow back did not ask for it.
void DebugSession::takeBack(const QString &workflow, const WorkflowDebugging &kept)
{
    DebugRecord next = m_record;
    next.workflows[workflow].breakpoints = kept.breakpoints;
    keep(next);
}

void DebugSession::setHalted(const QString &workflow, const QStringList &tasks)
{
    DebugRecord next = m_record;
    next.workflows[workflow].halted = tasks;
    keep(next);
}

void DebugSession::keep(const DebugRecord &record)
{
    auto next = record;
    next.workflows.removeIf([](const auto &each) { return each.value() == WorkflowDebugging(); });
    if (next == m_record)
        return;
    m_record = next;
    if (const auto written = writeFile(m_path, writeDebugRecord(m_record)); !written)
        Q_EMIT failed(written.error());
    Q_EMIT changed();
}

} // namespace sluice
