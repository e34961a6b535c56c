#include "core/tasks/throttle.h"

#include "core/base/duration.h"
#include "core/tasks/datasync.h"
#include "core/tasks/errors.h"
#include "core/tasks/params.h"
#include "core/tasks/throttles.h"

namespace sluice {

namespace {

const QString kThrottleLimit = QStringLiteral("limit");
const QString kThrottlePeriod = QStringLiteral("per");
const QString kThrottleName = QStringLiteral("name");
constexpr qint64 kMostAtOnce = 10'000;
constexpr Milliseconds kLongestPeriod = std::chrono::hours(24);

Outcome unusable(const QString &parameter, const QString &text)
{
    return permanent({QString(errors::kTaskParameterValue),
                      {{QStringLiteral("parameter"), parameter}, {QStringLiteral("text"), text}},
                      {}});
}

/// What has no turn yet is turned away and comes back; meanwhile it holds nothing, and its time is on disk.
Outcome turnedAway(Nanoseconds wait, const QString &name)
{
    const auto comeBack = std::chrono::ceil<Milliseconds>(wait);
    return outcome::Failed{FailureClass::Rejected,
                           {QString(errors::kThrottleWaits), {{QStringLiteral("name"), name}}, {}},
                           {},
                           comeBack};
}

QCoro::Task<Outcome> throttle(SyncTools &tools, Attempt attempt, QJsonObject params)
{
    const qint64 limit = params.value(kThrottleLimit).toInteger();
    if (limit < 1 || limit > kMostAtOnce)
        co_return unusable(kThrottleLimit, QString::number(limit));
    const QString period = params.value(kThrottlePeriod).toString();
    const auto per = parseDuration(period);
    if (!per || *per <= Milliseconds(0) || *per > kLongestPeriod)
        co_return unusable(kThrottlePeriod, period);
    const auto name = textParam(params, kThrottleName);
    if (!name)
        co_return permanent(name.error());
    const auto wait = tools.throttles().ask(*name, {attempt.run, attempt.step}, limit, *per, tools.now());
    if (!wait)
        co_return permanent({QString(errors::kThrottleTooManyNames), {{QStringLiteral("name"), *name}}, {}});
    co_return *wait > Nanoseconds(0) ? turnedAway(*wait, *name) : passInput(attempt);
}

} // namespace

TaskType throttleType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("throttle");
    info.label = QStringLiteral("Throttle");
    info.category = QStringLiteral("flow");
    info.help = QStringLiteral("Passes its input on, at most so many in any stretch of time; the others wait for their "
                               "turn, in order and through a restart, holding nothing, for a day at the most.");
    info.sideEffects = false;
    info.icon = QStringLiteral("speedometer");
    info.lane = Lane::Io;
    info.summaryParam = kThrottleName;
    info.params = {
        {.key = kThrottleName,
         .label = QStringLiteral("Name"),
         .help = QStringLiteral("What is counted together, in all workflows; with an expression, each value by itself: "
                                "mail {{ input.customer }}."),
         .required = true},
        {.key = kThrottleLimit,
         .label = QStringLiteral("At most"),
         .help = QStringLiteral("How many, up to 10,000."),
         .kind = ParamKind::Number,
         .whole = true,
         .fallback = 10},
        {.key = kThrottlePeriod,
         .label = QStringLiteral("In"),
         .help = QStringLiteral("Of what time, such as 1s, 1m or 24h."),
         .kind = ParamKind::Duration,
         .fallback = QStringLiteral("1s")},
    };
    return {std::move(info), SyncTask{throttle}};
}

} // namespace sluice
