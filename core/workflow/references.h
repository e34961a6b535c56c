#pragma once

#include "core/workflow/catalog.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QStringView>

namespace sluice {

/// The steps whose data a text uses.
struct StepReferences {
    QStringList steps; ///< ids named as `steps.fetch` or `steps["fetch"]`, each once, in order of appearance
    /// True when `steps` is used in another way (`steps[name]`, `Object.keys(steps)`): any step may be meant.
    bool dynamic = false;

    void add(const StepReferences &other);
    bool operator==(const StepReferences &) const = default;
};

/// Reads a JavaScript expression. Looks at words only, and skips strings, comments and regular expressions; a variable
/// of the expression's own that is called `steps` is taken for the real one.
[[nodiscard]] StepReferences referencesInExpression(QStringView code);

/// Reads a text that may hold expressions as `{{ … }}`.
[[nodiscard]] StepReferences referencesInTemplate(QStringView text);

/// Reads a parameter by its kind; texts inside objects and arrays may hold `{{ … }}`.
[[nodiscard]] StepReferences referencesInValue(const QJsonValue &value, ParamKind kind);

/// Reads all parameters of a task. A parameter that the type does not know is read as JSON.
[[nodiscard]] StepReferences referencesInParams(const QJsonObject &params, const TaskTypeInfo &type);

/// The ids that a text names, be it an expression or a text with `{{ … }}`.
[[nodiscard]] QStringList referencedSteps(const QString &text);
/// Whether such a text may mean any step.
[[nodiscard]] bool referencesDynamically(const QString &text);

} // namespace sluice
