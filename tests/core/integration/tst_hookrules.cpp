#include "core/integration/webhook/hookparser.h"
#include "core/integration/webhook/hookrepeats.h"
#include "core/integration/webhook/hookrules.h"
#include "core/integration/webhook/hooksignature.h"
#include "tests/core/integration/changedbytes.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <rapidcheck.h>

using namespace sluice;

namespace {

const WallTime kNow{std::chrono::seconds(1'614'265'330)};
const QByteArray kBody = R"({"test": 2432232314})";
const QByteArray kPublished = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

QByteArray publishedKey()
{
    return *standardWebhooksKey("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
}

HookHeaders published(const QByteArray &signature = kPublished)
{
    return {{"content-type", "application/json"},
            {"webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"},
            {"webhook-timestamp", "1614265330"},
            {"webhook-signature", signature}};
}

bool isTaken(const HookHeaders &headers, const QByteArray &body = kBody, WallTime now = kNow)
{
    return isSigned({}, std::vector{publishedKey()}, headers, body, now);
}

HookDoor door()
{
    HookDoor made;
    made.endpoint.name = QStringLiteral("orders");
    made.keys = {publishedKey()};
    return made;
}

HookHead posted(HookHeaders headers)
{
    return {"POST", "/hooks/orders", true, std::move(headers)};
}

/// The status that a head and a body lead to.
int statusOf(const HookHead &head, const QByteArray &body = kBody)
{
    const std::vector<HookDoor> doors{door()};
    const HookDoor *found = doorOf(head.target, doors);
    if (const auto refusal = headRefusal(head, found, {}))
        return refusal->status;
    const HookChecks checks{[](const QString &) { return false; }, [](const QByteArray &) { return QStringList(); }};
    const auto verdict = judge(head, body, *found, kNow, checks);
    const auto *refusal = std::get_if<HookRefusal>(&verdict);
    return refusal ? refusal->status : 202;
}

} // namespace

/// What is taken and what is refused, without a network.
class TestHookRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesThePublishedVector()
    {
        QCOMPARE(publishedKey().size(), 24);
        QCOMPARE(standardWebhooksSignature(publishedKey(), "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", kBody),
                 kPublished);
        QVERIFY(isTaken(published()));
    }

    void agreesWithOpenssl()
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("openssl"));
        if (program.isEmpty())
            QSKIP("There is no openssl to compare with.");
        QProcess process;
        process.start(program, {QStringLiteral("dgst"), QStringLiteral("-sha256"), QStringLiteral("-hmac"),
                                QStringLiteral("It is a secret")});
        process.write(kBody);
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        const QByteArray said = process.readAllStandardOutput().trimmed().split(' ').last();
        QCOMPARE(headerSignature({}, "It is a secret", kBody), said);
    }

    void readsSecrets()
    {
        for (const char *bad : {"", "whsec_", "whsec_@@", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_MfKQ9 8G"})
            QVERIFY2(!standardWebhooksKey(bad), bad);
    }

    void takesOneSignatureOfSeveral()
    {
        QVERIFY(isTaken(published("v1,bm90IHRoaXM= " + kPublished)));
        QVERIFY(isTaken(published("v1a,hnO3f9T8Ytu9 v1 , v1, nonsense  " + kPublished)));
        QVERIFY(!isTaken(published("v1,bm90IHRoaXM= v1a," + kPublished.mid(3))));
        QVERIFY(!isTaken(published(QByteArray("v1,x ").repeated(40) + kPublished)));
    }

    void takesEitherKeyWhileASenderChangesOver()
    {
        const QByteArray old(32, 'o');
        const std::vector both{old, publishedKey()};
        QVERIFY(isSigned({}, both, published(), kBody, kNow));
        QVERIFY(!isSigned({}, std::vector{old}, published(), kBody, kNow));
        QVERIFY(!isSigned({}, std::vector<QByteArray>{}, published(), kBody, kNow));
        const QByteArray forged = standardWebhooksSignature("", "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", kBody);
        QVERIFY(!isSigned({}, std::vector{QByteArray()}, published(forged), kBody, kNow));
    }

    void keepsToItsTolerance()
    {
        using std::chrono::seconds;
        for (const int shift : {-300, 0, 300})
            QVERIFY(isTaken(published(), kBody, kNow + seconds(shift)));
        for (const int shift : {-301, 301, 1'000'000})
            QVERIFY(!isTaken(published(), kBody, kNow + seconds(shift)));
    }

    void refusesMalformedHeaders_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("timestamp");
        QTest::newRow("no id") << QByteArray() << QByteArray("1614265330");
        QTest::newRow("an id with a full stop") << QByteArray("a.b") << QByteArray("1614265330");
        QTest::newRow("an id with a space") << QByteArray("a b") << QByteArray("1614265330");
        QTest::newRow("a long id") << QByteArray(257, 'i') << QByteArray("1614265330");
        QTest::newRow("no timestamp") << QByteArray("a") << QByteArray();
        QTest::newRow("a sign") << QByteArray("a") << QByteArray("+1614265330");
        QTest::newRow("a fraction") << QByteArray("a") << QByteArray("1614265330.0");
        QTest::newRow("hexadecimal") << QByteArray("a") << QByteArray("0x6037bbf2");
        QTest::newRow("too many digits") << QByteArray("a") << QByteArray("0000001614265330");
    }

    void refusesMalformedHeaders()
    {
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, timestamp);
        const HookHeaders headers{
            {"webhook-id", id},
            {"webhook-timestamp", timestamp},
            {"webhook-signature", standardWebhooksSignature(publishedKey(), id, timestamp, kBody)}};
        QVERIFY(!isTaken(headers));
    }

