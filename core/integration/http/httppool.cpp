#include "core/integration/http/httppool.h"

#include "core/integration/http/httpcall.h"
#include "core/integration/http/httptransport.h"

#include <QAuthenticator>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QThread>

#include <algorithm>

namespace sluice {

HttpPool::HttpPool(HttpPoolConfig config, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_config(std::move(config))
    , m_clock(clock)
    , m_transport(std::make_unique<HttpTransport>(HttpTransport::create(m_config)))
{
    m_config.size = std::max<quint32>(1, m_config.size);
    m_slots.reserve((m_config.size + kCallsAManager - 1) / kCallsAManager);
}

HttpPool::~HttpPool()
{
    m_closing = true;
    // A call that ends resumes its waiter, which may end others: look again each time.
    while (!m_line.empty())
        m_line.front()->cancel();
    while (!m_active.empty())
        m_active.back()->cancel();
}

QCoro::Task<HttpOutcome> HttpPool::send(HttpRequest request, std::stop_token stop)
{
    Q_ASSERT(thread() == QThread::currentThread());
    HttpCall call(*this, std::move(request), std::move(stop));
    co_return co_await HttpCall::Awaiter{call};
}

HttpPoolStats HttpPool::stats() const noexcept
{
    return {m_config.size, m_inUse.load(), m_waiting.load(), m_refused.load(), m_buffered.load()};
}

HttpPool::Entry HttpPool::enter(HttpCall &call)
{
    if (m_inUse < m_config.size && m_line.empty()) {
        m_active.push_back(&call);
        ++m_inUse;
        return Entry::Granted;
    }
    if (m_line.size() >= m_config.maxWaiting) {
        ++m_refused;
        return Entry::Full;
    }
    m_line.push_back(&call);
    ++m_waiting;
    return Entry::Waiting;
}

void HttpPool::leave(HttpCall &call)
{
    if (const auto waiting = std::find(m_line.begin(), m_line.end(), &call); waiting != m_line.end()) {
        m_line.erase(waiting);
        --m_waiting;
        return;
    }
    std::erase(m_active, &call);
    --m_inUse;
    const auto slot = std::find_if(m_slots.begin(), m_slots.end(),
                                   [&](const Slot &candidate) { return candidate.manager.get() == call.manager(); });
    if (slot != m_slots.end())
        --slot->inUse;
    grantNext();
}

void HttpPool::grantNext()
{
    // A granted call may fail at once and come back here through `leave`: then this loop goes on, not a deeper one.
    if (m_granting)
        return;
    m_granting = true;
    while (!m_closing && !m_line.empty() && m_inUse < m_config.size) {
        HttpCall *next = m_line.front();
        m_line.pop_front();
        --m_waiting;
        m_active.push_back(next);
        ++m_inUse;
        next->grant(takeManager());
    }
    m_granting = false;
}

QNetworkAccessManager &HttpPool::takeManager()
{
    // The first with room: few managers means few of Qt's HTTP threads, and connections that stay warm.
    auto slot = std::find_if(m_slots.begin(), m_slots.end(),
                             [](const Slot &candidate) { return candidate.inUse < kCallsAManager; });
    if (slot == m_slots.end()) {
        m_slots.push_back({std::make_unique<QNetworkAccessManager>(), 0});
        slot = m_slots.end() - 1;
        slot->manager->setProxy(m_transport->proxy);
        slot->manager->setAutoDeleteReplies(false);
        connect(slot->manager.get(), &QNetworkAccessManager::proxyAuthenticationRequired, this,
                [this](const QNetworkProxy &, QAuthenticator *asked) {
                    if (m_config.proxyUser.isEmpty() || asked->password() == m_config.proxyPassword)
                        return; // told before, and it did not help
                    asked->setUser(m_config.proxyUser);
                    asked->setPassword(m_config.proxyPassword);
                });
    }
    ++slot->inUse;
    return *slot->manager;
}

} // namespace sluice
