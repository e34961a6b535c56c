#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace sluice {

/// An address of a computer and a port of it.
struct HostPort {
    QString host; ///< IPv4 or IPv6, without brackets
    quint16 port = 0;

    bool operator==(const HostPort &) const = default;
};

/// Reads "127.0.0.1:7171" or "[::1]:7171". None: it is something else, such as a name, or lacks its port or the brackets
/// without which nobody knows where an IPv6 address ends.
[[nodiscard]] std::optional<HostPort> hostAndPort(const QString &text);

} // namespace sluice
