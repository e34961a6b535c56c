#pragma once

#include <QHash>
#include <QString>

namespace sluice {

/// A text of another program whose expressions were made those of Sluice, as far as they could be.
struct ForeignText {
    QString text;
    QString lost = {}; ///< the first part that could not be; empty: all is as it was
};

/// What the words of another program are called here, as JavaScript.
struct ForeignWords {
    QHash<QString, QString> steps = {};      ///< what a node gave, by its name
    QString input = QStringLiteral("input"); ///< what comes in
};

/// A value of n8n: text that begins with `=` holds expressions in `{{ }}`, any other is as it is. `$json` is the input,
/// `$('Name')` and `$node["Name"]` are steps.
[[nodiscard]] ForeignText fromN8n(const QString &value, const ForeignWords &words);
/// The inside of such an expression, as JavaScript.
[[nodiscard]] ForeignText scriptFromN8n(const QString &script, const ForeignWords &words);

/// A text of Node-RED with fields as Mustache writes them: `{{payload.name}}`, `{{{payload}}}`.
[[nodiscard]] ForeignText fromMustache(const QString &text, const QString &input = QStringLiteral("input"));
/// The path of a property of a message, such as "payload.name" or "payload", as JavaScript; `lost` when it is not part of
/// the payload, which is all that goes from task to task here.
[[nodiscard]] ForeignText fromMessageProperty(const QString &path, const QString &input = QStringLiteral("input"));

/// A text as JavaScript writes it, in quotes.
[[nodiscard]] QString scriptText(const QString &text);

} // namespace sluice
