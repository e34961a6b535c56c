#include "core/integration/http/addressclass.h"

#include <QtEndian>

#include <algorithm>
#include <array>

namespace sluice {

namespace {

struct Range4 {
    quint32 first;
    int bits;
    AddressClass addressClass;
};

constexpr quint32 v4(quint32 a, quint32 b, quint32 c, quint32 d)
{
    return (a << 24) | (b << 16) | (c << 8) | d;
}

/// The first range that holds an address decides, so single addresses stand before the nets around them.
constexpr std::array kRanges4{
    Range4{v4(169, 254, 169, 254), 32, AddressClass::Metadata},
    Range4{v4(169, 254, 170, 2), 32, AddressClass::Metadata},
    Range4{v4(100, 100, 100, 200), 32, AddressClass::Metadata},
    Range4{v4(192, 0, 0, 192), 32, AddressClass::Metadata},
    Range4{v4(168, 63, 129, 16), 32, AddressClass::Metadata},
    Range4{v4(0, 0, 0, 0), 8, AddressClass::Unspecified},
    Range4{v4(127, 0, 0, 0), 8, AddressClass::Loopback},
    Range4{v4(10, 0, 0, 0), 8, AddressClass::Private},
    Range4{v4(172, 16, 0, 0), 12, AddressClass::Private},
    Range4{v4(192, 168, 0, 0), 16, AddressClass::Private},
    Range4{v4(100, 64, 0, 0), 10, AddressClass::Private},
    Range4{v4(169, 254, 0, 0), 16, AddressClass::LinkLocal},
    Range4{v4(192, 0, 0, 0), 24, AddressClass::Reserved},
    Range4{v4(192, 0, 2, 0), 24, AddressClass::Reserved},
    Range4{v4(192, 88, 99, 0), 24, AddressClass::Reserved},
    Range4{v4(198, 18, 0, 0), 15, AddressClass::Reserved},
    Range4{v4(198, 51, 100, 0), 24, AddressClass::Reserved},
    Range4{v4(203, 0, 113, 0), 24, AddressClass::Reserved},
    Range4{v4(224, 0, 0, 0), 4, AddressClass::Multicast},
    Range4{v4(240, 0, 0, 0), 4, AddressClass::Reserved},
};

AddressClass classify4(quint32 address)
{
    for (const Range4 &range : kRanges4) {
        const quint32 mask = ~quint32{0} << (32 - range.bits);
        if ((address & mask) == (range.first & mask))
            return range.addressClass;
    }
    return AddressClass::Public;
}

struct Range6 {
    std::array<quint8, 16> first;
    int bits;
    AddressClass addressClass;
};

constexpr std::array kRanges6{
    Range6{{0xfd, 0x00, 0x0e, 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54}, 128, AddressClass::Metadata},
    Range6{{0}, 128, AddressClass::Unspecified},
    Range6{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 128, AddressClass::Loopback},
    Range6{{0xfe, 0x80}, 10, AddressClass::LinkLocal},
    Range6{{0xfe, 0xc0}, 10, AddressClass::Private},
    Range6{{0xfc}, 7, AddressClass::Private},
    Range6{{0xff}, 8, AddressClass::Multicast},
    Range6{{0x20, 0x01, 0x0d, 0xb8}, 32, AddressClass::Reserved},
    Range6{{0x20, 0x01, 0x00}, 23, AddressClass::Reserved},
    Range6{{0x20, 0x00}, 3, AddressClass::Public},
};

bool holds(const Range6 &range, const Q_IPV6ADDR &address)
{
    for (int bit = 0; bit < range.bits; bit += 8) {
        const int left = std::min(8, range.bits - bit);
        const int mask = (0xff << (8 - left)) & 0xff;
        if (((address[bit / 8] ^ range.first[static_cast<std::size_t>(bit / 8)]) & mask) != 0)
            return false;
    }
    return true;
}

struct Embedding {
    std::array<quint8, 12> prefix;
    int prefixBytes;
    int at; ///< where the IPv4 address starts
};

/// ::ffff:0:0/96 mapped, ::/96 compatible, ::ffff:0:0:0/96 translated, 64:ff9b::/96 NAT64, 2002::/16 6to4.
constexpr std::array kEmbeddings{
    Embedding{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 12, 12},
    Embedding{{0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0}, 12, 12},
    Embedding{{0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0}, 12, 12},
    Embedding{{0x20, 0x02}, 2, 2},
    Embedding{{0}, 12, 12},
};

AddressClass classify6(const Q_IPV6ADDR &address)
{
    // The unspecified address and loopback lie inside ::/96, so the plain ranges come first.
    for (const Range6 &range : kRanges6) {
        if (range.addressClass != AddressClass::Public && holds(range, address))
            return range.addressClass;
    }
    for (const Embedding &embedding : kEmbeddings) {
        if (std::equal(embedding.prefix.begin(), embedding.prefix.begin() + embedding.prefixBytes, address.c))
            return classify4(qFromBigEndian<quint32>(address.c + embedding.at));
    }
    return holds(kRanges6.back(), address) ? AddressClass::Public : AddressClass::Reserved;
}

} // namespace

AddressClass classify(const QHostAddress &address)
{
    switch (address.protocol()) {
    case QAbstractSocket::IPv4Protocol:
        return classify4(address.toIPv4Address());
    case QAbstractSocket::IPv6Protocol:
        return classify6(address.toIPv6Address());
    case QAbstractSocket::AnyIPProtocol:
        return AddressClass::Unspecified;
    case QAbstractSocket::UnknownNetworkLayerProtocol:
        break;
    }
    return AddressClass::Reserved;
}

QString name(AddressClass addressClass)
{
    switch (addressClass) {
    case AddressClass::Public:
        return QStringLiteral("public");
    case AddressClass::Loopback:
        return QStringLiteral("loopback");
    case AddressClass::Private:
        return QStringLiteral("private");
    case AddressClass::LinkLocal:
        return QStringLiteral("linkLocal");
    case AddressClass::Metadata:
        return QStringLiteral("metadata");
    case AddressClass::Unspecified:
        return QStringLiteral("unspecified");
    case AddressClass::Multicast:
        return QStringLiteral("multicast");
    case AddressClass::Reserved:
        break;
    }
    return QStringLiteral("reserved");
}

} // namespace sluice
