#include "core/integration/http/httpcall.h"

#include "core/integration/errors.h"
#include "core/integration/http/httppool.h"
#include "core/integration/http/httprules.h"
#include "core/integration/http/httptransport.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslError>

#include <algorithm>
#include <array>

namespace sluice {

namespace {

constexpr Milliseconds kPoolFullPause{1000};

} // namespace

HttpCall::HttpCall(HttpPool &pool, HttpRequest request, std::stop_token stop)
    : m_pool(pool)
    , m_request(std::move(request))
    , m_start(pool.m_clock.monotonic())
    , m_stop(std::move(stop))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &HttpCall::timeOut);
}

HttpCall::~HttpCall() = default;

void HttpCall::begin()
{
    if (m_stop.stop_requested() || m_pool.m_closing)
        return cancel();
    if (auto checked = checkRequest(m_request); !checked)
        return fail({std::move(checked.error()), FailureClass::Permanent, std::nullopt});
    if (m_pool.m_transport->broken)
        return fail(CallFailure(*m_pool.m_transport->broken));
    m_timer.start(std::max(Milliseconds(1), m_request.timeout));
    // The callback runs on whichever thread stops; the destructor of the call waits for it.
    m_onStop.emplace(m_stop, [this] { QMetaObject::invokeMethod(this, &HttpCall::cancel, Qt::QueuedConnection); });
    switch (m_pool.enter(*this)) {
    case HttpPool::Entry::Full: {
        CallFailure full{Error{QString(errors::kHttpPoolFull),
                               {{QStringLiteral("waiting"), QString::number(m_pool.m_config.maxWaiting)}},
                               {}},
                         FailureClass::Rejected, kPoolFullPause};
        return fail(std::move(full));
    }
    case HttpPool::Entry::Waiting:
        m_entered = true;
        break;
    case HttpPool::Entry::Granted:
        m_entered = true;
        grant(m_pool.takeManager());
        break;
    }
}

void HttpCall::grant(QNetworkAccessManager &manager)
{
    m_manager = &manager;
    m_outcome.timings.granted = elapsed();
    resolve();
}

void HttpCall::resolve()
{
    const QString host = m_request.url.host();
    const QHostAddress literal(host);
    if (!literal.isNull())
        return connectTo({literal});
    m_lookup = QHostInfo::lookupHost(m_request.url.host(QUrl::FullyEncoded), this, &HttpCall::takeAddresses);
}

void HttpCall::takeAddresses(const QHostInfo &info)
{
    m_lookup = -1;
    if (info.error() != QHostInfo::NoError || info.addresses().isEmpty()) {
        return fail(errors::kHttpHostNotFound, {{QStringLiteral("host"), m_request.url.host()}},
                    FailureClass::Transient, info.errorString());
    }
    connectTo(info.addresses());
}

void HttpCall::connectTo(QList<QHostAddress> addresses)
{
    m_outcome.timings.resolved = elapsed();
    // One forbidden address is enough: a name that mixes them is how a guard is led around.
    for (const QHostAddress &address : std::as_const(addresses)) {
        const AddressClass addressClass = classify(address);
        if (!m_pool.m_config.addresses.allows(addressClass)) {
            return fail(errors::kHttpAddressRefused,
                        {{QStringLiteral("host"), m_request.url.host()},
                         {QStringLiteral("address"), address.toString()},
                         {QStringLiteral("class"), name(addressClass)}},
                        FailureClass::Permanent);
        }
    }
    m_addresses = std::move(addresses);
    transmit();
}

void HttpCall::transmit()
{
    m_connecting = false;
    m_sent = false;
    m_badCertificate = false;
    const auto pinned = pinnedRequest(m_request, m_addresses.takeFirst(), *m_pool.m_transport);
    m_reply = sendBy(*m_manager, m_request, pinned);
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, [this] { m_connecting = true; });
    connect(m_reply, &QNetworkReply::requestSent, this, [this] {
        m_sent = true;
        m_outcome.timings.connected = elapsed();
    });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, [this] {
        if (m_outcome.timings.firstByte.count() == 0)
            m_outcome.timings.firstByte = elapsed();
    });
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &sslErrors) {
        m_badCertificate = true;
        QStringList texts;
        for (const QSslError &error : sslErrors)
            texts.append(error.errorString());
        m_tlsDetail = texts.join(u"; ");
    });
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpCall::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &HttpCall::endReply);
}

bool HttpCall::readBody()
{
    std::array<char, 16 * 1024> chunk;
    for (;;) {
        const qint64 size = m_reply->read(chunk.data(), chunk.size());
        if (size <= 0)
            return true;
        if (m_outcome.body.size() + size > m_request.maxBody) {
            m_outcome.head = m_outcome.body.left(HttpOutcome::kHeadBytes);
            m_outcome.body.clear();
            m_outcome.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            fail(errors::kHttpTooLarge,
                 {{QStringLiteral("host"), m_request.url.host()},
                  {QStringLiteral("bytes"), QString::number(m_request.maxBody)}},
                 FailureClass::Permanent);
            return false;
        }
        m_outcome.body.append(chunk.data(), size);
        countBody(m_outcome.body.size());
    }
}

