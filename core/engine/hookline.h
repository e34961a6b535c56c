#pragma once

#include "core/base/result.h"
#include "core/engine/hookreply.h"
#include "core/journal/storedhook.h"
#include "core/resilience/ratelimiter.h"
#include "core/run/plan.h"

#include <deque>
#include <map>
#include <optional>

namespace sluice {

/// Where the webhooks of an endpoint go.
struct HookRoute {
    QString endpoint;
    QString workflow;               ///< its id
    std::optional<RateConfig> rate; ///< of runs that start; none: as they come
    Milliseconds respondWithin{};   ///< how long its senders wait for the answer of their runs; 0: they do not
    bool operator==(const HookRoute &) const = default;
};

/// A webhook on its way to the journal, and who waits to hear of it.
struct TakenHook {
    StoredHook hook;
    HookReplyPtr reply;
};

/// Webhooks that are durable and have not become a run: by endpoint, first come first served, at the endpoint's rate.
///
/// They start the armed version of its workflow, letters of triggers the file. Knows a version for a second after it was
/// read, so that a busy endpoint reads none. Holds no rule about runs. A value over a point in time; thread: one owner.
class HookLine {
public:
    struct Waiting {
        StoredHook hook;
        quint32 letter = 0; ///< the letter that is sent on; 0: it comes from the gateway
        quint32 redrives = 0;
    };
    struct Target {
        std::shared_ptr<const Workflow> workflow;
        PlanPtr plan;
    };
    struct Turn {
        Waiting waiting;
        QString workflow;
        Result<Target> target;
    };

    explicit HookLine(const std::vector<HookRoute> &routes) { use(routes); }

    /// Takes other routes from now on. Who waits keeps their place; of an endpoint that is gone, they are next, with
    /// `hook.endpointUnknown`. A rate that did not change counts on.
    void use(const std::vector<HookRoute> &routes);

    /// The id of the workflow whose armed version an endpoint starts. None: the endpoint is not known.
    [[nodiscard]] std::optional<QString> workflowAt(const QString &endpoint) const;
    /// Whether webhooks of some endpoint start that workflow.
    [[nodiscard]] bool hasEndpointOf(const QString &workflow) const;
    /// See `HookRoute`; 0 for an endpoint that is not known.
    [[nodiscard]] Milliseconds respondWithin(const QString &endpoint) const;
    /// Takes it in; of an endpoint that is not known, it is next, with `hook.endpointUnknown`. Triggers need no route.
    void join(Waiting waiting);
    /// The next whose turn it is at `now`; none: they wait for their rate, or for their workflows to be read.
    [[nodiscard]] std::optional<Turn> next(MonoTime now);
    /// Workflows that must be read before those who wait for them have their turn; asked for anew if no answer comes.
    [[nodiscard]] std::vector<QString> toRead(MonoTime now);
    void read(const QString &workflow, Result<Target> target, MonoTime now);
    /// How long nobody has a turn, unless a workflow is read or somebody joins.
    [[nodiscard]] Nanoseconds timeToNext(MonoTime now) const;
    [[nodiscard]] std::size_t count() const { return m_count; }
    /// Those of one endpoint.
    [[nodiscard]] std::size_t waitingAt(const QString &endpoint) const;
    /// Takes out those who wait for the armed version of a workflow: it is not armed any more.
    [[nodiscard]] std::vector<Waiting> giveUp(const QString &workflow);
    /// While this is on, what triggers have asked for keeps its place and has no turn, but for letters that are sent on.
    void holdTriggers(bool on) { m_holdsTriggers = on; }
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }

private:
    struct Lane {
        QString workflow; ///< as `armedName` names it, or its file
        std::optional<RateConfig> rate;
        std::optional<RateLimiter> limiter;
        MonoTime notBefore{};
        std::deque<Waiting> line;
        bool isTrigger = false;
        Milliseconds respondWithin{};
    };
    struct Known {
        std::optional<Result<Target>> target;
        MonoTime readAt{};
        std::optional<MonoTime> askedAt; ///< and not answered
    };

    [[nodiscard]] bool isFresh(const QString &workflow, MonoTime now) const;
    [[nodiscard]] bool rests(const Lane &lane) const
    {
        return lane.line.empty() || (lane.isTrigger && m_holdsTriggers);
    }
    [[nodiscard]] std::optional<Turn> nextOf(Lane &lane, MonoTime now);
    void noteGone(const Waiting &waiting);

    std::map<QString, Lane> m_lanes;  ///< by endpoint
    QString m_last;                   ///< whose endpoint had the last turn
    std::deque<Waiting> m_strays;     ///< of endpoints that are not there any more
    std::map<QString, Known> m_known; ///< by workflow
    std::size_t m_count = 0;
    qsizetype m_bytes = 0;
    bool m_holdsTriggers = true; ///< until somebody watches
};

} // namespace sluice
