#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <utility>
#include <vector>

namespace sluice {

/// Names in lower case with their values, in the order in which they came.
using HookHeaders = std::vector<std::pair<QByteArray, QByteArray>>;

/// What a request says before its body.
struct HookHead {
    QByteArray method;
    QByteArray target; ///< as sent, with what follows `?`
    bool isHttp11 = true;
    HookHeaders headers;
};

/// The value of a header that was given exactly once.
[[nodiscard]] inline std::optional<QByteArray> onlyValueOf(const HookHeaders &headers, QByteArrayView name)
{
    std::optional<QByteArray> found;
    for (const auto &[key, value] : headers) {
        if (key != name)
            continue;
        if (found)
            return std::nullopt;
        found = value;
    }
    return found;
}

} // namespace sluice
