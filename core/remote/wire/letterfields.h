#pragma once

#include "core/api/letterpages.h"
#include "core/remote/wire/snapshotfields.h"
#include "core/remote/wire/wire.h"

namespace sluice::wire {

// The fields of dead letters.

template <>
struct Fields<AttemptRecord> {
    static constexpr auto list = std::tuple{Field{"step", &AttemptRecord::step},
                                            Field{"epoch", &AttemptRecord::epoch},
                                            Field{"number", &AttemptRecord::number},
                                            Field{"started", &AttemptRecord::started},
                                            Field{"ended", &AttemptRecord::ended},
                                            Field{"outcome", &AttemptRecord::outcome},
                                            Field{"failureClass", &AttemptRecord::failureClass},
                                            Field{"error", &AttemptRecord::error},
                                            Field{"response", &AttemptRecord::response},
                                            Field{"retryAt", &AttemptRecord::retryAt}};
};

template <>
struct Fields<LetterOrigin> {
    static constexpr auto list = std::tuple{Field{"journal", &LetterOrigin::journal},
                                            Field{"workspace", &LetterOrigin::workspace},
                                            Field{"letter", &LetterOrigin::letter}};
};

template <>
struct Fields<LetterSummary> {
    static constexpr auto list = std::tuple{Field{"id", &LetterSummary::id},
                                            Field{"workflow", &LetterSummary::workflow},
                                            Field{"task", &LetterSummary::task},
                                            Field{"taskType", &LetterSummary::taskType},
                                            Field{"connection", &LetterSummary::connection},
                                            Field{"step", &LetterSummary::step},
                                            Field{"itemPath", &LetterSummary::itemPath},
                                            Field{"itemText", &LetterSummary::itemText},
                                            Field{"state", &LetterSummary::state},
                                            Field{"failureClass", &LetterSummary::failureClass},
                                            Field{"error", &LetterSummary::error},
                                            Field{"fingerprint", &LetterSummary::fingerprint},
                                            Field{"created", &LetterSummary::created},
                                            Field{"changed", &LetterSummary::changed},
                                            Field{"redrives", &LetterSummary::redrives},
                                            Field{"payload", &LetterSummary::payload},
                                            Field{"snoozedUntil", &LetterSummary::snoozedUntil},
                                            Field{"kind", &LetterSummary::kind},
                                            Field{"origin", &LetterSummary::origin},
                                            Field{"headers", &LetterSummary::headers},
                                            Field{"clicks", &LetterSummary::clicks},
                                            Field{"decidedBy", &LetterSummary::decidedBy},
                                            Field{"reason", &LetterSummary::reason},
                                            Field{"from", &LetterSummary::from},
                                            Field{"attempts", &LetterSummary::attempts}};
};

template <>
struct Fields<LetterGroup> {
    static constexpr auto list = std::tuple{Field{"fingerprint", &LetterGroup::fingerprint},
                                            Field{"count", &LetterGroup::count},
                                            Field{"firstSeen", &LetterGroup::firstSeen},
                                            Field{"lastSeen", &LetterGroup::lastSeen},
                                            Field{"trend", &LetterGroup::trend},
                                            Field{"newest", &LetterGroup::newest},
                                            Field{"isOneWorkflow", &LetterGroup::isOneWorkflow},
                                            Field{"isOneTask", &LetterGroup::isOneTask},
                                            Field{"open", &LetterGroup::open},
                                            Field{"unsure", &LetterGroup::unsure},
                                            Field{"retriedOften", &LetterGroup::retriedOften},
                                            Field{"snoozed", &LetterGroup::snoozed},
                                            Field{"discarded", &LetterGroup::discarded}};
};

template <>
struct Fields<LetterPlace> {
    static constexpr auto list = std::tuple{Field{"workflow", &LetterPlace::workflow},
                                            Field{"task", &LetterPlace::task},
                                            Field{"connection", &LetterPlace::connection}};
};

template <>
struct Fields<LetterGroupPage> {
    static constexpr auto list = std::tuple{
        Field{"total", &LetterGroupPage::total}, Field{"letters", &LetterGroupPage::letters},
        Field{"offset", &LetterGroupPage::offset}, Field{"rows", &LetterGroupPage::rows},
        Field{"places", &LetterGroupPage::places}};
};

template <>
struct Fields<EditedInput> {
    static constexpr auto list = std::tuple{Field{"letter", &EditedInput::letter},
                                            Field{"changes", &EditedInput::changes},
                                            Field{"error", &EditedInput::error}, Field{"before", &EditedInput::before},
                                            Field{"after", &EditedInput::after}};
};

} // namespace sluice::wire
