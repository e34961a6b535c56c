#pragma once

#include <QLatin1StringView>
#include <QString>
#include <QtGlobal>

#include <array>

namespace sluice {

enum class ComponentPhase : quint8 { Initializing, Running, Degraded, Paused, Draining, Stopped, Error, Recovering };

/// What a person may order for one component.
enum class ComponentAction : quint8 {
    Restart, ///< shut down and start anew, or start again after it was recovered too often
    Pause,   ///< take nothing new until it is resumed
    Resume,
    Start, ///< what was stopped, or recovered too often
    Stop,  ///< end now and stay down; what does not comply within the time of grace is abandoned
    Drain, ///< take nothing new, end what has begun, then stay down
};

inline constexpr std::array kComponentActions{ComponentAction::Restart, ComponentAction::Pause, ComponentAction::Resume,
                                              ComponentAction::Start,   ComponentAction::Stop,  ComponentAction::Drain};

struct ComponentRequest {
    QString component;
    ComponentAction action = ComponentAction::Restart;
    QString reason; ///< for the audit

    bool operator==(const ComponentRequest &) const = default;
};

/// Whether a component in this phase may be told so; the one place for this rule.
[[nodiscard]] bool isAllowed(ComponentAction action, ComponentPhase phase);
/// The action's stable name, for the audit and arguments of errors; never shown untranslated.
[[nodiscard]] QLatin1StringView nameOf(ComponentAction action);

} // namespace sluice
