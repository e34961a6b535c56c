#pragma once

#include "core/api/redrive.h"
#include "core/remote/wire/basics.h"
#include "core/remote/wire/wire.h"

namespace sluice::wire {

// The fields of redrive jobs.

template <>
struct Fields<InputEdit> {
    static constexpr auto list = std::tuple{Field{"kind", &InputEdit::kind}, Field{"path", &InputEdit::path},
                                            Field{"text", &InputEdit::text}};
};

template <>
struct Fields<RedriveOptions> {
    static constexpr auto list = std::tuple{Field{"canary", &RedriveOptions::canary},
                                            Field{"perSecond", &RedriveOptions::perSecond},
                                            Field{"stopAtPercent", &RedriveOptions::stopAtPercent},
                                            Field{"window", &RedriveOptions::window},
                                            Field{"input", &RedriveOptions::input},
                                            Field{"newEffect", &RedriveOptions::newEffect},
                                            Field{"edits", &RedriveOptions::edits}};
};

template <>
struct Fields<RedriveItem> {
    static constexpr auto list = std::tuple{Field{"letter", &RedriveItem::letter}, Field{"state", &RedriveItem::state},
                                            Field{"error", &RedriveItem::error}};
};

template <>
struct Fields<RedriveJobSummary> {
    static constexpr auto list = std::tuple{Field{"id", &RedriveJobSummary::id},
                                            Field{"state", &RedriveJobSummary::state},
                                            Field{"stop", &RedriveJobSummary::stop},
                                            Field{"stopConnection", &RedriveJobSummary::stopConnection},
                                            Field{"options", &RedriveJobSummary::options},
                                            Field{"who", &RedriveJobSummary::who},
                                            Field{"started", &RedriveJobSummary::started},
                                            Field{"ended", &RedriveJobSummary::ended},
                                            Field{"counts", &RedriveJobSummary::counts},
                                            Field{"total", &RedriveJobSummary::total},
                                            Field{"newLetters", &RedriveJobSummary::newLetters},
                                            Field{"isInCare", &RedriveJobSummary::isInCare}};
};

template <>
struct Fields<RedriveJobReport> {
    static constexpr auto list = std::tuple{Field{"summary", &RedriveJobReport::summary},
                                            Field{"items", &RedriveJobReport::items}};
};

} // namespace sluice::wire
