#include "core/tasks/delay.h"

#include "core/base/duration.h"
#include "core/tasks/errors.h"
#include "core/tasks/params.h"

#include <QDateTime>
#include <QRegularExpression>

namespace sluice {

namespace {

/// A moment as RFC 3339 has it; one without a zone could mean any.
Result<WallTime> momentOf(const QString &text)
{
    static const QRegularExpression zoned(
        QStringLiteral(R"(^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$)"));
    const QDateTime moment = zoned.match(text).hasMatch() ? QDateTime::fromString(text.toUpper(), Qt::ISODateWithMs)
                                                          : QDateTime();
    if (!moment.isValid())
        return failure(errors::kTaskBadTime, {{QStringLiteral("text"), text}});
    return WallTime(Milliseconds(moment.toMSecsSinceEpoch()));
}

Outcome run(const Attempt &, const QJsonObject &params, WallTime now)
{
    const auto until = textParam(params, QStringLiteral("until"));
    if (!until)
        return permanent(until.error());
    if (const QString text = until->trimmed(); !text.isEmpty()) {
        const auto moment = momentOf(text);
        return moment ? Outcome(outcome::Wait{*moment}) : permanent(moment.error());
    }
    const auto duration = parseDuration(params.value(QLatin1StringView("duration")).toString());
    if (!duration)
        return permanent(duration.error());
    return outcome::Wait{now + *duration};
}

} // namespace

TaskType delayType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("delay");
    info.label = QStringLiteral("Wait");
    info.category = QStringLiteral("flow");
    info.help = QStringLiteral(
        "Waits for some time or until a moment, then passes its input on; it also waits through a restart.");
    info.sideEffects = false;
    info.icon = QStringLiteral("clock");
    info.role = TaskRole::Delay;
    info.summaryParam = QStringLiteral("duration");
    info.oneParamOf = {QStringLiteral("duration"), QStringLiteral("until")};
    info.params = {
        {.key = QStringLiteral("duration"),
         .label = QStringLiteral("Duration"),
         .help = QStringLiteral("How long, such as 250ms, 5s, 10m or 2h."),
         .kind = ParamKind::Duration},
        {.key = QStringLiteral("until"),
         .label = QStringLiteral("Until"),
         .help = QStringLiteral("A moment instead, such as 2026-11-24T18:00:00Z; it may be in an expression."),
         .kind = ParamKind::Text},
    };
    return {std::move(info), InlineTask{run}};
}

} // namespace sluice
