#pragma once

#include "core/api/simulation.h"

#include <QHash>
#include <QStringList>

namespace sluice {

/// How tasks are called, by id.
using TaskTitles = QHash<QString, QString>;

/// What a simulation found, in sentences: how long runs take, where they wait, what died, which breaker opened when.
[[nodiscard]] QStringList findingsOf(const SimulationResult &result, const TaskTitles &titles);

/// What is different in the other setting, in sentences; they met the same arrivals and the same luck.
[[nodiscard]] QStringList differencesOf(const SimulationResult &now, const SimulationResult &then);

/// Whether more comes in to a line than goes out, so that it grows for as long as this goes on.
[[nodiscard]] bool growsWithoutEnd(double asked, double done, const Course &waiting);

/// What a wait of this cause is for, after "waits": "for a place in the pool".
[[nodiscard]] QString waitText(WaitCause cause);

} // namespace sluice
