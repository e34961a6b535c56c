#include "core/tasks/syncsource.h"

#include "core/tasks/httppools.h"
#include "core/tasks/syncpage.h"

namespace sluice {

namespace {

tl::unexpected<CallFailure> lasting(Error error)
{
    return tl::unexpected(CallFailure{std::move(error), FailureClass::Permanent});
}

} // namespace

QCoro::Task<BlockingAnswer> readSyncPage(SyncTools *tools, SyncOrder order, QString cursor, Attempt attempt,
                                         Milliseconds left)
{
    auto request = pageRequest(order, cursor, tools->http().secrets());
    if (!request)
        co_return tl::unexpected(secretFailure(std::move(request.error())));
    const MonoTime began = tools->now();
    // Half of the time for the line, so that the call has time when its turn comes.
    const auto refused = co_await tools->askCall(attempt, order.source.id, left / 2);
    if (refused)
        co_return tl::unexpected(*refused);
    const auto waited = std::chrono::duration_cast<Milliseconds>(tools->now() - began);
    request->timeout = std::max(Milliseconds(1), left - waited);
    HttpPool &pool = tools->http().pool(order.source, order.workspace);
    const HttpOutcome answer = co_await pool.send(*request, attempt.stop);
    if (answer.failure) {
        tools->callEnded(attempt, outcome::Failed{answer.failure->failureClass, answer.failure->error, answer.head,
                                                  answer.failure->retryAfter});
        co_return tl::unexpected(*answer.failure);
    }
    tools->callEnded(attempt, outcome::Succeeded{});
    const auto records = pageRecords(order, cursor, answer);
    if (!records)
        co_return lasting(records.error());
    co_return QJsonObject{{QStringLiteral("rows"), *records}};
}

} // namespace sluice
