#pragma once

#include <QMetaType>
#include <QString>

#include <compare>
#include <optional>

namespace sluice {

/// Number of a run, given by the journal: rises by one for each run of a workspace, starts at 1, is never used again.
enum class RunId : quint64 {};

/// Position of a task in the workflow version that a run is tied to.
enum class TaskIndex : quint32 {};

/// Position of a step in its run: steps are numbered in the order in which their scopes open, so the same events
/// always give the same numbers.
enum class StepIndex : quint32 {};

/// An activation of the tasks of a region: scope 0 is the run itself, each forEach item opens one of its own.
enum class ScopeIndex : quint32 {};

template <typename Id>
    requires std::is_enum_v<Id>
[[nodiscard]] constexpr auto number(Id id) noexcept
{
    return static_cast<std::underlying_type_t<Id>>(id);
}

/// Names a dead letter: the run, and the letter's number in it, from 1. Written "4711-3". Run 0: a letter of no run.
struct LetterId {
    RunId run{};
    quint32 index = 0;

    auto operator<=>(const LetterId &) const = default;
    [[nodiscard]] QString toString() const;
    [[nodiscard]] static std::optional<LetterId> fromString(const QString &text);
};

} // namespace sluice

Q_DECLARE_METATYPE(sluice::RunId)
