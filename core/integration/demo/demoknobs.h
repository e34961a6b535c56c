#pragma once

#include "core/api/demoknobs.h"
#include "core/base/clock.h"
#include "core/base/result.h"

#include <QJsonObject>
#include <QStringList>

namespace sluice {

/// The knobs as GET /control shows them: `{"errorRate":0.2,"latencyMs":5,"poison":["AQ"]}`; a PUT may also hold
/// `"fault":{"component":"io","kind":"hang"}`, or of the kind `throw` or `die`.
[[nodiscard]] QJsonObject toJson(const DemoKnobs &knobs);

/// `knobs` changed by the keys that `json` holds; each is optional, and an unknown one is refused.
/// Errors: `json.malformed`, `demo.settingInvalid`.
[[nodiscard]] Result<DemoKnobs> changed(DemoKnobs knobs, const QByteArray &json);

} // namespace sluice
