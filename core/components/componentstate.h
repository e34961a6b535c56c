#pragma once

#include <QLatin1StringView>
#include <QtGlobal>

#include <vector>

namespace sluice {

/// What a component is doing.
enum class ComponentState : quint8 {
    Initializing,
    Running,
    Degraded, ///< works, but not as it should
    Paused,
    Draining, ///< finishes what is under way, takes nothing new
    Stopped,
    Error,
    Recovering, ///< is being shut down after an error, or waits to be started again
};

/// The only legal changes: initializing → running ⇄ degraded, running ⇄ paused, running → draining → stopped, any other
/// state → error → recovering → initializing, stopped → initializing.
[[nodiscard]] bool isLegal(ComponentState from, ComponentState to);

/// The shortest row of legal changes from one state to another, `from` left out; none of them passes through Error
/// unless it is where the row ends or starts. Empty if there is none, or nothing to change.
[[nodiscard]] std::vector<ComponentState> legalPath(ComponentState from, ComponentState to);

/// The state's stable name, for arguments of errors and files; never shown untranslated.
[[nodiscard]] QLatin1StringView nameOf(ComponentState state);

} // namespace sluice
