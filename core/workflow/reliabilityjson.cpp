#include "core/workflow/reliabilityjson.h"

#include "core/base/duration.h"
#include "core/workflow/enumnames.h"
#include "core/workflow/errors.h"
#include "core/workflow/jsonwriter.h"

#include <algorithm>
#include <cmath>

namespace sluice {

namespace {

constexpr QLatin1StringView kJitters[] = {QLatin1StringView("none"), QLatin1StringView("equal"),
                                          QLatin1StringView("full")};
constexpr QLatin1StringView kExhausted[] = {QLatin1StringView("deadLetter"), QLatin1StringView("fail"),
                                            QLatin1StringView("continue"), QLatin1StringView("compensate")};

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
    result.jitter = valueNamed(object[QStringLiteral("jitter")].toString(), kJitters, result.jitter);
    result.onExhausted = valueNamed(object[QStringLiteral("onExhausted")].toString(), kExhausted, result.onExhausted);
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
        writer.member(QStringLiteral("jitter"), QString(nameIn(kJitters, reliability.jitter)));
    if (reliability.attemptTimeout != standard.attemptTimeout)
        writer.member(QStringLiteral("timeout"), durationText(reliability.attemptTimeout));
    if (reliability.stepDeadline)
        writer.member(QStringLiteral("deadline"), durationText(*reliability.stepDeadline));
    if (reliability.onExhausted != standard.onExhausted)
        writer.member(QStringLiteral("onExhausted"), QString(nameIn(kExhausted, reliability.onExhausted)));
    if (reliability.safeToRepeat)
        writer.member(QStringLiteral("safeToRepeat"), true);
    if (reliability.concurrency > 0)
        writer.member(QStringLiteral("concurrency"), reliability.concurrency);
    writer.endObject();
}

} // namespace sluice
