#include "core/script/scriptplace.h"

#include "core/script/jsontext.h"

#include <vector>

namespace sluice::scriptplace {

namespace {

bool isWord(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'$';
}

/// Columns, from 0, at which something begins that can fail; the first one is not among them.
std::vector<qsizetype> beginnings(QStringView line)
{
    std::vector<qsizetype> all;
    for (qsizetype at = 1; at < line.size(); ++at) {
        if (!line[at].isSpace() && !(isWord(line[at]) && isWord(line[at - 1])))
            all.push_back(at);
    }
    return all;
}

/// Where the line with this number, from 1, begins; -1 if there is none.
qsizetype beginOfLine(const QString &source, int number)
{
    qsizetype at = 0;
    for (int line = 1; line < number && at >= 0; ++line) {
        const auto end = source.indexOf(u'\n', at);
        at = end < 0 ? -1 : end + 1;
    }
    return at;
}

qsizetype firstColumn(QStringView line)
{
    qsizetype at = 0;
    while (at < line.size() && line[at].isSpace())
        ++at;
    return at < line.size() ? at : 0;
}

} // namespace

QString bodyText(const QString &source, bool isBody)
{
    // The block lets a script have names of its own like those of its data. What returns from `try` is no tail call,
    // which would take the place of the failure out of the trace.
    const auto head = isBody ? QStringLiteral("\"use strict\"; try {\n")
                             : QStringLiteral("\"use strict\"; try { return (\n");
    const auto tail = isBody ? QStringLiteral("\n} finally {}") : QStringLiteral("\n); } finally {}");
    return head + source + tail;
}

QString functionText(const QString &source, bool isBody)
{
    return QStringLiteral("function (input, item, index, run, steps) { ") + bodyText(source, isBody)
           + QStringLiteral(" }");
}

QString programText(const QString &source, bool isBody, const QByteArray &data)
{
    const auto call = QStringLiteral(
        ").apply(undefined, (function (data) {"
        " return [data.input, data.item, data.index, data.run, data.steps]; })(JSON.parse(");
    return QStringLiteral("JSON.stringify((") + functionText(source, isBody) + call
           + QString::fromUtf8(jsontext::toText(QString::fromUtf8(data))) + QStringLiteral("))))");
}

Place placeIn(const QStringList &trace)
{
    // function:line:column:file, where the function may have any name
    const auto ending = QStringLiteral(":file:") + QString(kFile);
    for (const auto &frame : trace) {
        if (!frame.endsWith(ending))
            continue;
        const auto parts = frame.chopped(ending.size()).split(u':');
        const int column = parts.last().toInt();
        const int line = parts.value(parts.size() - 2).toInt();
        return {line > 0 ? QString::number(line) : QString(), column > 0 ? QString::number(column) : QString()};
    }
    return {};
}

std::optional<Place> find(const QString &source, const std::function<std::optional<Place>(const QString &)> &fails)
{
    const auto place = fails(source);
    if (!place)
        return std::nullopt;
    const int line = place->line.toInt();
    const auto begin = line > 0 ? beginOfLine(source, line) : -1;
    if (begin < 0)
        return Place{}; // behind the source: what it gave cannot be a value
    const auto end = source.indexOf(u'\n', begin);
    const auto text = QStringView(source).sliced(begin, (end < 0 ? source.size() : end) - begin);
    auto columns = beginnings(text);
    qsizetype found = firstColumn(text);
    // The last column that a break moves the failure down from.
    std::size_t low = 0;
    std::size_t high = columns.size();
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        auto broken = source;
        broken.insert(begin + columns[middle], u'\n');
        const auto moved = fails(broken);
        if (!moved)
            return Place{place->line, {}};
        if (moved->line == QString::number(line + 1)) {
            found = columns[middle];
            low = middle + 1;
        } else if (moved->line == place->line) {
            high = middle;
        } else { // a break here means something else: inside a text, or behind `return`
            columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(middle));
            --high;
        }
    }
    return Place{place->line, QString::number(found + 1)};
}

} // namespace sluice::scriptplace
