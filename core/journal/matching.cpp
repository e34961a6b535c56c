#include "core/journal/matching.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstring>

namespace sluice {

bool holdsText(QStringView text, QStringView part)
{
    return text.contains(part, Qt::CaseInsensitive);
}

std::optional<bool> holdsAscii(QByteArrayView text, QByteArrayView part)
{
    const auto isAscii = [](QByteArrayView bytes) {
        unsigned char all = 0;
        for (const char c : bytes)
            all |= static_cast<unsigned char>(c);
        return all < 0x80;
    };
    if (!isAscii(part) || !isAscii(text))
        return std::nullopt;
    const auto lower = [](QByteArrayView bytes, QByteArray &to) {
        to.resize(bytes.size());
        std::transform(bytes.begin(), bytes.end(), to.begin(),
                       [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c); });
    };
    static thread_local QByteArray folded;
    static thread_local QByteArray wanted;
    lower(text, folded);
    lower(part, wanted);
    return wanted.isEmpty()
           || memmem(folded.constData(), static_cast<std::size_t>(folded.size()), wanted.constData(),
                     static_cast<std::size_t>(wanted.size()))
                  != nullptr;
}

bool holdsText(const Error &error, QStringView part)
{
    return holdsText(error.code, part) || holdsText(error.detail, part)
           || std::ranges::any_of(error.args, [part](const QString &arg) { return holdsText(arg, part); });
}

bool holdsText(const Payload &payload, QStringView part)
{
    if (const auto holds = holdsAscii(payload, part.toUtf8()))
        return *holds;
    return holdsText(QString::fromUtf8(payload), part);
}

QByteArray foldedForSearch(QStringView text)
{
    // Letter for letter, as a comparison without case does it: a word such as "ß" is not made longer.
    QString folded;
    folded.reserve(text.size());
    for (const char32_t letter : text.toUcs4())
        folded += QStringView(QChar::fromUcs4(QChar::toCaseFolded(letter)));
    return folded.toUtf8();
}

QByteArray foldedForSearch(const RunSummary &run)
{
    QByteArray folded = foldedForSearch(run.workflow) + '\0' + foldedForSearch(run.failure.code);
    for (const auto &arg : run.failure.args)
        folded += '\0' + foldedForSearch(arg);
    return folded + '\0' + foldedForSearch(run.failure.detail);
}

bool matches(const RunSummary &run, const RunFilter &filter)
{
    return (filter.workflow.isEmpty() || run.workflow == filter.workflow)
           && (!filter.state || run.state == *filter.state) && (!filter.from || run.started >= *filter.from)
           && (!filter.until || run.started < *filter.until)
           && (filter.text.isEmpty() || holdsText(run.workflow, filter.text) || holdsText(run.failure, filter.text));
}

bool matches(const LetterSummary &letter, const LetterFilter &filter)
{
    return (filter.workflow.isEmpty() || letter.workflow == filter.workflow)
           && (filter.task.isEmpty() || letter.task == filter.task) && (!filter.kind || letter.kind == *filter.kind)
           && (filter.fingerprint.isEmpty() || letter.fingerprint == filter.fingerprint)
           && (!filter.state || letter.state == *filter.state)
           && (filter.connection.isEmpty() || letter.connection == filter.connection)
           && (!filter.failure || letter.failureClass == *filter.failure)
           && (!filter.from || letter.created >= *filter.from) && (!filter.until || letter.created < *filter.until)
           && (!filter.run || letter.id.run == *filter.run)
           && (!filter.changedFrom || letter.changed >= *filter.changedFrom)
           && (!filter.isDecided || !letter.decidedBy.isEmpty())
           && (filter.text.isEmpty() || holdsText(letter.error, filter.text) || holdsText(letter.itemText, filter.text)
               || holdsText(letter.payload, filter.text));
}

bool matches(const AuditEntry &entry, const AuditFilter &filter)
{
    const bool isOfKind = filter.kind.isEmpty() || entry.action.startsWith(filter.kind + u'.');
    return isOfKind && (filter.target.isEmpty() || entry.target == filter.target)
           && (filter.text.isEmpty() || holdsText(entry.who, filter.text) || holdsText(entry.target, filter.text)
               || holdsText(entry.reason, filter.text));
}

QByteArray argsToJson(const QMap<QString, QString> &args)
{
    QJsonObject object;
    for (auto it = args.begin(); it != args.end(); ++it)
        object.insert(it.key(), it.value());
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QMap<QString, QString> argsFromJson(const QByteArray &json)
{
    QMap<QString, QString> args;
    const auto object = QJsonDocument::fromJson(json).object();
    for (auto it = object.begin(); it != object.end(); ++it)
        args.insert(it.key(), it.value().toString());
    return args;
}

} // namespace sluice
