#include "core/base/hostport.h"

#include <algorithm>
#include <array>

#include <arpa/inet.h>

namespace sluice {

namespace {

bool isAddress(const QString &host, int family)
{
    std::array<char, sizeof(in6_addr)> bytes{};
    return !host.contains(QChar(0)) && inet_pton(family, host.toLatin1().constData(), bytes.data()) == 1;
}

} // namespace

std::optional<HostPort> hostAndPort(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    const QStringView digits = QStringView(text).sliced(colon + 1);
    const bool isDigits = std::ranges::all_of(digits, [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool isPort = false;
    const quint16 port = digits.toUShort(&isPort);
    if (colon < 0 || !isDigits || !isPort)
        return std::nullopt;
    QString host = text.left(colon);
    const bool isBracketed = host.startsWith(u'[') && host.endsWith(u']');
    if (isBracketed)
        host = host.mid(1, host.size() - 2);
    if (!isAddress(host, isBracketed ? AF_INET6 : AF_INET))
        return std::nullopt;
    return HostPort{host, port};
}

} // namespace sluice
