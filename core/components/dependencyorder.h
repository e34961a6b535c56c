#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <vector>

namespace sluice {

/// A component as far as starting goes: its name, and what must run before it.
struct ComponentSpec {
    QString name;
    QStringList dependencies;

    bool operator==(const ComponentSpec &) const = default;
};

/// An order in which every component comes after all that it depends on, otherwise as given; stop in reverse.
/// Errors: `component.duplicate`, `component.dependencyUnknown`, `component.dependencyCycle` (its path by name).
[[nodiscard]] Result<std::vector<ComponentSpec>> startOrder(const std::vector<ComponentSpec> &components);

} // namespace sluice
