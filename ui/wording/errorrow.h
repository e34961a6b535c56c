#pragma once

#include <QStringView>

#include <span>

namespace sluice {

/// The English source texts of an error, marked for translation in the context "Errors"; `{name}` stands for an
/// argument of that name, `{detail}` for the detail.
struct ErrorRow {
    const char *code;
    const char *what;
    const char *why;
    const char *next;
};

[[nodiscard]] std::span<const ErrorRow> workflowRows();
[[nodiscard]] std::span<const ErrorRow> callRows();
[[nodiscard]] std::span<const ErrorRow> engineRows();
[[nodiscard]] std::span<const ErrorRow> remoteRows();
[[nodiscard]] std::span<const ErrorRow> taskRows();
[[nodiscard]] std::span<const ErrorRow> pluginRows();
[[nodiscard]] std::span<const ErrorRow> triggerRows();

/// The row of a code; null for a code that has none.
[[nodiscard]] const ErrorRow *rowOf(QStringView code);

} // namespace sluice
