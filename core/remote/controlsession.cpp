#include "core/api/errors.h"
#include "core/base/logbook.h"
#include "core/remote/controlcalls.h"
#include "core/remote/controlservice.h"
#include "core/remote/errors.h"
#include "core/remote/rpc.h"
#include "core/remote/wire/allfields.h"

#include <QLoggingCategory>
#include <QPointer>

namespace sluice {

namespace {

Q_LOGGING_CATEGORY(lcControl, "sluice.remote")

/// Requests of one session that have no answer yet, at most.
constexpr int kMostAsked = 256;

Error errorOf(QLatin1StringView code, QMap<QString, QString> args = {})
{
    return Error{QString(code), std::move(args), {}};
}

} // namespace

ControlSession::ControlSession(ControlService &service, ControlCaller caller, ControlOutlet outlet)
    : m_service(service)
    , m_caller(std::move(caller))
    , m_outlet(std::move(outlet))
{
    m_service.m_sessions.insert(this);
}

ControlSession::~ControlSession()
{
    m_service.m_sessions.remove(this);
    for (const auto &[run, times] : m_watched) {
        for (int i = 0; i < times; ++i)
            m_service.m_engine.unwatchRun(run);
    }
}

void ControlSession::receive(const QByteArray &message)
{
    const auto request = rpc::readRequest(message);
    if (!request) {
        say(rpc::refusal({}, request.error()));
        return;
    }
    const QJsonValue &id = request->id;
    if (id.isUndefined()) { // nothing that is asked of an engine is done without an answer
        say(rpc::refusal({}, errorOf(errors::kRemoteMalformed)));
        return;
    }
    if (request->method == u"hello")
        greet(id, request->params);
    else if (m_client.isEmpty())
        say(rpc::refusal(id, errorOf(errors::kRemoteGreetFirst)));
    else if (request->method == u"run.watch" || request->method == u"run.unwatch")
        watch(id, request->params, request->method == u"run.watch");
    else
        perform(id, request->method, request->params);
}

void ControlSession::greet(const QJsonValue &id, const QJsonObject &params)
{
    const int theirs = params.value(QStringLiteral("protocol")).toInt();
    const QString client = params.value(QStringLiteral("client")).toString();
    if (theirs != kControlProtocol) {
        say(rpc::refusal(
            id, errorOf(errors::kRemoteProtocol, {{QStringLiteral("theirs"), QString::number(theirs)},
                                                  {QStringLiteral("ours"), QString::number(kControlProtocol)}})));
        return;
    }
    if (client.isEmpty() || client.size() > 100) {
        say(rpc::refusal(id,
                         errorOf(errors::kRemoteParamsWrong, {{QStringLiteral("method"), QStringLiteral("hello")},
                                                              {QStringLiteral("place"), QStringLiteral("client")}})));
        return;
    }
    m_client = m_caller.name + u'/' + client; // nobody gets the answers of another
    say(rpc::answer(id, m_service.greeting(m_caller)));
    m_missedNews = true; // since the others were told last
}

void ControlSession::watch(const QJsonValue &id, const QJsonObject &params, bool isOn)
{
    RunId run{};
    wire::Trouble trouble;
    if (!wire::read(params.value(QStringLiteral("run")), run, trouble)) {
        say(rpc::refusal(id,
                         errorOf(errors::kRemoteParamsWrong, {{QStringLiteral("method"), QStringLiteral("run.watch")},
                                                              {QStringLiteral("place"), QStringLiteral("run")}})));
        return;
    }
    say(rpc::answer(id, QJsonObject()));
    if (isOn) {
        ++m_watched[run];
        m_service.m_engine.watchRun(run);
    } else if (const auto watched = m_watched.find(run); watched != m_watched.end()) {
        if (--watched->second == 0)
            m_watched.erase(watched);
        m_service.m_engine.unwatchRun(run);
    }
}

void ControlSession::perform(const QJsonValue &id, const QString &method, const QJsonObject &params)
{
    const ControlCall *call = controlCall(method);
    if (!call) {
        say(rpc::refusal(id, errorOf(errors::kRemoteMethodUnknown, {{QStringLiteral("method"), method}})));
        return;
    }
    if (m_caller.role < call->role) {
        qCInfo(lcControl).noquote() << m_caller.name << "was refused" << method;
        say(rpc::refusal(id,
                         errorOf(errors::kEngineNotAllowed, {{QStringLiteral("role"), wire::enumName(call->role)}})));
        return;
    }
    if (m_asked >= kMostAsked) {
        say(rpc::refusal(id, errorOf(errors::kRemoteBusy, {{QStringLiteral("limit"), QString::number(kMostAsked)}})));
        return;
    }
    const QPointer<ControlSession> self(this);
    const auto tell = [self](const QByteArray &message) {
        if (!self)
            return;
        --self->m_asked;
        self->say(message);
    };
    ++m_asked;
    if (!call->isCommand()) {
        carryOut(*call, params, tell, id);
        return;
    }
    wire::Trouble trouble;
    KeptAnswers::Key key{m_client, 0};
    if (!wire::read(id, key.request, trouble)) {
        tell(rpc::refusal(id, errorOf(errors::kRemoteMalformed)));
        return;
    }
    KeptAnswers &answers = m_service.m_answers;
    const auto verdict = answers.begin(key, tell);
    if (const auto *known = std::get_if<KeptAnswers::Known>(&verdict)) {
        tell(known->answer ? *known->answer : rpc::refusal(id, errorOf(errors::kRemoteForgotten)));
    } else if (std::holds_alternative<KeptAnswers::UnderWay>(verdict)) {
        return; // whoever carries it out tells
    } else {
        qCInfo(lcControl).noquote() << m_caller.name << "asks for" << method;
        m_service.m_actAs(m_caller.name);
        carryOut(
            *call, params, [&answers, key](const QByteArray &message) { answers.finish(key, message); }, id);
        m_service.m_actAs({});
    }
}

/// A command goes on when its session ends: whoever asks again gets its answer.
void ControlSession::carryOut(const ControlCall &call, const QJsonObject &params,
                              std::function<void(const QByteArray &)> answer, const QJsonValue &id)
{
    QObject *context = call.isCommand() ? static_cast<QObject *>(&m_service) : this;
    const auto begun = call.perform(m_service.m_engine, params, context,
                                    [answer, id](const Result<QJsonValue> &result) {
                                        answer(result ? rpc::answer(id, *result) : rpc::refusal(id, result.error()));
                                    });
    if (!begun)
        answer(rpc::refusal(id, begun.error()));
}

} // namespace sluice
