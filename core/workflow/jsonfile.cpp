#include "core/workflow/jsonfile.h"

#include "core/base/errors.h"
#include "core/workflow/errors.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QSet>

#include <optional>
#include <vector>

namespace sluice {

namespace {

struct Position {
    QString line;
    QString column;
};

Position positionOf(const QByteArray &json, qsizetype offset)
{
    const auto before = QByteArrayView(json).first(qBound(qsizetype(0), offset, json.size()));
    const auto lineStart = before.lastIndexOf('\n') + 1;
    const auto column = QString::fromUtf8(before.sliced(lineStart)).size() + 1;
    return {QString::number(before.count('\n') + 1), QString::number(column)};
}

struct DuplicateKey {
    QString key;
    qsizetype offset = 0;
};

/// The end of the text that starts with the quote at `start`.
qsizetype endOfText(const QByteArray &json, qsizetype start)
{
    qsizetype at = start + 1;
    while (at < json.size() && json[at] != '"')
        at += json[at] == '\\' ? 2 : 1;
    return qMin(at + 1, json.size());
}

bool isKey(const QByteArray &json, qsizetype endOfText)
{
    while (endOfText < json.size() && QByteArrayView(" \t\r\n").contains(json[endOfText]))
        ++endOfText;
    return endOfText < json.size() && json[endOfText] == ':';
}

QString unescaped(const QByteArray &quoted)
{
    if (!quoted.contains('\\'))
        return QString::fromUtf8(QByteArrayView(quoted).sliced(1).chopped(1));
    return QJsonDocument::fromJson('[' + quoted + ']').array().at(0).toString();
}

/// Expects well-formed JSON.
std::optional<DuplicateKey> findDuplicateKey(const QByteArray &json)
{
    std::vector<QSet<QString>> open;
    for (qsizetype at = 0; at < json.size();) {
        const char c = json[at];
        if (c == '{' || c == '[') {
            open.emplace_back();
        } else if (c == '}' || c == ']') {
            open.pop_back();
        } else if (c == '"') {
            const qsizetype end = endOfText(json, at);
            if (isKey(json, end)) {
                const QString key = unescaped(json.mid(at, end - at));
                if (open.back().contains(key))
                    return DuplicateKey{key, at};
                open.back().insert(key);
            }
            at = end;
            continue;
        }
        ++at;
    }
    return std::nullopt;
}

} // namespace

Result<QJsonValue> parseJsonFile(const QByteArray &json, const QString &path)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        const auto [line, column] = positionOf(json, error.offset);
        return failure(
            errors::kJsonMalformed,
            {{QStringLiteral("path"), path}, {QStringLiteral("line"), line}, {QStringLiteral("column"), column}},
            error.errorString());
    }
    if (const auto duplicate = findDuplicateKey(json)) {
        const auto [line, column] = positionOf(json, duplicate->offset);
        return failure(errors::kJsonDuplicateKey, {{QStringLiteral("path"), path},
                                                   {QStringLiteral("key"), duplicate->key},
                                                   {QStringLiteral("line"), line},
                                                   {QStringLiteral("column"), column}});
    }
    if (document.isArray())
        return QJsonValue(document.array());
    return QJsonValue(document.object());
}

Result<void> checkFormat(const QJsonValue &document, int known, const QString &path)
{
    const auto format = document[QStringLiteral("format")];
    if (!format.isDouble() || format.toDouble() <= known)
        return {};
    return failure(errors::kWorkflowNewerFormat, {{QStringLiteral("path"), path},
                                                  {QStringLiteral("format"), QString::number(format.toDouble())},
                                                  {QStringLiteral("known"), QString::number(known)}});
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return failure(errors::kFileMissing, {{QStringLiteral("path"), path}});
    if (!file.open(QIODevice::ReadOnly))
        return failure(errors::kFileUnreadable, {{QStringLiteral("path"), path}}, file.errorString());
    auto bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return failure(errors::kFileUnreadable, {{QStringLiteral("path"), path}}, file.errorString());
    return bytes;
}

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(errors::kFileUnwritable, {{QStringLiteral("path"), path}}, file.errorString());
    return {};
}

} // namespace sluice
