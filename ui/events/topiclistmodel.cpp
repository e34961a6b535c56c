#include "ui/events/topiclistmodel.h"

#include "ui/models/columns.h"
#include "ui/wording/formats.h"

namespace sluice {

namespace {

/// Two seeds make two topics with the same key as good as impossible.
RowKey keyOfTopic(const TopicSnapshot &topic)
{
    return {qHash(topic.topic, 1), qHash(topic.topic, 2)};
}

} // namespace

void TopicListModel::setTopics(std::vector<TopicSnapshot> topics)
{
    turnRows({}, ColumnCount, m_topics, std::move(topics), keyOfTopic,
             [](int, TopicSnapshot &held, TopicSnapshot &wanted) {
                 const bool differs = held != wanted;
                 held = std::move(wanted);
                 return differs;
             });
}

const TopicSnapshot *TopicListModel::at(int row) const
{
    const bool isThere = row >= 0 && row < static_cast<int>(m_topics.size());
    return isThere ? &m_topics[static_cast<std::size_t>(row)] : nullptr;
}

void TopicListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_topics.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int TopicListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_topics.size());
}

int TopicListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TopicListModel::data(const QModelIndex &index, int role) const
{
    const TopicSnapshot *topic = at(index.row());
    if (!topic)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(index.column() != TopicColumn);
    if (role == Qt::ToolTipRole && index.column() == TopicColumn)
        return tr("%1, last at %2, by %3").arg(topic->topic, exactMomentText(topic->last), topic->publisher);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case TopicColumn:
        return topic->topic;
    case RateColumn:
        return rateText(topic->perSecond);
    case CountColumn:
        return numberText(topic->events);
    default:
        return {};
    }
}

QVariant TopicListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QString titles[] = {tr("Topic"), tr("Rate"), tr("Count")};
    if (section < 0 || section >= ColumnCount)
        return {};
    return columnHead(orientation, role, titles[section], section != TopicColumn);
}

} // namespace sluice
