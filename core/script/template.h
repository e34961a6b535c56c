#pragma once

#include "core/base/result.h"
#include "core/script/valuepath.h"

#include <variant>
#include <vector>

namespace sluice {

/// What stands between the braces of a text.
struct Expression {
    QString source;
    std::optional<ValuePath> path; ///< none: JavaScript
    qsizetype begin = 0;           ///< of the source in the text
};

/// A text of a workflow file, cut into plain text and the expressions in its `{{ … }}`.
class Template {
public:
    using Part = std::variant<QString, Expression>;

    /// Braces inside an expression nest, and do not count in quotes, so `{{ {a: "}}"} }}` is one expression.
    /// Errors: `expression.unclosed`, `expression.empty`.
    [[nodiscard]] static Result<Template> parse(const QString &text);

    [[nodiscard]] const std::vector<Part> &parts() const noexcept { return m_parts; }
    /// The expression, when the text is one expression and nothing else: its value then keeps its JSON type.
    [[nodiscard]] const Expression *single() const;

private:
    std::vector<Part> m_parts;
};

} // namespace sluice
