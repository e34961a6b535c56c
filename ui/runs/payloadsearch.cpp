#include "ui/runs/payloadsearch.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace sluice {

namespace {
constexpr qint64 kSearchTurnMs = 4;
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
    const QByteArray plain = text.toUtf8().toLower();
    const QByteArray written = list.mid(2, list.size() - 4).toLower(); // ["…"]
    m_matchers.clear();
    if (!plain.isEmpty())
        m_matchers.emplace_back(plain);
    if (written != plain)
        m_matchers.emplace_back(written);
    m_longest = std::max(plain.size(), written.size());
    begin();
}

void PayloadSearch::begin()
{
    m_places.clear();
    m_at = 0;
    m_hasMore = false;
    m_turn.stop();
    if (!m_matchers.empty() && !m_payload.isEmpty())
        m_turn.start();
    Q_EMIT changed();
}

void PayloadSearch::searchOn()
{
    QElapsedTimer timer;
    timer.start();
    while (m_at < m_payload.size() && !m_hasMore && timer.elapsed() < kSearchTurnMs) {
        // With what may end behind the part that is looked at now.
        const QByteArray piece = m_payload.mid(m_at, kSearchedAtOnce + m_longest - 1).toLower();
        const auto before = static_cast<std::ptrdiff_t>(m_places.size());
        for (const QByteArrayMatcher &matcher : m_matchers) {
            const qsizetype step = matcher.pattern().size();
            for (qsizetype found = matcher.indexIn(piece); found >= 0 && found < kSearchedAtOnce;
                 found = matcher.indexIn(piece, found + step))
                m_places.push_back({m_at + found, step});
        }
        std::ranges::sort(m_places.begin() + before, m_places.end(), {}, &Place::at);
        m_hasMore = m_places.size() > kMostPlaces;
        m_places.resize(std::min(m_places.size(), kMostPlaces));
        m_at += kSearchedAtOnce;
    }
    if (m_at < m_payload.size() && !m_hasMore)
        m_turn.start();
    Q_EMIT changed();
}

} // namespace sluice
