#include "core/integration/http/addressclass.h"

#include <QTest>

#include <rapidcheck.h>

using namespace sluice;

namespace {

QHostAddress embedded(const std::array<quint8, 12> &prefix, quint32 address)
{
    Q_IPV6ADDR bytes{};
    std::copy(prefix.begin(), prefix.end(), bytes.c);
    for (int i = 0; i < 4; ++i)
        bytes.c[12 + i] = static_cast<quint8>(address >> (24 - 8 * i));
    return QHostAddress(bytes);
}

} // namespace

/// The guard against calls into the inside: what kind of place an address is.
class TestAddressClass : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesKnownPlaces_data()
    {
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *address, const char *expected) {
            QTest::newRow(address) << QString::fromLatin1(expected);
        };
        row("127.0.0.1", "loopback");
        row("127.255.255.255", "loopback");
        row("::1", "loopback");
        row("::ffff:127.0.0.1", "loopback");
        row("::127.0.0.1", "loopback");
        row("64:ff9b::7f00:1", "loopback");
        row("2002:7f00:1::", "loopback");
        row("0.0.0.0", "unspecified");
        row("0.1.2.3", "unspecified");
        row("::", "unspecified");
        row("10.0.0.1", "private");
        row("172.16.0.1", "private");
        row("172.31.255.255", "private");
        row("172.32.0.1", "public");
        row("192.168.1.1", "private");
        row("100.64.0.1", "private");
        row("100.128.0.1", "public");
        row("fc00::1", "private");
        row("fd12::1", "private");
        row("fec0::1", "private");
        row("::ffff:10.0.0.1", "private");
        row("169.254.1.1", "linkLocal");
        row("fe80::1", "linkLocal");
        row("169.254.169.254", "metadata");
        row("::ffff:169.254.169.254", "metadata");
        row("64:ff9b::a9fe:a9fe", "metadata");
        row("2002:a9fe:a9fe::1", "metadata");
        row("fd00:ec2::254", "metadata");
        row("224.0.0.1", "multicast");
        row("ff02::1", "multicast");
        row("255.255.255.255", "reserved");
        row("240.0.0.1", "reserved");
        row("192.0.2.1", "reserved");
        row("198.18.0.1", "reserved");
        row("2001:db8::1", "reserved");
        row("2001::1", "reserved");
        row("64:ff9b:1::1", "reserved");
        row("100::1", "reserved");
        row("5f00::1", "reserved");
        row("8.8.8.8", "public");
        row("2606:4700::1111", "public");
        row("::ffff:8.8.8.8", "public");
        row("not an address", "reserved");
    }

    void namesKnownPlaces()
    {
        QFETCH(QString, expected);
        QCOMPARE(name(classify(QHostAddress(QString::fromLatin1(QTest::currentDataTag())))), expected);
    }

    void seesThroughAddressesThatStandForOthers()
    {
        QVERIFY(
            rc::check("mapped, translated and NAT64 addresses have the class of what they stand for", [](quint32 v4) {
                const auto plain = classify(QHostAddress(v4));
                RC_ASSERT(classify(embedded({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, v4)) == plain);
                RC_ASSERT(classify(embedded({0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0}, v4)) == plain);
                RC_ASSERT(classify(embedded({0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0}, v4)) == plain);
            }));
    }

    void agreesWithQtOnEveryAddress()
    {
        // Qt's own judgement is coarser, but what it calls loopback, link-local, multicast or private is never public.
        QVERIFY(rc::check("nothing that Qt knows to be special is public", [] {
            const auto v4 = *rc::gen::arbitrary<quint32>();
            Q_IPV6ADDR v6{};
            for (auto &byte : v6.c)
                byte = *rc::gen::arbitrary<quint8>();
            v6.c[0] = *rc::gen::element<quint8>(0, 0xfc, 0xfd, 0xfe, 0xff, 0x20, 0x26);
            for (const QHostAddress &address : {QHostAddress(v4), QHostAddress(v6)}) {
                if (address.isLoopback() || address.isLinkLocal() || address.isMulticast() || address.isSiteLocal()
                    || address.isUniqueLocalUnicast() || address.isBroadcast())
                    RC_ASSERT(classify(address) != AddressClass::Public);
            }
        }));
    }

    void allowsOnlyWhatThePolicyNames()
    {
        const AddressPolicy closed;
        const AddressPolicy open{.allowLoopback = true, .allowPrivate = true};
        QVERIFY(closed.allows(AddressClass::Public));
        QVERIFY(!closed.allows(AddressClass::Loopback));
        QVERIFY(!closed.allows(AddressClass::Private));
        QVERIFY(open.allows(AddressClass::Loopback));
        QVERIFY(open.allows(AddressClass::Private));
        for (const auto never : {AddressClass::LinkLocal, AddressClass::Metadata, AddressClass::Unspecified,
                                 AddressClass::Multicast, AddressClass::Reserved})
            QVERIFY(!open.allows(never));
    }
};

QTEST_GUILESS_MAIN(TestAddressClass)
#include "tst_addressclass.moc"
