#pragma once

#include "core/api/engineclient.h"
#include "core/remote/role.h"

#include <array>
#include <tuple>

namespace sluice {

/// A call of the control API: a function of `EngineClient`, its name, who may make it, and what its parameters are called.
template <auto Member>
struct Method {
    static constexpr auto member = Member;
    const char *name;
    Role role;
    std::array<const char *, 4> params{};
};

/// All calls of the control API, once for the server and the client. `watchRun` and `unwatchRun` are the session's own.
inline constexpr std::tuple kMethods{
    // What anybody who may look may ask.
    Method<&EngineClient::listRuns>{"run.list", Role::Viewer, {"filter", "page"}},
    Method<&EngineClient::searchRuns>{"run.search", Role::Viewer, {"filter", "request"}},
    Method<&EngineClient::readRun>{"run.read", Role::Viewer, {"run"}},
    Method<&EngineClient::whyNot>{"run.whyNot", Role::Viewer, {"run", "step"}},
    Method<&EngineClient::readActivity>{"workflow.activity", Role::Viewer, {"workflow"}},
    Method<&EngineClient::listVersions>{"version.list", Role::Viewer, {"workflow", "page"}},
    Method<&EngineClient::readVersion>{"version.read", Role::Viewer, {"workflow", "number"}},
    Method<&EngineClient::listLetters>{"letter.list", Role::Viewer, {"filter", "page"}},
    Method<&EngineClient::readLetter>{"letter.read", Role::Viewer, {"letter"}},
    Method<&EngineClient::listLetterGroups>{"letter.groups", Role::Viewer, {"filter", "page", "until"}},
    Method<&EngineClient::letterIds>{"letter.ids", Role::Viewer, {"filter"}},
    Method<&EngineClient::previewEdits>{"letter.previewEdits", Role::Viewer, {"request"}},
    Method<&EngineClient::exportLetters>{"letter.export", Role::Viewer, {"request"}},
    Method<&EngineClient::readRedriveJob>{"redrive.read", Role::Viewer, {"job"}},
    Method<&EngineClient::peekQueue>{"queue.peek", Role::Viewer, {"queue", "count"}},
    Method<&EngineClient::poolHolders>{"connection.holders", Role::Viewer, {"connection"}},
    Method<&EngineClient::readLog>{"log.read", Role::Viewer, {"after", "count"}},
    Method<&EngineClient::recentEvents>{"event.recent", Role::Viewer, {"pattern"}},
    Method<&EngineClient::topics>{"event.topics", Role::Viewer},
    Method<&EngineClient::listEvents>{"event.list", Role::Viewer, {"filter", "page"}},
    Method<&EngineClient::listAudit>{"audit.list", Role::Viewer, {"filter", "page"}},
    Method<&EngineClient::readGrowth>{"growth.read", Role::Viewer},
    Method<&EngineClient::readDemo>{"demo.read", Role::Viewer},
    // What keeps things going.
    Method<&EngineClient::executeWorkflow>{"workflow.execute", Role::Operator, {"id", "params"}},
    Method<&EngineClient::cancelRun>{"run.cancel", Role::Operator, {"run"}},
    Method<&EngineClient::pauseRun>{"run.pause", Role::Operator, {"run"}},
    Method<&EngineClient::resumeRun>{"run.resume", Role::Operator, {"run"}},
    Method<&EngineClient::restartRun>{"run.restart", Role::Operator, {"run", "click"}},
    Method<&EngineClient::runAgain>{"run.again", Role::Operator, {"request"}},
    Method<&EngineClient::forkRun>{"run.fork", Role::Operator, {"request"}},
    Method<&EngineClient::skipStep>{"run.skipStep", Role::Operator, {"request"}},
    Method<&EngineClient::stepRun>{"run.step", Role::Operator, {"request"}},
    Method<&EngineClient::setBreakpoints>{"run.setBreakpoints", Role::Operator, {"request"}},
    Method<&EngineClient::redrive>{"letter.redrive", Role::Operator, {"request"}},
    Method<&EngineClient::discard>{"letter.discard", Role::Operator, {"request"}},
    Method<&EngineClient::snooze>{"letter.snooze", Role::Operator, {"request"}},
    Method<&EngineClient::undoDiscard>{"letter.undoDiscard", Role::Operator, {"letter", "click"}},
    Method<&EngineClient::noteCause>{"letter.note", Role::Operator, {"fingerprint", "text"}},
    Method<&EngineClient::importLetters>{"letter.import", Role::Operator, {"file"}},
    Method<&EngineClient::startRedriveJob>{"redrive.start", Role::Operator, {"request"}},
    Method<&EngineClient::controlRedriveJob>{"redrive.control", Role::Operator, {"job", "action"}},
    Method<&EngineClient::controlBreaker>{"breaker.control", Role::Operator, {"request"}},
    Method<&EngineClient::controlQueue>{"queue.control", Role::Operator, {"request"}},
    Method<&EngineClient::controlComponent>{"component.control", Role::Operator, {"request"}},
    Method<&EngineClient::controlAlert>{"alert.control", Role::Operator, {"request"}},
    Method<&EngineClient::publishEvent>{"event.publish", Role::Operator, {"topic", "data"}},
    Method<&EngineClient::replayEvent>{"event.replay", Role::Operator, {"number"}},
    Method<&EngineClient::resumeSubscriber>{"event.resumeSubscriber", Role::Operator, {"subscriber"}},
    Method<&EngineClient::controlDemo>{"demo.control", Role::Operator, {"knobs"}},
    // What decides what runs, and how.
    Method<&EngineClient::startRun>{"run.start", Role::Designer, {"request"}},
    Method<&EngineClient::registerWorkflow>{"workflow.register", Role::Designer, {"id", "tasks"}},
    Method<&EngineClient::keepVersion>{"version.keep", Role::Designer, {"request"}},
    Method<&EngineClient::armWorkflow>{"workflow.arm", Role::Designer, {"workflow"}},
    Method<&EngineClient::disarmWorkflow>{"workflow.disarm", Role::Designer, {"id"}},
    Method<&EngineClient::testConnection>{"connection.test", Role::Designer, {"test"}},
    Method<&EngineClient::setConnections>{"connection.set", Role::Designer, {"connections"}},
    Method<&EngineClient::setSettings>{"settings.engine", Role::Designer, {"settings"}},
    Method<&EngineClient::setWebhooks>{"settings.webhooks", Role::Designer, {"webhooks"}},
    Method<&EngineClient::setAlertRules>{"settings.alerts", Role::Designer, {"rules"}},
    Method<&EngineClient::resetGrowth>{"growth.reset", Role::Designer, {"request"}},
};

namespace detail {

template <typename Done>
struct AnswerOf;
template <typename T>
struct AnswerOf<std::function<void(Result<T>)>> {
    using Type = T;
};

template <typename Tuple, typename Indices>
struct Firsts;
template <typename Tuple, std::size_t... indices>
struct Firsts<Tuple, std::index_sequence<indices...>> {
    using Type = std::tuple<std::decay_t<std::tuple_element_t<indices, Tuple>>...>;
};

/// What a call takes, and what it is answered with.
template <typename Member>
struct Shape;
template <typename... All>
struct Shape<void (EngineClient::*)(All...)> {
    using Tuple = std::tuple<All...>;
    static constexpr std::size_t kCount = sizeof...(All);
    static constexpr bool kHasAnswer = [] {
        if constexpr (kCount >= 2)
            return std::is_same_v<std::tuple_element_t<kCount - 2, Tuple>, QObject *>;
        else
            return false;
    }();
    using Arguments = typename Firsts<Tuple, std::make_index_sequence<kHasAnswer ? kCount - 2 : kCount>>::Type;
};

template <typename Member, bool hasAnswer>
struct AnswerOfMember {
    using Type = void;
};
template <typename Member>
struct AnswerOfMember<Member, true> {
    using Tuple = typename Shape<Member>::Tuple;
    using Type = typename AnswerOf<std::tuple_element_t<std::tuple_size_v<Tuple> - 1, Tuple>>::Type;
};

} // namespace detail

/// The parameters of a call without `context` and `done`, as values.
template <auto Member>
using ArgumentsOf = typename detail::Shape<decltype(Member)>::Arguments;
/// False for those that are not answered, such as `setConnections`.
template <auto Member>
inline constexpr bool kIsAnswered = detail::Shape<decltype(Member)>::kHasAnswer;
template <auto Member>
using AnswerOf = typename detail::AnswerOfMember<decltype(Member), kIsAnswered<Member>>::Type;

template <auto Member>
inline constexpr const Method<Member> &kMethod = std::get<Method<Member>>(kMethods);

} // namespace sluice
