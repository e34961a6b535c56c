#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/workflow/connection.h"

#include <optional>
#include <stop_token>

namespace sluice {

/// A connection to try out as it is on screen, saved or not.
struct ConnectionTest {
    Connection connection;
    Milliseconds limit{10'000}; ///< from the question to the answer
    std::stop_token stop = {};  ///< asked to stop: answered soon, with `connection.testStopped`
};

/// What trying a connection out came to. Times are counted from the start of the test; zero: it did not come so far.
struct ConnectionReport {
    std::optional<Error> failure; ///< none: it can be used
    QString address;              ///< what was called or opened, without secrets
    int status = 0;     ///< http: of the answer; 400 and above without a failure: there, but nothing at this address
    QString version;    ///< of the database
    quint32 tables = 0; ///< sqlite
    Nanoseconds connected{0}; ///< http: the request was out, with TLS agreed on; databases: it was open
    Nanoseconds firstByte{0}; ///< http: the head of the answer was there; databases: the answer to a query
    Nanoseconds total{0};
};

} // namespace sluice
