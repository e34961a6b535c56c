#pragma once

#include "core/integration/http/httpmessage.h"
#include "core/integration/secret/secretstore.h"
#include "core/tasks/syncstore.h"

namespace sluice {

// A page of a sync whose source is an HTTP service. Pure.

/// The call that gives the records after `cursor` (JSON): the path of the order with :cursor and :limit filled in, encoded.
/// Errors: `http.urlInvalid`, and those of `SecretStore`.
[[nodiscard]] Result<HttpRequest> pageRequest(const SyncOrder &order, const QString &cursor,
                                              const SecretStore &secrets);

/// The records of an answer that come after `cursor`, in their order; those at its head that have the cursor itself are
/// left out, since a service may give the last one again. Empty: there is nothing new.
///
/// Cursors are numbers, or texts that sort; among texts of digits the longer one is the greater. They rise from record
/// to record: so a sync that goes on has come further, whatever the service answers.
/// Errors: `sync.pageNotJson`, `sync.pageNoList`, `sync.pageLacksCursor`, `sync.pageGoesBack`.
[[nodiscard]] Result<QJsonArray> pageRecords(const SyncOrder &order, const QString &cursor, const HttpOutcome &answer);

/// Whether a path can be read page by page. Errors: `sync.pathIncomplete`.
[[nodiscard]] Result<void> checkPagePath(const QString &path);

} // namespace sluice
