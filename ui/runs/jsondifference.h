#pragma once

#include "core/run/payload.h"

#include <QString>

#include <optional>
#include <vector>

namespace sluice {

/// One place at which two JSON values are not the same.
struct JsonDifference {
    QString path;                ///< "orders[3].total"; empty: the whole
    std::optional<QString> left; ///< as text; none: it is not there
    std::optional<QString> right;
    bool operator==(const JsonDifference &) const = default;
};

/// Whether two payloads mean the same: the order of keys and the spaces of JSON do not count.
[[nodiscard]] bool meansTheSame(const Payload &left, const Payload &right);
/// Where two payloads differ, in the order of the left one; at most `limit` places. What is no JSON differs as a whole.
[[nodiscard]] std::vector<JsonDifference> jsonDifferences(const Payload &left, const Payload &right, std::size_t limit);

} // namespace sluice
