#pragma once

#include <QString>

#include <optional>

namespace sluice {

/// A comparison as JavaScript, by the word that n8n or Node-RED has for it; `left` and `right` are JavaScript too.
/// None: there is no counterpart.
[[nodiscard]] std::optional<QString> comparison(const QString &word, const QString &left, const QString &right);

} // namespace sluice
