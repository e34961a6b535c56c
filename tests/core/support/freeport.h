#pragma once

#include <QTcpServer>

namespace sluice::test {

/// A port of this computer that nobody listens at just now.
inline quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

} // namespace sluice::test
