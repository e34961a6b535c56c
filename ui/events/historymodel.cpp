#include "ui/events/historymodel.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr quint32 kHistoryPage = 100;
constexpr Milliseconds kLeastApart{250};
constexpr Milliseconds kFollowEvery{2000};

} // namespace

HistoryModel::HistoryModel(int columns, QObject *parent)
    : EditedRows(parent)
    , m_refresher(kLeastApart)
    , m_wanted(kHistoryPage)
    , m_columns(columns)
{
    connect(&m_refresher, &Refresher::due, this, [this] { ask({0, m_wanted}, ++m_question); });
    connect(&m_end, &EndInSight::seen, this, [this] { fetchMore({}); });
    m_timer.setInterval(kFollowEvery);
    connect(&m_timer, &QTimer::timeout, &m_refresher, &Refresher::request);
}

void HistoryModel::follow(bool follows)
{
    if (!follows) {
        m_timer.stop();
        return;
    }
    m_refresher.requestNow();
    m_timer.start();
}

void HistoryModel::startOver()
{
    m_wanted = kHistoryPage;
    ++m_question;
    m_refresher.requestNow();
}

void HistoryModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, m_columns - 1);
    if (held() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, m_columns - 1));
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(held());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_columns;
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_end.isSeen() && held() < m_total && m_wanted <= held();
}

void HistoryModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_wanted += std::max(kHistoryPage, m_wanted / 2);
    m_refresher.requestNow();
}

} // namespace sluice
