#pragma once

#include <QStringView>

#include <optional>

namespace sluice {

/// How well `pattern` fits `text`, higher is better; nothing if its letters do not occur in order. Case and spaces do
/// not count; starts of words, letters in a row and a match near the front do.
[[nodiscard]] std::optional<int> fuzzyScore(QStringView pattern, QStringView text);

} // namespace sluice
