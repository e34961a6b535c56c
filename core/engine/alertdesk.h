#pragma once

#include "core/api/alertfigures.h"
#include "core/base/result.h"
#include "core/journal/journal.h"
#include "core/resilience/alertepisode.h"

#include <map>

namespace sluice {

/// All alerts of an engine: what the rules make of each snapshot, and what people did about it.
///
/// Pure over the snapshots and times that it is given, so that a restart of the engine's parts disturbs nothing; whoever owns
/// it has its changes kept. When an episode begins and ends, `AlertEpisode` decides.
class AlertDesk {
public:
    explicit AlertDesk(const std::vector<AlertRule> &own = {});

    /// Other rules from now on. What fires by a rule that is gone, off, or watches another thing, is over.
    void use(const std::vector<AlertRule> &own);
    /// Goes on with what fired before a restart; of what began anew meanwhile it is the older part, and what people have
    /// done about that counts.
    void restore(std::vector<AlertSummary> kept);
    /// Takes a snapshot, of a time not before the last; `led` is what the coordinator wants somebody to decide about.
    void look(const EngineSnapshot &now, MonoTime at, const std::optional<Error> &led);
    /// Does what a person wants. Errors: `alert.unknown`.
    [[nodiscard]] Result<void> obey(const AlertRequest &request, const QString &who, WallTime now);

    /// What fires, worst first; what waits for nobody comes last.
    [[nodiscard]] std::vector<AlertSummary> alerts(WallTime now) const;
    /// What is to be kept, since the last call.
    [[nodiscard]] std::vector<AlertRecord> takeChanged();
    /// All that fires, for a journal that may not have it, and that those of `kept` which do not are over.
    [[nodiscard]] std::vector<AlertRecord> all(const std::vector<AlertSummary> &kept) const;

private:
    using Key = std::pair<QString, QString>; ///< rule and subject
    struct Entry {
        AlertEpisode episode;
        AlertSummary alert;     ///< while it fires
        bool isDecided = false; ///< somebody has done something about it since this desk is there
    };
    void lookAt(const AlertRule &rule, const EngineSnapshot &now, MonoTime at, const std::optional<Error> &led);
    void note(const AlertRule &rule, const QString &subject, std::optional<bool> isSo, double value,
              const EngineSnapshot &now, MonoTime at, const std::optional<Error> &led);
    static void goOn(Entry &entry, AlertSummary old);
    void change(const Key &key, const Entry *entry);

    std::vector<AlertRule> m_rules;
    std::map<Key, Entry> m_entries;
    AlertRates m_rates;
    std::map<Key, AlertRecord> m_changed;
};

} // namespace sluice
