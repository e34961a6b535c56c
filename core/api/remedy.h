#pragma once

#include "core/api/whynot.h"

#include <QLatin1StringView>

namespace sluice {

/// What a person can do about one cause that something does not go on. A value: front ends word it, and carry it out.
struct Remedy {
    enum class Kind : quint8 {
        // Orders to the engine, which audits them.
        ResumeRun,        ///< `run`
        CloseBreaker,     ///< target: the connection
        ResumeQueue,      ///< target: the queue
        StartComponent,   ///< target: the component
        ResumeComponent,  ///< target: the component
        RestartComponent, ///< target: the component
        WakeLetter,       ///< target: the letter
        // Things to look at, or to set elsewhere.
        ShowHolders,   ///< who has a place of the pool; target: the connection
        ShowLine,      ///< who waits before it; target: the queue
        ShowRun,       ///< `run`
        ShowStep,      ///< `run` and `step`
        ShowLetter,    ///< target: the letter
        RaiseLimit,    ///< of a workflow; target: the workflow
        SetConnection, ///< its pool, its rate, its address; target: the connection
        AddConnection, ///< it is gone; target: the connection
        PublishEvent,  ///< that is waited for; target: the topic
        ShowTask,      ///< of a workflow, in the designer; target: the workflow, and `task`
    };
    Kind kind = Kind::ResumeRun;
    QString target;
    RunId run{};
    StepIndex step{};
    QString task = {};

    bool operator==(const Remedy &) const = default;
};

/// Whether the engine carries it out; all else leads to where a person sees or sets something.
[[nodiscard]] bool isOrder(Remedy::Kind kind);
/// Its stable name, for machines: "closeBreaker".
[[nodiscard]] QLatin1StringView nameOf(Remedy::Kind kind);

/// Where a cause holds: in which run of which workflow, if in any.
struct WhyPlace {
    RunId run{};
    QString workflow;
};

/// What can be done about a cause, the nearest first; nothing: it passes by itself, or for good.
[[nodiscard]] std::vector<Remedy> remediesOf(const why::Cause &cause, const WhyPlace &place);
[[nodiscard]] std::vector<Remedy> remediesOf(const why::EngineCause &cause, const WhyPlace &place);

} // namespace sluice
