#include "app/ctl/command.h"
#include "app/ctl/history.h"
#include "app/ctl/json.h"
#include "core/base/errors.h"
#include "core/journal/errors.h"
#include "core/workflow/jsonfile.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

namespace sluice::ctl {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

QJsonObject frameJson(const RawFrame &frame)
{
    return {
        {QStringLiteral("first"), qint64(frame.first)},
        {QStringLiteral("count"), qint64(frame.count)},
        // A number of JSON does not hold all of it.
        {QStringLiteral("checksum"), QString::number(frame.checksum, 16)},
        {QStringLiteral("problem"), frame.problem.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(frame.problem)},
        {QStringLiteral("data"), QString::fromLatin1(frame.data.toBase64())}};
}

/// All that the journal still holds of a run, bytes as Base64.
QJsonObject rawJson(const RawRun &raw)
{
    QJsonObject json = summaryJson(raw.summary);
    json.insert(QStringLiteral("definition"), QString::fromLatin1(raw.workflow.toBase64()));
    QJsonArray frames;
    for (const RawFrame &frame : raw.frames)
        frames.append(frameJson(frame));
    json.insert(QStringLiteral("frames"), frames);
    QJsonObject payloads;
    for (const auto &[hash, payload] : raw.payloads)
        payloads.insert(QString::fromLatin1(hash.toHex()),
                        payload ? QJsonValue(QString::fromLatin1(payload->toBase64())) : QJsonValue(QJsonValue::Null));
    json.insert(QStringLiteral("payloads"), payloads);
    return json;
}

int exportRun(const Arguments &arguments, Output &output)
{
    bool isNumber = false;
    const RunId id{arguments.names.front().toULongLong(&isNumber)};
    if (!isNumber)
        return arguments.misuse(tr("'%1' is no run; they are numbered.").arg(arguments.names.front()), output);
    const QString path = arguments.names.at(1);
    if (QFileInfo::exists(path)) // perhaps the journal itself
        return output.fail(
            {QString(errors::kFileUnwritable), {{QStringLiteral("path"), path}}, tr("It is there already.")});
    const auto reader = openHistory(arguments.workspace());
    if (!reader)
        return output.fail(reader.error());
    const auto raw = *reader ? (*reader)->rawRun(id)
                             : Result<RawRun>(failure(errors::kJournalRunUnknown,
                                                      {{QStringLiteral("run"), arguments.names.front()}}));
    if (!raw)
        return output.fail(raw.error());
    if (const auto written = writeFile(path, QJsonDocument(rawJson(*raw)).toJson()); !written)
        return output.fail(written.error());
    const auto broken = std::ranges::count_if(raw->frames,
                                              [](const RawFrame &frame) { return !frame.problem.isEmpty(); });
    output.document(QJsonDocument(QJsonObject{{QStringLiteral("run"), qint64(number(id))},
                                              {QStringLiteral("file"), path},
                                              {QStringLiteral("frames"), qint64(raw->frames.size())},
                                              {QStringLiteral("broken"), qint64(broken)}}));
    output.line(tr("Run %1 is in %2: pieces of its history: %3, of these broken: %4.")
                    .arg(number(id))
                    .arg(path)
                    .arg(raw->frames.size())
                    .arg(broken));
    return kSucceeded;
}

} // namespace

Command runsExportCommand()
{
    return {.name = QStringLiteral("runs export"),
            .takes = QStringLiteral("ID FILE"),
            .summary = tr("Writes all that the journal holds of a run, damaged or not, to a new JSON file."),
            .least = 2,
            .most = 2,
            .perform = exportRun};
}

} // namespace sluice::ctl
