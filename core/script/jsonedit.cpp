#include "core/script/jsonedit.h"

#include "core/script/errors.h"
#include "core/script/jsonscanner.h"
#include "core/script/jsontext.h"

#include <algorithm>
#include <functional>

namespace sluice {

namespace {

/// A step of a path: the key of an object, or a position in an array.
struct PathKey {
    QString name;
    std::optional<qsizetype> index;
};
using PathKeys = std::vector<PathKey>;

bool endsName(QChar c)
{
    return c == u'.' || c == u'[' || c == u']';
}

/// The inside of "[…]" at `at`, which is moved behind it: a position, or a name in quotes.
std::optional<PathKey> keyInBrackets(QStringView path, qsizetype &at)
{
    const QChar quote = at < path.size() ? path[at] : QChar();
    if (quote == u'"' || quote == u'\'') {
        const qsizetype end = path.indexOf(quote, at + 1);
        if (end < 0 || end + 1 >= path.size() || path[end + 1] != u']')
            return std::nullopt;
        const PathKey key{path.sliced(at + 1, end - at - 1).toString(), std::nullopt};
        at = end + 2;
        return key;
    }
    const qsizetype end = path.indexOf(u']', at);
    bool isNumber = false;
    const qlonglong index = end < 0 ? -1 : path.sliced(at, end - at).toLongLong(&isNumber);
    if (!isNumber || index < 0)
        return std::nullopt;
    at = end + 1;
    return PathKey{{}, index};
}

/// Names by dots, positions in brackets. "$" and "input" at its begin mean the whole, as people write it elsewhere.
std::optional<PathKeys> keysOf(const QString &text)
{
    QStringView path = QStringView(text).trimmed();
    for (const QStringView whole : {QStringView(u"$"), QStringView(u"input")}) {
        const bool isWhole = path.startsWith(whole) && (path.size() == whole.size() || endsName(path[whole.size()]));
        if (isWhole) {
            path = path.sliced(whole.size());
            if (path.startsWith(u'.') && path.size() > 1)
                path = path.sliced(1);
            break;
        }
    }
    PathKeys keys;
    for (qsizetype at = 0; at < path.size();) {
        if (path[at] == u'[') {
            auto key = keyInBrackets(path, ++at);
            if (!key)
                return std::nullopt;
            keys.push_back(std::move(*key));
            continue;
        }
        if (!keys.empty() && path[at++] != u'.')
            return std::nullopt;
        const qsizetype begin = at;
        while (at < path.size() && !endsName(path[at]))
            ++at;
        if (at == begin)
            return std::nullopt;
        keys.push_back({path.sliced(begin, at - begin).toString(), std::nullopt});
    }
    return keys;
}

tl::unexpected<Error> failedAt(QLatin1StringView code, const InputEdit &edit)
{
    return failure(code, {{QStringLiteral("path"), edit.path}});
}

bool isJson(QByteArrayView text)
{
    return !text.trimmed().isEmpty() && !jsontext::toValue(text).isUndefined();
}

/// Where a member of an object or an element of an array lies in the text.
struct Place {
    qsizetype keyBegin = 0; ///< of an element: where its value begins
    qsizetype keyEnd = 0;
    qsizetype begin = 0;
    qsizetype end = 0;
    bool isWanted = false;
};

/// The parts of the value that begins at `from`, in order; none: it is neither an object nor an array.
std::optional<std::vector<Place>> partsAt(QByteArrayView text, qsizetype from, const PathKey &key)
{
    const QByteArrayView rest = text.sliced(from);
    jsontext::Scanner scanner(rest);
    std::vector<Place> places;
    if (!key.index && scanner.take('{')) {
        if (scanner.take('}'))
            return places;
        do {
            const auto name = scanner.takeString();
            if (!name || !scanner.take(':'))
                return std::nullopt;
            const auto value = scanner.takeValue();
            if (!value)
                return std::nullopt;
            places.push_back({name->data() - text.data(), name->data() - text.data() + name->size(),
                              value->data() - text.data(), value->data() - text.data() + value->size(),
                              jsontext::toValue(*name).toString() == key.name});
        } while (scanner.take(','));
        return places;
    }
    if (!key.index || !scanner.take('['))
        return std::nullopt;
    if (scanner.take(']'))
        return places;
    do {
        const auto value = scanner.takeValue();
        if (!value)
            return std::nullopt;
        const qsizetype begin = value->data() - text.data();
        places.push_back(
            {begin, begin, begin, begin + value->size(), static_cast<qsizetype>(places.size()) == *key.index});
    } while (scanner.take(','));
    return places;
}

Payload spliced(const Payload &text, qsizetype begin, qsizetype end, const QByteArray &with)
{
    return text.first(begin) + with + text.sliced(end);
}

QByteArray quoted(const QString &name)
{
    return jsontext::toText(QJsonValue(name));
}

/// What is edited lies inside the value at `parent`, under the last key of the path.
struct Editor {
    const Payload &text;
    const InputEdit &edit;
    const PathKey &key;
    qsizetype parent = 0;
    std::vector<Place> parts;

