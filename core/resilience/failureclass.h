#pragma once

#include <QtGlobal>

namespace sluice {

/// How a failed attempt counts: whoever made the call decides it, once, and everything after it follows.
enum class FailureClass : quint8 {
    Transient, ///< may well succeed next time: network, time-out before sending, 408, 425, 429, 5xx but 501
    Permanent, ///< will fail the same way again: other 4xx, certificate, validation, a script's own error
    Unknown,   ///< may or may not have had its effect: a time-out after the first byte of an unsafe call
    Lost,      ///< the engine ended while it ran
    Cancelled, ///< someone, or the run, did not want it any more
    Rejected,  ///< never sent: a breaker, limiter or bulkhead said when to come back
};

} // namespace sluice
