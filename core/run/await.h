#pragma once

#include "core/run/payload.h"

#include <QString>

namespace sluice {

/// What a step waits for: an event of the bus whose topic, and perhaps whose data, is right.
struct Await {
    QString topic;     ///< a pattern of topics
    QString key;       ///< dotted names and positions, such as "order.id" or "lines.0.sku"; empty: any data will do
    QString value;     ///< that must lie there, as text: a text as it is, anything else as JSON writes it
    bool ends = false; ///< by itself, at the due time of its step

    bool operator==(const Await &) const = default;
};

/// Whether the data of an event is what is awaited. Data that cannot be read is not. Pure.
[[nodiscard]] bool isAwaited(const Await &await, const Payload &data);

} // namespace sluice
