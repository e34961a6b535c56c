#include "ui/deadletters/jsoncheck.h"

#include "core/base/jsonvalue.h"

namespace sluice {

std::optional<JsonFault> jsonFault(const QByteArray &text)
{
    QJsonParseError error;
    if (oneJsonValue(text, &error))
        return std::nullopt;
    const auto place = error.error == QJsonParseError::NoError ? text.size() : std::max(0, error.offset - 1);
    const auto line = static_cast<int>(text.left(place).trimmed().count('\n'));
    return JsonFault{line, error.error == QJsonParseError::NoError ? QString() : error.errorString()};
}

QByteArray indented(const QByteArray &json)
{
    if (jsonFault(json))
        return json;
    QByteArray out;
    int depth = 0;
    bool isText = false;
    const auto newLine = [&] { out += '\n' + QByteArray(depth * 2, ' '); };
    const auto nextPart = [&](qsizetype at) {
        while (at < json.size() && std::isspace(static_cast<unsigned char>(json[at])))
            ++at;
        return at;
    };
    for (qsizetype at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (isText) {
            out += c;
            if (c == '\\' && at + 1 < json.size())
                out += json[++at];
            isText = c != '"';
            continue;
        }
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r')
            continue;
        if (c == '}' || c == ']') {
            --depth;
            newLine();
        }
        out += c;
        isText = c == '"';
        if (c == '{' || c == '[') {
            const auto next = nextPart(at + 1);
            if (json[next] == '}' || json[next] == ']') {
                out += json[next];
                at = next;
                continue;
            }
            ++depth;
            newLine();
        } else if (c == ',') {
            newLine();
        } else if (c == ':') {
            out += ' ';
        }
    }
    return out;
}

} // namespace sluice
