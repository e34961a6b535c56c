#pragma once

#include "core/integration/broker/brokermessage.h"
#include "core/integration/callfailure.h"

#include <tl/expected.hpp>

#include <vector>

namespace sluice {

/// A subscription over one connection to a broker, until that is lost. What is not acknowledged when it goes, the broker
/// delivers again. Thread: one.
class BrokerLink {
public:
    virtual ~BrokerLink() = default;
    /// Waits for messages, at most for `most` or until `wake` can be read. Takes no more from the broker unless `takesMore`.
    /// Errors: the connection is lost.
    [[nodiscard]] virtual tl::expected<std::vector<BrokerMessage>, CallFailure> turn(Milliseconds most, int wake,
                                                                                     bool takesMore) = 0;
    /// The message is safe here: the broker may forget it.
    virtual void acknowledge(quint64 tag) = 0;
    /// Tells the broker, as far as it can still hear it, that nobody will come back for what it keeps.
    virtual void leaveForGood() {}
};

} // namespace sluice
