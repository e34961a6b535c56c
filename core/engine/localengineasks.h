#pragma once

#include "core/engine/engineparts.h"
#include "core/engine/errors.h"

// How a local engine asks and waits for answers; for its own files.

namespace sluice {

template <typename T>
RequestId LocalEngine::expect(QObject *context, Done<T> done)
{
    const RequestId request = ++m_lastRequest;
    m_waiting[request] = {context, [done = std::move(done)](Any &&any) {
                              if (!done)
                                  return;
                              if (!any) {
                                  done(tl::unexpected(any.error()));
                              } else if constexpr (std::is_void_v<T>) {
                                  done({});
                              } else if (T *value = std::get_if<T>(&*any)) {
                                  done(std::move(*value));
                              }
                          }};
    return request;
}

/// Reads a run from the journal, for orders about runs that the engine may not have in memory. It is kept from being
/// removed meanwhile; whoever asked may be gone when the answer comes, and then it is kept no longer.
template <typename T, typename Go>
void LocalEngine::withHistory(RunId run, QObject *context, Done<T> done, Go go)
{
    const QPointer<QObject> asker(context);
    const RequestId request = expect<void>(
        this, [this, run, asker, done = std::move(done), go = std::move(go)](const Result<void> &kept) mutable {
            if (kept)
                readKept(run, asker, std::move(done), std::move(go));
            else if (asker)
                done(tl::unexpected(kept.error()));
        });
    tellEngine(tell::KeepRun{request, run});
}

template <typename T, typename Go>
void LocalEngine::readKept(RunId run, QPointer<QObject> asker, Done<T> done, Go go)
{
    readRun(run, this, [this, run, asker, done = std::move(done), go = std::move(go)](const Result<RunHistory> &read) {
        if (read && asker)
            return tellEngine(go(expect<T>(asker, done), *read));
        tellEngine(tell::ReleaseRun{run});
        if (asker)
            done(tl::unexpected(read.error()));
    });
}

} // namespace sluice