    void refusesHeadersThatAreMissingOrTwice()
    {
        for (std::size_t at = 1; at < 4; ++at) {
            HookHeaders less = published();
            less.erase(less.begin() + static_cast<std::ptrdiff_t>(at));
            QVERIFY(!isTaken(less));
            HookHeaders more = published();
            more.push_back(more[at]);
            QVERIFY(!isTaken(more));
        }
    }

    void checksAHeaderDigest()
    {
        HookSignature signature;
        signature.scheme = HookSignature::Scheme::HeaderHmac;
        signature.header = "X-Hub-Signature-256";
        signature.prefix = "sha256=";
        const std::vector<QByteArray> keys{"It's a Secret to Everybody"};
        const QByteArray digest = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
        const auto isGood = [&](const QByteArray &value) {
            return isSigned(signature, keys, {{"x-hub-signature-256", value}}, "Hello, World!", kNow);
        };
        QVERIFY(isGood("sha256=" + digest));
        for (const QByteArray &bad : {digest, "sha1=" + digest, "sha256=" + digest.left(62),
                                      "sha256=" + digest.toUpper(), QByteArray("sha256="), QByteArray()})
            QVERIFY2(!isGood(bad), bad.constData());
        signature.encoding = HookSignature::Encoding::Base64;
        QVERIFY(isGood("sha256=" + QByteArray::fromHex(digest).toBase64()));
        QVERIFY(!isGood("sha256=" + digest));
    }

    void refusesAnyChangedByte() // H5
    {
        QVERIFY(rc::check("one byte of id, timestamp, signature or body makes it another", [] {
            HookHeaders headers = published();
            QByteArray body = kBody;
            const auto which = *rc::gen::inRange<std::size_t>(0, 4);
            QByteArray &text = which == 0 ? body : headers[which].second;
            const auto at = *rc::gen::inRange<qsizetype>(0, text.size());
            const auto change = static_cast<char>(*rc::gen::inRange(1, 256));
            text[at] = static_cast<char>(text[at] ^ change);
            RC_ASSERT(!isTaken(headers, body));
        }));
    }

    void parsesNothingBeforeTheSignatureHolds() // H3
    {
        QVERIFY(rc::check("a body is parsed only if it is signed, and is no repeat", [] {
            const bool isGood = *rc::gen::arbitrary<bool>();
            const bool isRepeat = *rc::gen::arbitrary<bool>();
            const auto body = QByteArray::fromStdString(*rc::gen::arbitrary<std::string>());
            HookHeaders headers = published(
                standardWebhooksSignature(isGood ? publishedKey() : "other", "msg_1", "1614265330", body));
            headers[1].second = "msg_1";
            int asked = 0;
            int parsed = 0;
            const HookChecks spy{[&](const QString &) {
                                     ++asked;
                                     return isRepeat;
                                 },
                                 [&](const QByteArray &) {
                                     ++parsed;
                                     return QStringList();
                                 }};
            const auto verdict = judge(posted(headers), body, door(), kNow, spy);
            RC_ASSERT(asked == (isGood ? 1 : 0));
            RC_ASSERT(parsed == (isGood && !isRepeat ? 1 : 0));
            RC_ASSERT(std::holds_alternative<Hook>(verdict) == (isGood && !isRepeat));
        }));
    }

    void refusesInTheOrderOfItsStages()
    {
        HookHead head{"GET", "/elsewhere", true, {{"content-length", "99999999"}, {"content-length", "1"}}};
        QCOMPARE(statusOf(head), 404);
        head.target = "/hooks/orders?x=1";
        QCOMPARE(statusOf(head), 405);
        head.method = "POST";
        QCOMPARE(statusOf(head), 413);
        head.headers[0].second = "20";
        QCOMPARE(statusOf(head), 400);
        head.headers.pop_back();
        QCOMPARE(statusOf(head), 415);
        head.headers.emplace_back("content-type", "application/json; charset=utf-8");
        QCOMPARE(statusOf(head), 401);
        head.headers = published();
        QCOMPARE(statusOf(head), 202);
    }

