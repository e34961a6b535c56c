#pragma once

#include <QString>

namespace sluice {

/// What a cron expression means, where a few words say it exactly: "02:30 Mon–Fri", "every 15 min". Empty: the expression
/// says it best itself, or is none.
[[nodiscard]] QString cronWords(const QString &cron);

} // namespace sluice
