#include "core/script/valuepath.h"

#include "core/script/errors.h"
#include "core/script/jsontext.h"

#include <algorithm>

namespace sluice {

namespace {

bool startsName(QChar c)
{
    return c.isLetter() || c == u'_' || c == u'$';
}

bool isInName(QChar c)
{
    return startsName(c) || c.isDigit();
}

/// Reads names, and keys in brackets.
class PathReader {
public:
    explicit PathReader(QStringView text)
        : m_text(text.trimmed())
    {
    }

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] bool take(QChar c)
    {
        if (atEnd() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    /// A name; with hyphens, if it may be the id of a task.
    [[nodiscard]] std::optional<QString> takeName(bool isTaskId)
    {
        const auto begin = m_at;
        if (atEnd() || !startsName(m_text[m_at]))
            return std::nullopt;
        while (!atEnd() && (isInName(m_text[m_at]) || (isTaskId && m_text[m_at] == u'-')))
            ++m_at;
        return m_text.sliced(begin, m_at - begin).toString();
    }
    [[nodiscard]] std::optional<qsizetype> takeIndex()
    {
        const auto begin = m_at;
        while (!atEnd() && m_text[m_at] >= u'0' && m_text[m_at] <= u'9')
            ++m_at;
        return indexOf(m_text.sliced(begin, m_at - begin));
    }
    /// At most 15 digits, which JavaScript holds exactly, and none before them that is 0.
    [[nodiscard]] static std::optional<qsizetype> indexOf(QStringView digits)
    {
        const bool isCanonical = !digits.isEmpty() && digits.size() <= 15 && (digits.size() == 1 || digits[0] != u'0');
        if (!isCanonical || !std::ranges::all_of(digits, [](QChar c) { return c >= u'0' && c <= u'9'; }))
            return std::nullopt;
        return digits.toLongLong();
    }
    /// A text in quotes, without escapes: those are left to JavaScript.
    [[nodiscard]] std::optional<QString> takeQuoted()
    {
        const QChar quote = atEnd() ? QChar() : m_text[m_at];
        if (quote != u'"' && quote != u'\'')
            return std::nullopt;
        const auto end = m_text.indexOf(quote, m_at + 1);
        if (end < 0)
            return std::nullopt;
        const auto quoted = m_text.sliced(m_at + 1, end - m_at - 1);
        m_at = end + 1;
        return quoted.contains(u'\\') ? std::nullopt : std::optional(quoted.toString());
    }

private:
    QStringView m_text;
    qsizetype m_at = 0;
};

std::optional<Payload> below(QByteArrayView value, const QString &name)
{
    if (const auto found = jsontext::member(value, name))
        return found->toByteArray();
    if (name != u"length")
        return std::nullopt;
    if (const auto length = jsontext::length(value))
        return QByteArray::number(*length);
    const auto text = jsontext::toValue(value);
    return text.isString() ? std::optional(QByteArray::number(text.toString().size())) : std::nullopt;
}

std::optional<Payload> below(QByteArrayView value, qsizetype index)
{
    if (const auto found = jsontext::element(value, index))
        return found->toByteArray();
    if (const auto found = jsontext::member(value, QString::number(index)))
        return found->toByteArray();
    const auto text = jsontext::toValue(value).toString();
    if (index >= text.size())
        return std::nullopt;
    // Half of a pair has no UTF-8: a mark takes its place, as it does in the answer of a script.
    return jsontext::toText(QString::fromUtf8(QString(text[index]).toUtf8()));
}

} // namespace

std::optional<ValuePath> ValuePath::parse(QStringView expression)
{
    PathReader reader(expression);
    std::vector<Key> keys;
    auto first = reader.takeName(false);
    if (!first)
        return std::nullopt;
    keys.push_back({*first, std::nullopt});
    while (!reader.atEnd()) {
        Key key;
        if (reader.take(u'.')) {
            const bool isTaskId = keys.size() == 1 && keys.front().name == u"steps";
            auto name = reader.takeName(isTaskId);
            if (!name)
                return std::nullopt;
            key.name = *name;
        } else {
            if (!reader.take(u'['))
                return std::nullopt;
            if (auto quoted = reader.takeQuoted())
                key = {*quoted, PathReader::indexOf(*quoted)};
            else if (!(key.index = reader.takeIndex()))
                return std::nullopt;
            if (!reader.take(u']'))
                return std::nullopt;
        }
        if (key.name == u"__proto__")
            return std::nullopt; // JavaScript may mean what stands in no data
        keys.push_back(std::move(key));
    }
    ValuePath path;
    path.m_text = expression.trimmed().toString();
    return path.takeRoot(keys) ? std::optional(std::move(path)) : std::nullopt;
}

bool ValuePath::takeRoot(const std::vector<Key> &names)
{
    const auto isNamed = [&](std::size_t at, QStringView name) {
        return at < names.size() && !names[at].index && names[at].name == name;
    };
    qsizetype used = 1;
    if (isNamed(0, u"input")) {
        m_root = Root::Input;
    } else if (isNamed(0, u"item")) {
        m_root = Root::Item;
    } else if (isNamed(0, u"index")) {
        m_root = Root::Index;
    } else if (isNamed(0, u"run") && (isNamed(1, u"id") || isNamed(1, u"input"))) {
        m_root = isNamed(1, u"id") ? Root::RunId : Root::RunInput;
        used = 2;
    } else if (isNamed(0, u"steps") && isNamed(2, u"output") && (!names[1].index || !names[1].name.isEmpty())) {
        m_root = Root::StepOutput;
        m_step = names[1].name;
        used = 3;
    } else {
        return false;
    }
    m_keys.assign(names.begin() + used, names.end());
    return true;
}

std::optional<Payload> ValuePath::rootValue(const StepData &data) const
{
    switch (m_root) {
    case Root::Input:
        return data.input;
    case Root::Item:
        return data.index ? std::optional(data.item) : std::nullopt;
    case Root::Index:
        return data.index ? std::optional(QByteArray::number(*data.index)) : std::nullopt;
    case Root::RunId:
        return QByteArray::number(number(data.run));
    case Root::RunInput:
        return data.runInput;
    case Root::StepOutput:
        break;
    }
    const auto found = std::ranges::find(data.outputs, m_step, [](const auto &output) { return output.first; });
    return found == data.outputs.end() ? std::nullopt : std::optional(found->second);
}

Result<Payload> ValuePath::resolve(const StepData &data) const
{
    auto value = rootValue(data);
    for (const Key &key : m_keys) {
        if (!value)
            break;
        value = key.index ? below(*value, *key.index) : below(*value, key.name);
    }
    if (!value)
        return failure(errors::kExpressionPathMissing, {{QStringLiteral("path"), m_text}});
    return value->isEmpty() ? Payload(QByteArrayLiteral("null")) : *std::move(value);
}

} // namespace sluice
