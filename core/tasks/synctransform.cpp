#include "core/tasks/synctransform.h"

#include "core/script/errors.h"
#include "core/script/jsontext.h"
#include "core/script/scripterror.h"
#include "core/script/scriptpool.h"
#include "core/tasks/errors.h"
#include "core/tasks/params.h"
#include "core/tasks/scriptbody.h"

#include <QJsonArray>

namespace sluice {

namespace {

/// Records of a batch whose errors are looked at once more for their place; that takes some milliseconds each.
constexpr int kMostPlaced = 100;

/// The transform, as the body of a function, over an array of records; one that throws ends no other.
QString overAll(const QString &body)
{
    return QStringLiteral("return input.map(function (input) { try { const made = (function () { %1\n })();"
                          " return { value: made === undefined ? null : made }; }"
                          " catch (error) { return { error: String(error) }; } });")
        .arg(body);
}

/// What the transform made of a record.
void take(SyncRecord &record, const QJsonValue &made)
{
    record.error = {};
    if (made.isObject())
        record.value = made.toObject();
    else if (made.isNull())
        record.isLeftOut = true;
    else
        record.error = {QString(errors::kSyncRecordNotObject), {}, {}};
}

bool isOfTheScript(const Error &error)
{
    const Outcome outcome = expressionFailed(error);
    const auto *failed = std::get_if<outcome::Failed>(&outcome);
    return failed && failed->failureClass == FailureClass::Permanent;
}

/// Nobody catches what it throws, so the process says where. Errors: of the script processes themselves.
QCoro::Task<Result<void>> transformAlone(ScriptPool *scripts, QString transform, SyncRecord *record)
{
    StepData data;
    data.input = jsontext::toText(record->source);
    const Result<Payload> made = co_await scripts->evaluate(transform, data);
    if (made)
        take(*record, jsontext::toValue(*made));
    else if (isOfTheScript(made.error()))
        record->error = placedIn(made.error(), QStringLiteral("transform"), transform);
    else
        co_return tl::unexpected(made.error());
    co_return Result<void>();
}

} // namespace

QCoro::Task<Result<void>> transformAll(ScriptPool *scripts, QString transform, SyncBatch *batch, std::stop_token stop)
{
    QJsonArray sources;
    for (const SyncRecord &record : batch->records)
        sources.append(record.source);
    StepData all;
    all.input = jsontext::toText(sources);
    const QString body = co_await scriptBody(scripts, transform);
    const auto made = co_await scripts->evaluate(overAll(body), all);
    const QJsonArray results = made ? jsontext::toValue(*made).toArray() : QJsonArray();
    int placed = 0;
    for (std::size_t i = 0; i < batch->records.size(); ++i) {
        SyncRecord &record = batch->records[i];
        const QJsonObject result = results.at(static_cast<qsizetype>(i)).toObject();
        if (made && !result.contains(u"error")) {
            take(record, result.value(u"value"));
            continue;
        }
        record.error = {QString(errors::kSyncTransformFailed), {}, result.value(u"error").toString()};
        if (made && (++placed > kMostPlaced || stop.stop_requested()))
            continue;
        if (stop.stop_requested())
            co_return tl::unexpected(made.error());
        // One that failed alone says where; and if all failed as a whole, only the guilty one is bad.
        // Where only the place is looked for, all is written without it.
        if (const auto alone = co_await transformAlone(scripts, transform, &record); !alone && !made)
            co_return alone;
    }
    co_return Result<void>();
}

} // namespace sluice
