#pragma once

#include "core/api/snapshot.h"

#include <QByteArray>

namespace sluice {

/// The figures of an engine in the text format 0.0.4 of Prometheus. Pure.
///
/// Units are in the names: seconds, bytes, ratios from 0 to 1. Counters count from the start of the engine.
/// Source: https://prometheus.io/docs/practices/naming/
[[nodiscard]] QByteArray metricsOf(const EngineSnapshot &snapshot);

} // namespace sluice
