#pragma once

#include "core/tasks/data/csvtext.h"
#include "core/tasks/tasktype.h"

namespace sluice {

/// `csv`: reads and writes CSV, as RFC 4180 has it.
[[nodiscard]] TaskType csvType();

/// The style that the parameters `separator` and `quote` say. Errors: `task.parameterValue`.
[[nodiscard]] Result<CsvStyle> csvStyle(const QJsonObject &params);
/// A field as a text, or as a number where it is one and `readsNumbers`.
[[nodiscard]] QJsonValue csvValue(const QString &field, bool readsNumbers);
/// What tasks ask about a file of CSV, and about how its rows are written: separator, quote, numbers.
[[nodiscard]] ParamInfo csvEncodingParam();
[[nodiscard]] std::vector<ParamInfo> csvStyleParams();

} // namespace sluice