void HttpCall::countBody(qsizetype bytes)
{
    m_pool.m_buffered -= std::exchange(m_counted, static_cast<quint64>(bytes));
    m_pool.m_buffered += m_counted;
}

void HttpCall::endReply()
{
    if (!readBody())
        return;
    const auto error = m_reply->error();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_outcome.status = status;
    if (status != 0 && isStatusError(error, status))
        return endAnswer();
    const bool sent = maybeSent();
    auto found = failureOf(m_request, error, m_badCertificate ? m_tlsDetail : m_reply->errorString(), sent,
                           m_badCertificate);
    dropReply();
    nameProxy(found, m_request, m_pool.m_transport->proxy);
    const bool tryNext = found.error.code == errors::kHttpRefused || found.error.code == errors::kHttpUnreachable;
    if (tryNext && !m_addresses.isEmpty())
        return transmit();
    fail(found);
}

void HttpCall::endAnswer()
{
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        m_outcome.headers.append({name, value});
    dropReply();
    if (m_request.maxRedirects > 0) {
        if (auto next = redirected(m_request, m_outcome.status, headerValue(m_outcome.headers, "Location"))) {
            if (m_outcome.redirects >= m_request.maxRedirects) {
                return fail(errors::kHttpTooManyRedirects,
                            {{QStringLiteral("url"), m_request.url.toDisplayString(QUrl::RemoveQuery)},
                             {QStringLiteral("count"), QString::number(m_outcome.redirects)}},
                            FailureClass::Permanent);
            }
            if (auto checked = checkRequest(*next); !checked)
                return fail({std::move(checked.error()), FailureClass::Permanent, std::nullopt});
            m_request = *std::move(next);
            ++m_outcome.redirects;
            m_outcome.status = 0;
            m_outcome.headers.clear();
            m_outcome.body.clear();
            m_outcome.timings.firstByte = Nanoseconds(0);
            return resolve();
        }
    }
    if (const auto failureClass = failureOfStatus(m_outcome.status)) {
        const QString url = m_request.url.toDisplayString(QUrl::RemoveQuery | QUrl::RemoveFragment);
        return fail(
            {Error{QString(errors::kHttpStatus),
                   {{QStringLiteral("status"), QString::number(m_outcome.status)}, {QStringLiteral("url"), url}},
                   {}},
             *failureClass, parseRetryAfter(headerValue(m_outcome.headers, "Retry-After"), m_pool.m_clock.wall())});
    }
    finish();
}

void HttpCall::timeOut()
{
    const bool isUnknown = maybeSent() && !isSafeToRepeat(m_request);
    fail(errors::kHttpTimeout,
         {{QStringLiteral("host"), m_request.url.host()},
          {QStringLiteral("milliseconds"), QString::number(m_request.timeout.count())}},
         isUnknown ? FailureClass::Unknown : FailureClass::Transient);
}

void HttpCall::cancel()
{
    if (!m_finished)
        fail(errors::kHttpCancelled, {}, FailureClass::Cancelled);
}

bool HttpCall::maybeSent() const
{
    if (!m_reply)
        return false;
    // Qt reports no sending of an empty one-shot body, nor the connecting of a connection that it keeps alive.
    const bool wouldTell = m_connecting && !m_request.body.isEmpty();
    return m_sent || (!wouldTell && !isSafeToRepeat(m_request));
}

Nanoseconds HttpCall::elapsed() const
{
    return m_pool.m_clock.monotonic() - m_start;
}

void HttpCall::dropReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    if (m_reply->isRunning())
        m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
}

void HttpCall::fail(QLatin1StringView code, QMap<QString, QString> args, FailureClass failureClass, QString detail)
{
    fail({Error{QString(code), std::move(args), std::move(detail)}, failureClass, std::nullopt});
}

void HttpCall::fail(CallFailure failure)
{
    m_outcome.failure = std::move(failure);
    finish();
}

void HttpCall::finish()
{
    m_finished = true;
    countBody(0);
    m_onStop.reset();
    m_timer.stop();
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
    dropReply();
    m_outcome.timings.total = elapsed();
    m_outcome.finalUrl = m_request.url;
    if (m_outcome.head.isEmpty())
        m_outcome.head = m_outcome.body.left(HttpOutcome::kHeadBytes);
    if (m_entered)
        m_pool.leave(*this);
    if (m_waiter)
        std::exchange(m_waiter, nullptr).resume();
}

} // namespace sluice
