#include "core/workflow/reliabilityjson.h"

#include "core/base/duration.h"
#include "core/workflow/errors.h"
#include "core/workflow/jsonwriter.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace sluice {

namespace {

const QStringList &jitterNames()
{
    static const QStringList names{QStringLiteral("none"), QStringLiteral("equal"), QStringLiteral("full")};
    return names;
}

const QStringList &exhaustedNames()
{
    static const QStringList names{QStringLiteral("deadLetter"), QStringLiteral("fail"), QStringLiteral("continue"),
                                   QStringLiteral("compensate")};
    return names;
}

template <typename Enum>
Enum enumNamed(const QStringList &names, const QJsonValue &name, Enum fallback)
{
    const auto index = names.indexOf(name.toString());
    return index < 0 ? fallback : static_cast<Enum>(index);
}

template <typename Enum>
QString nameOf(const QStringList &names, Enum value)
{
    return names.value(static_cast<qsizetype>(value));
}

/// A negative duration cannot be written so that it is read again, and means none.
QString durationText(Milliseconds duration)
{
    return formatDuration(std::max(duration, Milliseconds(0)));
}

} // namespace

Result<Milliseconds> readDuration(const QString &text, const QString &place, const QString &path)
{
    return parseDuration(text).map_error([&](const Error &) {
        return Error{QString(errors::kWorkflowBadDuration),
                     {{QStringLiteral("path"), path}, {QStringLiteral("place"), place}, {QStringLiteral("text"), text}},
                     {}};
    });
}

Result<Reliability> readReliability(const QJsonObject &object, const QString &place, const QString &path)
{
    Reliability result;
    Milliseconds deadline{};
    const std::pair<QString, Milliseconds *> durations[] = {{QStringLiteral("base"), &result.base},
                                                            {QStringLiteral("maxDelay"), &result.maxDelay},
                                                            {QStringLiteral("timeout"), &result.attemptTimeout},
                                                            {QStringLiteral("deadline"), &deadline}};
    for (const auto &[key, target] : durations) {
        if (!object.contains(key))
            continue;
        const auto duration = readDuration(object[key].toString(), place + u'/' + key, path);
        if (!duration)
            return tl::unexpected(duration.error());
        *target = *duration;
    }
    if (object.contains(QStringLiteral("deadline")))
        result.stepDeadline = deadline;
    result.maxAttempts = object[QStringLiteral("maxAttempts")].toInt(result.maxAttempts);
    result.factor = object[QStringLiteral("factor")].toDouble(result.factor);
    result.jitter = enumNamed(jitterNames(), object[QStringLiteral("jitter")], result.jitter);
    result.onExhausted = enumNamed(exhaustedNames(), object[QStringLiteral("onExhausted")], result.onExhausted);
    result.safeToRepeat = object[QStringLiteral("safeToRepeat")].toBool(result.safeToRepeat);
    result.concurrency = object[QStringLiteral("concurrency")].toInt(result.concurrency);
    return result;
}

void writeReliability(JsonWriter &writer, const Reliability &reliability)
{
    const Reliability standard;
    writer.beginObject();
    if (reliability.maxAttempts != standard.maxAttempts)
        writer.member(QStringLiteral("maxAttempts"), reliability.maxAttempts);
    if (reliability.base != standard.base)
        writer.member(QStringLiteral("base"), durationText(reliability.base));
    if (reliability.factor != standard.factor && std::isfinite(reliability.factor))
        writer.member(QStringLiteral("factor"), reliability.factor);
    if (reliability.maxDelay != standard.maxDelay)
        writer.member(QStringLiteral("maxDelay"), durationText(reliability.maxDelay));
    if (reliability.jitter != standard.jitter)
        writer.member(QStringLiteral("jitter"), nameOf(jitterNames(), reliability.jitter));
    if (reliability.attemptTimeout != standard.attemptTimeout)
        writer.member(QStringLiteral("timeout"), durationText(reliability.attemptTimeout));
    if (reliability.stepDeadline)
        writer.member(QStringLiteral("deadline"), durationText(*reliability.stepDeadline));
    if (reliability.onExhausted != standard.onExhausted)
        writer.member(QStringLiteral("onExhausted"), nameOf(exhaustedNames(), reliability.onExhausted));
    if (reliability.safeToRepeat)
        writer.member(QStringLiteral("safeToRepeat"), true);
    if (reliability.concurrency > 0)
        writer.member(QStringLiteral("concurrency"), reliability.concurrency);
    writer.endObject();
}

} // namespace sluice
