#pragma once

#include "core/base/clock.h"
#include "core/integration/http/httpmessage.h"

#include <QHostInfo>
#include <QObject>
#include <QTimer>

#include <coroutine>
#include <functional>
#include <stop_token>

class QNetworkAccessManager;
class QNetworkReply;
class QSslError;

namespace sluice {

class HttpPool;

/// One call of a pool, from the line for a free place to the last byte, redirects included.
///
/// Lives in the frame of `HttpPool::send`, which waits for it; the answer resumes that coroutine and thereby destroys
/// the call, so nothing may follow `finish`. Thread: that of its pool.
class HttpCall final : public QObject {
    Q_OBJECT

public:
    HttpCall(HttpPool &pool, HttpRequest request, std::stop_token stop);
    ~HttpCall() override;

    /// The pool has room: go.
    void grant(QNetworkAccessManager &manager);
    /// The pool ends, or someone asked to stop.
    void cancel();

    [[nodiscard]] QNetworkAccessManager *manager() const noexcept { return m_manager; }

    /// What `co_await` works on: starts the call, and gives its outcome.
    struct Awaiter {
        HttpCall &call;

        [[nodiscard]] bool await_ready() const
        {
            call.begin();
            return call.m_finished;
        }
        void await_suspend(std::coroutine_handle<> waiter) const noexcept { call.m_waiter = waiter; }
        [[nodiscard]] HttpOutcome await_resume() const noexcept { return std::move(call.m_outcome); }
    };

private:
    void begin();
    void resolve();
    void takeAddresses(const QHostInfo &info);
    void connectTo(QList<QHostAddress> addresses);
    void transmit();
    /// Takes what has come; false when that was too much and the call, maybe this object too, is over.
    bool readBody();
    void countBody(qsizetype bytes);
    void endReply();
    void endAnswer();
    void timeOut();
    void dropReply();
    [[nodiscard]] bool maybeSent() const;
    [[nodiscard]] Nanoseconds elapsed() const;
    void fail(CallFailure failure);
    void fail(QLatin1StringView code, QMap<QString, QString> args, FailureClass failureClass, QString detail = {});
    void finish();

    HttpPool &m_pool;
    HttpRequest m_request;
    HttpOutcome m_outcome;
    MonoTime m_start;
    QTimer m_timer;
    QNetworkAccessManager *m_manager = nullptr;
    QNetworkReply *m_reply = nullptr;
    QList<QHostAddress> m_addresses; ///< checked, and not yet tried
    quint64 m_counted = 0;           ///< of the body, among what the pool buffers
    int m_lookup = -1;
    bool m_entered = false;
    bool m_connecting = false; ///< the reply opened a connection of its own
    bool m_sent = false;       ///< Qt reported bytes of this request on the wire
    bool m_badCertificate = false;
    bool m_finished = false;
    QString m_tlsDetail;
    std::coroutine_handle<> m_waiter;
    std::stop_token m_stop;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop; ///< last: goes first
};

} // namespace sluice
