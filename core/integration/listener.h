#pragma once

#include <QHostAddress>
#include <QString>

#include <boost/asio/ip/tcp.hpp>

#include <optional>
#include <utility>

// What the listeners of this room share. It is included by their sources only: no header of the room needs Boost.

namespace sluice {

/// "127.0.0.1:7171" or "[::1]:7171" in two. None: it is no address.
inline std::optional<std::pair<QString, quint16>> hostAndPort(const QString &address)
{
    const auto colon = address.lastIndexOf(u':');
    QString host = address.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    bool isNumber = false;
    const quint16 port = QStringView(address).mid(colon + 1).toUShort(&isNumber);
    if (colon < 0 || !isNumber || QHostAddress(host).isNull())
        return std::nullopt;
    return std::pair(host, port);
}

/// Opens the listener and gives its port, also when any free one was asked for; 0 and `error` when it cannot.
inline quint16 openListener(boost::asio::ip::tcp::acceptor &acceptor, const boost::asio::ip::tcp::endpoint &endpoint,
                            boost::system::error_code &error)
{
    acceptor.open(endpoint.protocol(), error);
    if (!error)
        acceptor.set_option(boost::asio::socket_base::reuse_address(true), error);
    if (!error)
        acceptor.bind(endpoint, error);
    if (!error)
        acceptor.listen(boost::asio::socket_base::max_listen_connections, error);
    return error ? quint16(0) : acceptor.local_endpoint(error).port();
}

} // namespace sluice