    [[nodiscard]] Result<Payload> set() const
    {
        const QByteArray value = edit.text.trimmed().toUtf8();
        // JSON.parse takes the last of those that have one key.
        const auto known = std::find_if(parts.rbegin(), parts.rend(), [](const Place &part) { return part.isWanted; });
        if (known != parts.rend())
            return spliced(text, known->begin, known->end, value);
        if (key.index)
            return failedAt(errors::kEditPathMissing, edit);
        const QByteArray added = quoted(key.name) + ':' + value;
        if (!parts.empty())
            return spliced(text, parts.back().end, parts.back().end, ',' + added);
        const qsizetype brace = text.indexOf('{', parent) + 1;
        return spliced(text, brace, brace, added);
    }
    [[nodiscard]] Result<Payload> remove() const
    {
        if (std::ranges::all_of(parts, &Place::isWanted))
            return parts.empty() ? text : spliced(text, parts.front().keyBegin, parts.back().end, {});
        // From the back, so that places before stay where they are. The first ones go with the comma behind them.
        Payload left = text;
        for (std::size_t at = parts.size(); at-- > 0;) {
            if (!parts[at].isWanted)
                continue;
            const bool isAfterKept = std::any_of(parts.begin(), parts.begin() + static_cast<qsizetype>(at),
                                                 [](const Place &part) { return !part.isWanted; });
            left = isAfterKept ? spliced(left, parts[at - 1].end, parts[at].end, {})
                               : spliced(left, parts[at].keyBegin, parts[at + 1].keyBegin, {});
        }
        return left;
    }
    [[nodiscard]] Result<Payload> rename() const
    {
        if (key.index)
            return failedAt(errors::kEditPathMalformed, edit);
        Payload renamed = text;
        const QByteArray name = quoted(edit.text);
        for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
            if (part->isWanted)
                renamed = spliced(renamed, part->keyBegin, part->keyEnd, name);
            else if (isNamed(*part, edit.text) && std::ranges::any_of(parts, &Place::isWanted))
                return failure(errors::kEditNameTaken,
                               {{QStringLiteral("path"), edit.path}, {QStringLiteral("name"), edit.text}});
        }
        return renamed;
    }
    [[nodiscard]] bool isNamed(const Place &part, const QString &name) const
    {
        const QByteArrayView itsName = QByteArrayView(text).sliced(part.keyBegin, part.keyEnd - part.keyBegin);
        return jsontext::toValue(itsName).toString() == name;
    }
};

} // namespace

Result<void> checkEdits(const InputEdits &edits)
{
    for (const InputEdit &edit : edits) {
        if (edit.kind == EditKind::Script) {
            if (edit.text.trimmed().isEmpty())
                return failure(errors::kEditScriptEmpty);
            continue;
        }
        const auto keys = keysOf(edit.path);
        const bool isWhole = keys && keys->empty();
        const bool isPosition = keys && !keys->empty() && keys->back().index;
        if (!keys || (isWhole && edit.kind != EditKind::Set) || (isPosition && edit.kind == EditKind::Rename))
            return failedAt(errors::kEditPathMalformed, edit);
        if (edit.kind == EditKind::Set && !isJson(edit.text.toUtf8()))
            return failure(errors::kEditValueMalformed);
        if (edit.kind == EditKind::Rename && edit.text.isEmpty())
            return failedAt(errors::kEditNameEmpty, edit);
    }
    return {};
}

Result<Payload> edited(const Payload &input, const InputEdit &edit)
{
    if (auto fits = checkEdits({edit}); !fits)
        return tl::unexpected(fits.error());
    const PathKeys keys = *keysOf(edit.path);
    if (keys.empty())
        return edit.text.trimmed().toUtf8();
    if (!isJson(input))
        return failure(errors::kEditNotJson);
    qsizetype at = 0;
    for (std::size_t i = 0;; ++i) {
        auto parts = partsAt(input, at, keys[i]);
        const bool isLast = i + 1 == keys.size();
        if (parts && isLast) {
            const Editor editor{input, edit, keys[i], at, std::move(*parts)};
            return edit.kind == EditKind::Set      ? editor.set()
                   : edit.kind == EditKind::Remove ? editor.remove()
                                                   : editor.rename();
        }
        const auto next = parts ? std::find_if(parts->rbegin(), parts->rend(), std::mem_fn(&Place::isWanted))
                                : std::vector<Place>::reverse_iterator();
        if (!parts || next == parts->rend()) {
            if (edit.kind == EditKind::Set)
                return failedAt(errors::kEditPathMissing, edit);
            return input;
        }
        at = next->begin;
    }
}

} // namespace sluice
