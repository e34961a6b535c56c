#pragma once

#include "core/base/clock.h"

#include <QString>

namespace sluice {

/// Which broker to reach, and as whom. The password is here only while it is used: never log or store this.
struct BrokerTarget {
    QString host;
    quint16 port = 0;
    QString user = {};
    QString password = {};
    QString virtualHost = QStringLiteral("/"); ///< AMQP
    bool tls = false;
    QString caFile = {};                 ///< PEM, absolute; empty: the system's authorities
    Milliseconds connectTimeout{10'000}; ///< until it has said that it lets us in
};

} // namespace sluice
