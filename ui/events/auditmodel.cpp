#include "ui/events/auditmodel.h"

#include "ui/models/columns.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

namespace sluice {

AuditModel::AuditModel(EngineClient &engine, QObject *parent)
    : HistoryModel(ColumnCount, parent)
    , m_engine(engine)
{
}

void AuditModel::setFilter(const AuditFilter &filter)
{
    m_filter = filter;
    startOver();
}

void AuditModel::ask(PageRequest page, quint64 question)
{
    m_engine.listAudit(m_filter, page, this,
                       [this, question](const Result<Page<AuditEntry>> &answer) { take(question, answer, m_rows); });
}

const AuditEntry *AuditModel::at(int row) const
{
    const bool isThere = row >= 0 && row < static_cast<int>(m_rows.size());
    return isThere ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

QVariant AuditModel::data(const QModelIndex &index, int role) const
{
    const AuditEntry *entry = at(index.row());
    if (!entry || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    switch (index.column()) {
    case TimeColumn:
        return role == Qt::DisplayRole ? exactMomentText(entry->at) : QString();
    case WhoColumn:
        return entry->who;
    case ActionColumn:
        return role == Qt::DisplayRole ? actionWord(entry->action) : entry->action;
    case TargetColumn:
        return entry->target;
    case ReasonColumn:
        return entry->reason;
    default:
        return {};
    }
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QString titles[] = {tr("Time"), tr("Who"), tr("What was done"), tr("To what"), tr("Why")};
    return section >= 0 && section < ColumnCount ? columnHead(orientation, role, titles[section], false) : QVariant();
}

} // namespace sluice
