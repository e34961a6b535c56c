#pragma once

#include "core/api/whynot.h"
#include "core/remote/wire/basics.h"
#include "core/remote/wire/wire.h"

namespace sluice::wire {

// The fields of causes that something waits.

template <>
struct Fields<Await> {
    static constexpr auto list = std::tuple{Field{"topic", &Await::topic}, Field{"key", &Await::key},
                                            Field{"value", &Await::value}, Field{"ends", &Await::ends}};
};

template <>
struct Fields<why::Upstream> {
    static constexpr auto list = std::tuple{Field{"steps", &why::Upstream::steps}};
};

template <>
struct Fields<why::Join> {
    static constexpr auto list = std::tuple{Field{"needed", &why::Join::needed}, Field{"come", &why::Join::come},
                                            Field{"of", &why::Join::of}};
};

template <>
struct Fields<why::Paused> {
    static constexpr auto list = std::tuple{Field{"who", &why::Paused::who}, Field{"since", &why::Paused::since},
                                            Field{"haltedAt", &why::Paused::haltedAt}};
};

template <>
struct Fields<why::Timer> {
    static constexpr auto list = std::tuple{Field{"due", &why::Timer::due}, Field{"retry", &why::Timer::retry},
                                            Field{"attempt", &why::Timer::attempt}, Field{"of", &why::Timer::of}};
};

template <>
struct Fields<why::LetterOpen> {
    static constexpr auto list = std::tuple{Field{"letter", &why::LetterOpen::letter}};
};

template <>
struct Fields<why::Items> {
    static constexpr auto list = std::tuple{Field{"done", &why::Items::done}, Field{"begun", &why::Items::begun},
                                            Field{"of", &why::Items::of}, Field{"cap", &why::Items::cap}};
};

template <>
struct Fields<why::Cancelling> {
    static constexpr auto list = std::tuple{};
};

template <>
struct Fields<why::RunOver> {
    static constexpr auto list = std::tuple{Field{"state", &why::RunOver::state}};
};

template <>
struct Fields<why::NotChosen> {
    static constexpr auto list = std::tuple{};
};

template <>
struct Fields<why::Held> {
    static constexpr auto list = std::tuple{};
};

template <>
struct Fields<why::AwaitsEvent> {
    static constexpr auto list = std::tuple{Field{"await", &why::AwaitsEvent::await},
                                            Field{"due", &why::AwaitsEvent::due}};
};

template <>
struct Fields<why::Before> {
    static constexpr auto list = std::tuple{Field{"stopping", &why::Before::stopping},
                                            Field{"compensations", &why::Before::compensations}};
};

template <>
struct Fields<why::WaitsForRun> {
    static constexpr auto list = std::tuple{
        Field{"run", &why::WaitsForRun::run}, Field{"workflow", &why::WaitsForRun::workflow},
        Field{"ends", &why::WaitsForRun::ends}, Field{"due", &why::WaitsForRun::due}};
};

template <>
struct Fields<why::BreakerOpen> {
    static constexpr auto list = std::tuple{
        Field{"connection", &why::BreakerOpen::connection}, Field{"until", &why::BreakerOpen::until},
        Field{"forcedBy", &why::BreakerOpen::forcedBy}, Field{"forcedWhy", &why::BreakerOpen::forcedWhy}};
};

template <>
struct Fields<why::RateLimited> {
    static constexpr auto list = std::tuple{Field{"connection", &why::RateLimited::connection},
                                            Field{"until", &why::RateLimited::until}};
};

template <>
struct Fields<why::ServerPause> {
    static constexpr auto list = std::tuple{Field{"connection", &why::ServerPause::connection},
                                            Field{"until", &why::ServerPause::until}};
};

template <>
struct Fields<why::RetriesSpent> {
    static constexpr auto list = std::tuple{Field{"connection", &why::RetriesSpent::connection},
                                            Field{"until", &why::RetriesSpent::until}};
};

template <>
struct Fields<why::PoolFull> {
    static constexpr auto list = std::tuple{Field{"connection", &why::PoolFull::connection},
                                            Field{"size", &why::PoolFull::size}};
};

template <>
struct Fields<why::InLine> {
    static constexpr auto list = std::tuple{Field{"connection", &why::InLine::connection},
                                            Field{"ahead", &why::InLine::ahead}};
};

template <>
struct Fields<why::LimitReached> {
    static constexpr auto list = std::tuple{Field{"task", &why::LimitReached::task},
                                            Field{"limit", &why::LimitReached::limit}};
};

template <>
struct Fields<why::HeldBehind> {
    static constexpr auto list = std::tuple{Field{"ahead", &why::HeldBehind::ahead},
                                            Field{"limit", &why::HeldBehind::limit}};
};

template <>
struct Fields<why::JournalTrouble> {
    static constexpr auto list = std::tuple{Field{"error", &why::JournalTrouble::error}};
};

template <>
struct Fields<why::ComponentDown> {
    static constexpr auto list = std::tuple{Field{"component", &why::ComponentDown::component},
                                            Field{"phase", &why::ComponentDown::phase}};
};

template <>
struct Fields<why::ConnectionGone> {
    static constexpr auto list = std::tuple{Field{"connection", &why::ConnectionGone::connection}};
};

template <>
struct Fields<why::QueueHeld> {
    static constexpr auto list = std::tuple{Field{"queue", &why::QueueHeld::queue}, Field{"who", &why::QueueHeld::who},
                                            Field{"why", &why::QueueHeld::why}, Field{"since", &why::QueueHeld::since}};
};

template <>
struct Fields<why::LetterWaits> {
    static constexpr auto list = std::tuple{Field{"letter", &why::LetterWaits::letter}};
};

template <>
struct Fields<why::LetterSnoozed> {
    static constexpr auto list = std::tuple{Field{"letter", &why::LetterSnoozed::letter},
                                            Field{"until", &why::LetterSnoozed::until}};
};

template <>
struct Fields<why::ComponentSilent> {
    static constexpr auto list = std::tuple{Field{"component", &why::ComponentSilent::component},
                                            Field{"health", &why::ComponentSilent::health},
                                            Field{"age", &why::ComponentSilent::age}};
};

template <>
struct Fields<why::ComponentGivenUp> {
    static constexpr auto list = std::tuple{Field{"component", &why::ComponentGivenUp::component}};
};

template <>
struct Fields<WhyNot> {
    static constexpr auto list = std::tuple{Field{"run", &WhyNot::run}, Field{"engine", &WhyNot::engine}};
};

} // namespace sluice::wire
