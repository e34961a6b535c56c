#include "ui/runs/payloadsearch.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace sluice {

namespace {
constexpr qint64 kSearchTurnMs = 8;
constexpr qsizetype kSearchedAtOnce = 128 * 1024;
} // namespace

PayloadSearch::PayloadSearch(QObject *parent)
    : QObject(parent)
{
    m_turn.setSingleShot(true);
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &PayloadSearch::searchOn);
}

void PayloadSearch::setPayload(const QByteArray &payload)
{
    m_payload = payload;
    begin();
}

void PayloadSearch::find(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    m_part = list.mid(2, list.size() - 4).toLower(); // ["…"]
    m_matcher.setPattern(m_part);
    begin();
}

void PayloadSearch::begin()
{
    m_places.clear();
    m_at = 0;
    m_hasMore = false;
    m_turn.stop();
    if (!m_part.isEmpty() && !m_payload.isEmpty())
        m_turn.start();
    Q_EMIT changed();
}

void PayloadSearch::searchOn()
{
    QElapsedTimer timer;
    timer.start();
    while (m_at < m_payload.size() && !m_hasMore && timer.elapsed() < kSearchTurnMs) {
        // With what may end behind the part that is looked at now.
        const qsizetype length = kSearchedAtOnce + m_part.size() - 1;
        const QByteArray piece = m_payload.mid(m_at, length).toLower();
        for (qsizetype found = m_matcher.indexIn(piece); found >= 0;
             found = m_matcher.indexIn(piece, found + m_part.size())) {
            if (found >= kSearchedAtOnce)
                break;
            m_hasMore = m_places.size() == kMostPlaces;
            if (m_hasMore)
                break;
            m_places.push_back(m_at + found);
        }
        m_at += kSearchedAtOnce;
    }
    if (m_at < m_payload.size() && !m_hasMore)
        m_turn.start();
    Q_EMIT changed();
}

} // namespace sluice
