#pragma once

#include "core/growth/growthevent.h"

#include <QNetworkAccessManager>

#include <functional>

namespace sluice::test {

/// Sends events of the invite funnel as webhooks, over HTTP, in order, some at a time; one that is not taken is sent again.
///
/// An event goes to the endpoint of its topic: invite.sent to /hooks/invite-sent. Thread: one with an event loop.
class HookSender : public QObject {
    Q_OBJECT
public:
    /// `address`: host and port, as in "127.0.0.1:7272".
    HookSender(QString address, std::vector<GrowthEvent> events);

    void start();
    [[nodiscard]] std::size_t taken() const { return m_taken; }
    [[nodiscard]] bool isOver() const { return m_taken == m_events.size(); }
    /// What kept the last one from being taken.
    [[nodiscard]] const QString &trouble() const { return m_trouble; }

Q_SIGNALS:
    void over();
    void refused(const QString &why);

private:
    void sendNext();
    void send(std::size_t event);

    const QString m_address;
    const std::vector<GrowthEvent> m_events;
    QNetworkAccessManager m_http;
    std::size_t m_next = 0;
    std::size_t m_taken = 0;
    QString m_trouble;
};

} // namespace sluice::test
