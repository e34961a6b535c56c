#include "tests/core/growth/hooksender.h"

#include "tests/core/growth/inviteworld.h"

#include <QNetworkReply>
#include <QTimer>

#include <chrono>

namespace sluice::test {

namespace {

constexpr int kAtOnce = 6; ///< as many connections as Qt opens to one host
constexpr std::chrono::milliseconds kAgainAfter{200};

} // namespace

HookSender::HookSender(QString address, std::vector<GrowthEvent> events)
    : m_address(std::move(address))
    , m_events(std::move(events))
{
}

void HookSender::start()
{
    for (int i = 0; i < kAtOnce; ++i)
        sendNext();
}

void HookSender::sendNext()
{
    if (m_next < m_events.size())
        send(m_next++);
}

void HookSender::send(std::size_t event)
{
    auto [topic, data] = written(m_events[event]);
    const QString endpoint = topic.replace(u'.', u'-');
    QNetworkRequest request(QUrl(QStringLiteral("http://%1/hooks/%2").arg(m_address, endpoint)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    QNetworkReply *reply = m_http.post(request, data);
    connect(reply, &QNetworkReply::finished, this, [this, reply, event] {
        reply->deleteLater();
        if (reply->error() == QNetworkReply::NoError) {
            ++m_taken;
            sendNext();
            if (isOver())
                Q_EMIT over();
            return;
        }
        m_trouble = reply->errorString();
        Q_EMIT refused(m_trouble);
        QTimer::singleShot(kAgainAfter, this, [this, event] { send(event); });
    });
}

} // namespace sluice::test
