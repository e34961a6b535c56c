#pragma once

#include "core/run/redrivejob.h"

namespace sluice {

/// A redrive job as front ends see it: how far it is, and why it does not go on.
struct RedriveJobSummary {
    RedriveJobId id{};
    RedriveJobState state = RedriveJobState::Running;
    RedriveStop stop = RedriveStop::None;
    QString stopConnection; ///< whose breaker was open
    RedriveOptions options;
    QString who;
    WallTime started{};
    WallTime ended{}; ///< zero: not over
    std::array<quint32, kRedriveItemStates> counts{};
    quint32 total = 0;
    quint32 newLetters = 0; ///< that came since it started and would belong to it
    bool isInCare = false;  ///< a canary or the ten after it are under way

    [[nodiscard]] quint32 count(RedriveItemState wanted) const { return counts[static_cast<std::size_t>(wanted)]; }
    bool operator==(const RedriveJobSummary &) const = default;
};

[[nodiscard]] RedriveJobSummary summaryOf(const RedriveJob &job);

/// A job with what became of each letter.
struct RedriveJobReport {
    RedriveJobSummary summary;
    std::vector<RedriveItem> items;
};

enum class RedriveJobAction : quint8 { Pause, Resume, Cancel };

} // namespace sluice
