#include "core/api/remedy.h"

#include "core/run/approval.h"

#include <array>

namespace sluice {

namespace {

using Kind = Remedy::Kind;
using Remedies = std::vector<Remedy>;

struct InRun {
    const WhyPlace &place;

    Remedies operator()(const why::Upstream &cause) const
    {
        // The first of them says in turn what keeps it.
        if (cause.steps.empty())
            return {};
        return {{Kind::ShowStep, {}, place.run, cause.steps.front()}};
    }
    Remedies operator()(const why::Paused &) const { return {{Kind::ResumeRun, {}, place.run}}; }
    Remedies operator()(const why::LetterOpen &cause) const
    {
        return {{Kind::ShowLetter, LetterId{place.run, cause.letter}.toString(), place.run}};
    }
    Remedies operator()(const why::Held &) const { return {{Kind::RaiseLimit, place.workflow}}; }
    Remedies operator()(const why::AwaitsEvent &cause) const
    {
        if (isApproval(cause.await))
            return {}; // no event helps
        return {{Kind::PublishEvent, cause.await.topic}};
    }
    Remedies operator()(const why::WaitsForRun &cause) const { return {{Kind::ShowRun, {}, cause.run}}; }
    Remedies operator()(const why::Before &cause) const
    {
        const auto &steps = cause.stopping.empty() ? cause.compensations : cause.stopping;
        if (steps.empty())
            return {};
        return {{Kind::ShowStep, {}, place.run, steps.front()}};
    }
    // What passes by itself, or was decided: time, branches and items to come, a run that is over or is being cancelled.
    Remedies operator()(const why::Join &) const { return {}; }
    Remedies operator()(const why::Timer &) const { return {}; }
    Remedies operator()(const why::Items &) const { return {}; }
    Remedies operator()(const why::Cancelling &) const { return {}; }
    Remedies operator()(const why::RunOver &) const { return {}; }
    Remedies operator()(const why::NotChosen &) const { return {}; }
};

struct InEngine {
    const WhyPlace &place;

    Remedies operator()(const why::BreakerOpen &cause) const { return {{Kind::CloseBreaker, cause.connection}}; }
    Remedies operator()(const why::RateLimited &cause) const { return {{Kind::SetConnection, cause.connection}}; }
    Remedies operator()(const why::ServerPause &) const { return {}; }
    Remedies operator()(const why::RetriesSpent &cause) const { return {{Kind::SetConnection, cause.connection}}; }
    Remedies operator()(const why::PoolFull &cause) const
    {
        return {{Kind::ShowHolders, cause.connection}, {Kind::SetConnection, cause.connection}};
    }
    Remedies operator()(const why::InLine &cause) const
    {
        return {{Kind::ShowLine, cause.connection.isEmpty() ? kReadyQueue : connectionQueue(cause.connection)}};
    }
    Remedies operator()(const why::LimitReached &cause) const
    {
        if (cause.task.isEmpty())
            return {{Kind::RaiseLimit, place.workflow}};
        return {{Kind::ShowTask, place.workflow, {}, {}, cause.task}};
    }
    Remedies operator()(const why::HeldBehind &) const { return {{Kind::RaiseLimit, place.workflow}}; }
    Remedies operator()(const why::JournalTrouble &) const { return {}; }
    Remedies operator()(const why::ComponentDown &cause) const
    {
        if (isAllowed(ComponentAction::Resume, cause.phase))
            return {{Kind::ResumeComponent, cause.component}};
        if (isAllowed(ComponentAction::Start, cause.phase))
            return {{Kind::StartComponent, cause.component}};
        return {};
    }
    Remedies operator()(const why::ConnectionGone &cause) const { return {{Kind::AddConnection, cause.connection}}; }
    Remedies operator()(const why::QueueHeld &cause) const { return {{Kind::ResumeQueue, cause.queue}}; }
    Remedies operator()(const why::LetterWaits &cause) const
    {
        return {{Kind::ShowLetter, cause.letter.toString(), cause.letter.run}};
    }
    Remedies operator()(const why::LetterSnoozed &cause) const
    {
        return {{Kind::WakeLetter, cause.letter.toString(), cause.letter.run}};
    }
    Remedies operator()(const why::ComponentSilent &cause) const
    {
        // One that is merely late needs nobody.
        const bool isBad = cause.health == ComponentHealth::Lost || cause.health == ComponentHealth::Stuck;
        return isBad ? Remedies{{Kind::RestartComponent, cause.component}} : Remedies{};
    }
    Remedies operator()(const why::ComponentGivenUp &cause) const { return {{Kind::StartComponent, cause.component}}; }
};

} // namespace

bool isOrder(Remedy::Kind kind)
{
    return kind <= Kind::WakeLetter;
}

QLatin1StringView nameOf(Remedy::Kind kind)
{
    static constexpr std::array kNames{
        "resumeRun",  "closeBreaker",  "resumeQueue",   "startComponent", "resumeComponent", "restartComponent",
        "wakeLetter", "showHolders",   "showLine",      "showRun",        "showStep",        "showLetter",
        "raiseLimit", "setConnection", "addConnection", "publishEvent",   "showTask"};
    static_assert(kNames.size() == static_cast<std::size_t>(Kind::ShowTask) + 1);
    return QLatin1StringView(kNames[static_cast<std::size_t>(kind)]);
}

std::vector<Remedy> remediesOf(const why::Cause &cause, const WhyPlace &place)
{
    return std::visit(InRun{place}, cause);
}

std::vector<Remedy> remediesOf(const why::EngineCause &cause, const WhyPlace &place)
{
    return std::visit(InEngine{place}, cause);
}

} // namespace sluice
