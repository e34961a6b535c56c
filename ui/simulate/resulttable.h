#pragma once

#include "core/api/simulation.h"

#include <QStandardItemModel>

#include <optional>

namespace sluice {

/// Fills a table with the figures that the charts of a result show: how many runs ended how, within which time, and how each
/// connection did; with a second setting, in a column beside.
void fillResultTable(QStandardItemModel &table, const SimulationResult &now,
                     const std::optional<SimulationResult> &then);

} // namespace sluice
