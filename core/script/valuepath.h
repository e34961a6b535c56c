#pragma once

#include "core/base/result.h"
#include "core/run/input.h"

#include <QString>
#include <QStringView>

#include <optional>
#include <vector>

namespace sluice {

/// An expression that only names a value, such as `steps.fetch.output.user.id` or `item.rates[3]`.
///
/// Such expressions are most of what people write; they are answered from the JSON text of the step's data, without
/// JavaScript, and give the bytes of the value as they are.
class ValuePath {
public:
    /// Reads a path; nothing when the expression is anything else, and so JavaScript. Task ids may hold hyphens.
    [[nodiscard]] static std::optional<ValuePath> parse(QStringView expression);

    /// The JSON text of the value. `length` of arrays and texts is known as in JavaScript.
    /// Errors: `expression.pathMissing`, since a value that is silently empty hides mistakes.
    [[nodiscard]] Result<Payload> resolve(const StepData &data) const;

    /// Whether it names a part of the step's input, which alone decides whether it is there.
    [[nodiscard]] bool isOfInput() const noexcept { return m_root == Root::Input; }
    [[nodiscard]] const QString &text() const noexcept { return m_text; }

private:
    enum class Root : quint8 { Input, Item, Index, RunId, RunInput, StepOutput };
    struct Key {
        QString name;
        std::optional<qsizetype> index;
    };

    bool takeRoot(const std::vector<Key> &names);
    [[nodiscard]] std::optional<Payload> rootValue(const StepData &data) const;

    QString m_text;
    Root m_root = Root::Input;
    QString m_step;
    std::vector<Key> m_keys;
};

} // namespace sluice