    void refusesWhatHasTwoEnds_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("a sign") << QByteArray("content-length") << QByteArray("+20");
        QTest::newRow("a list") << QByteArray("content-length") << QByteArray("20, 20");
        QTest::newRow("nothing") << QByteArray("content-length") << QByteArray();
        QTest::newRow("gzip") << QByteArray("transfer-encoding") << QByteArray("gzip, chunked");
        QTest::newRow("identity") << QByteArray("transfer-encoding") << QByteArray("identity");
    }

    void refusesWhatHasTwoEnds()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        HookHeaders headers = published();
        headers.emplace_back(name, value);
        QCOMPARE(statusOf(posted(headers)), 400);
        headers = published();
        headers.emplace_back("transfer-encoding", "chunked");
        QCOMPARE(statusOf(posted(headers)), 202);
        headers.emplace_back("content-length", "20");
        QCOMPARE(statusOf(posted(headers)), 400);
    }

    void handsOnNothingThatProvesTheSender()
    {
        HookHeaders headers = published();
        headers.emplace_back("authorization", "Bearer s3cret");
        headers.emplace_back("x-kind", "a");
        headers.emplace_back("x-kind", "b");
        const HookChecks checks{[](const QString &) { return false; },
                                [](const QByteArray &) { return QStringList(); }};
        const auto verdict = judge(posted(headers), kBody, door(), kNow, checks);
        const Hook &hook = std::get<Hook>(verdict);
        QCOMPARE(hook.headers.keys().join(u' '), QStringLiteral("content-type webhook-id webhook-timestamp x-kind"));
        QCOMPARE(hook.headers.value(QStringLiteral("x-kind")), QStringLiteral("a, b"));
        QCOMPARE(hook.id, QStringLiteral("msg_p5jXN8AQM9LWM0D4loKWxJek"));
        QCOMPARE(hook.body, kBody);
    }

    void namesEvents()
    {
        HookSignature own{
            .scheme = HookSignature::Scheme::HeaderHmac, .header = "x-s", .prefix = {}, .idHeader = "X-Id"};
        QCOMPARE(eventId(own, {{"x-id", "7"}}, kBody), QStringLiteral("7"));
        const QString digest = eventId(own, {}, kBody);
        QCOMPARE(digest.size(), 64);
        QCOMPARE(eventId(own, {{"x-id", "a b"}}, kBody), digest);
        QVERIFY(eventId(own, {}, "other") != digest);
    }

    void endsSlowRequests()
    {
        using std::chrono::seconds;
        const HookLimits limits;
        const MonoTime begun{seconds(100)};
        QCOMPARE(requestDeadline(limits, begun, 0), begun + seconds(1));
        QCOMPARE(requestDeadline(limits, begun, 2048), begun + seconds(3));
        QCOMPARE(requestDeadline(limits, begun, 1'000'000), begun + seconds(10));
    }

    void remembersSomeRepeats()
    {
        HookRepeats repeats(2, std::chrono::seconds(10));
        const MonoTime start{std::chrono::seconds(1)};
        for (const char *id : {"1", "2", "2", "3"})
            repeats.add(QStringLiteral("a"), QString::fromLatin1(id), start);
        QCOMPARE(repeats.size(), 2);
        QVERIFY(!repeats.contains(QStringLiteral("a"), QStringLiteral("1"), start));
        QVERIFY(repeats.contains(QStringLiteral("a"), QStringLiteral("3"), start));
        QVERIFY(!repeats.contains(QStringLiteral("b"), QStringLiteral("3"), start));
        QVERIFY(!repeats.contains(QStringLiteral("a"), QStringLiteral("3"), start + std::chrono::seconds(10)));
    }

    void neverTakesWhatWasChangedOnItsWay()
    {
        const QByteArray request = "POST /hooks/orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                   "webhook-id: msg_p5jXN8AQM9LWM0D4loKWxJek\r\nwebhook-timestamp: 1614265330\r\n"
                                   "webhook-signature: "
                                   + kPublished + "\r\nContent-Length: 20\r\n\r\n" + kBody;
        QVERIFY(rc::check("flipped, inserted and removed bytes: refused, or the same event", [&] {
            QByteArray bytes = request;
            changeBytes(bytes, *rc::gen::inRange(1, 4),
                        [](qsizetype most) { return *rc::gen::inRange<qsizetype>(0, most); });
            HookParser parser({});
            const auto step = *rc::gen::inRange<qsizetype>(1, 200);
            QByteArray waiting;
            for (qsizetype at = 0; at < bytes.size() && !parser.isWhole() && !parser.refusal(); at += step) {
                waiting += bytes.mid(at, step);
                for (qsizetype used = 1; used > 0 && !waiting.isEmpty() && !parser.isWhole();) {
                    used = parser.put(waiting);
                    waiting.remove(0, used);
                }
            }
            if (!parser.isWhole() || parser.refusal())
                return;
            const HookHead head = parser.head();
            const QByteArray body = parser.takeBody();
            if (statusOf(head, body) == 202) {
                RC_ASSERT(body == kBody);
                RC_ASSERT(eventId({}, head.headers, body) == QStringLiteral("msg_p5jXN8AQM9LWM0D4loKWxJek"));
            }
        }));
    }
};

QTEST_GUILESS_MAIN(TestHookRules)
#include "tst_hookrules.moc"
