#pragma once

#include <QtGlobal>

#include <boost/asio/ip/tcp.hpp>

// What the listeners of this room share. It is included by their sources only: no header of the room needs Boost.

namespace sluice {

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
