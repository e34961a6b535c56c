#include "core/integration/errors.h"
#include "core/integration/http/httprules.h"

#include <QDateTime>
#include <QTest>

#include <rapidcheck.h>

using namespace sluice;

/// The rules of calls out that need no network.
class TestHttpRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void classesStatusesAsSpecified()
    {
        for (int status = 100; status < 400; ++status)
            QVERIFY(!failureOfStatus(status));
        for (int status = 400; status < 600; ++status) {
            const bool isTransient = status == 408 || status == 425 || status == 429
                                     || (status >= 500 && status != 501);
            QCOMPARE(failureOfStatus(status), isTransient ? FailureClass::Transient : FailureClass::Permanent);
        }
    }

    void knowsWhatIsSafeToRepeat()
    {
        for (const char *method : {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "get"})
            QVERIFY(isSafeToRepeat({.method = method}));
        for (const char *method : {"POST", "PATCH", "LOCK"}) {
            QVERIFY(!isSafeToRepeat({.method = method}));
            QVERIFY(isSafeToRepeat({.method = method, .headers = {{"idempotency-key", "k"}}}));
        }
    }

    void readsRetryAfter_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("seconds"); // -1: nothing
        QTest::newRow("seconds") << QByteArray(" 120 ") << qint64(120);
        QTest::newRow("none") << QByteArray("0") << qint64(0);
        QTest::newRow("IMF-fixdate") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << qint64(37);
        QTest::newRow("RFC 850") << QByteArray("Sunday, 06-Nov-94 08:49:37 GMT") << qint64(37);
        QTest::newRow("asctime") << QByteArray("Sun Nov  6 08:49:37 1994") << qint64(37);
        QTest::newRow("past") << QByteArray("Sun, 06 Nov 1994 08:00:00 GMT") << qint64(0);
        QTest::newRow("empty") << QByteArray() << qint64(-1);
        QTest::newRow("negative") << QByteArray("-5") << qint64(-1);
        QTest::newRow("words") << QByteArray("soon") << qint64(-1);
        QTest::newRow("fraction") << QByteArray("1.5") << qint64(-1);
    }

    void readsRetryAfter()
    {
        QFETCH(QByteArray, value);
        QFETCH(qint64, seconds);
        const WallTime now(Milliseconds(QDateTime({1994, 11, 6}, {8, 49, 0}, Qt::UTC).toMSecsSinceEpoch()));
        const auto wait = parseRetryAfter(value, now);
        QCOMPARE(wait.has_value(), seconds >= 0);
        if (wait)
            QCOMPARE(*wait, Milliseconds(seconds * 1000));
    }

    void neverOverflowsOnRetryAfter()
    {
        QVERIFY(rc::check("any digits give a wait that is finite", [] {
            const auto digits = *rc::gen::nonEmpty(
                rc::gen::container<std::string>(rc::gen::inRange('0', char('9' + 1))));
            const auto wait = parseRetryAfter(QByteArray::fromStdString(digits), WallTime());
            RC_ASSERT(wait.has_value());
            RC_ASSERT(*wait >= Milliseconds(0));
            RC_ASSERT(*wait <= std::chrono::hours(24 * 366 * 10));
        }));
        QVERIFY(rc::check("any bytes are survived", [](const std::string &text) {
            (void)parseRetryAfter(QByteArray::fromStdString(text), WallTime());
        }));
    }

    void refusesWhatMustNotBeSent_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *url, QLatin1StringView code) {
            QTest::newRow(url) << QString::fromLatin1(url) << QString(code);
        };
        row("http://example.com/", QLatin1StringView());
        row("https://example.com:8443/a?b#c", QLatin1StringView());
        row("ftp://example.com/", errors::kHttpSchemeRefused);
        row("file:///etc/passwd", errors::kHttpSchemeRefused);
        row("data:text/plain,x", errors::kHttpSchemeRefused);
        row("/relative", errors::kHttpUrlInvalid);
        row("http:///path", errors::kHttpUrlInvalid);
        row("http://[::1", errors::kHttpUrlInvalid);
        row("http://user:pw@example.com/", errors::kHttpUrlCredentials);
        row("", errors::kHttpUrlInvalid);
    }

    void refusesWhatMustNotBeSent()
    {
        QFETCH(QString, url);
        QFETCH(QString, code);
        const auto checked = checkRequest({.url = QUrl(url)});
        QCOMPARE(checked ? QString() : checked.error().code, code);
        QVERIFY(checked || !checked.error().args.value(QStringLiteral("url")).contains(u"pw"));
    }

    void refusesHeadersThatWouldSplitTheRequest()
    {
        const QUrl url(QStringLiteral("http://example.com/"));
        for (const HttpHeader &header : {HttpHeader{"X", "a\r\nY: b"}, HttpHeader{"X\r\nY", "b"}, HttpHeader{"", "b"},
                                         HttpHeader{"X Y", "b"}, HttpHeader{"X", QByteArray("a\0b", 3)}}) {
            const auto checked = checkRequest({.url = url, .headers = {header}});
            QVERIFY(!checked);
            QCOMPARE(checked.error().code, QString(errors::kHttpHeaderInvalid));
        }
        QCOMPARE(checkRequest({.method = "GET /x", .url = url}).error().code, QString(errors::kHttpMethodInvalid));
    }

    void redirectsByTheRulesOfTheStatus()
    {
        const HttpRequest post{.method = "POST",
                               .url = QUrl(QStringLiteral("http://a/x/y")),
                               .headers = {{"Content-Type", "t"}},
                               .body = "b"};
        QVERIFY(!redirected(post, 200, "/z"));
        QVERIFY(!redirected(post, 304, "/z"));
        QVERIFY(!redirected(post, 302, ""));
        QCOMPARE(redirected(post, 307, "z")->url, QUrl(QStringLiteral("http://a/x/z")));
        QCOMPARE(redirected(post, 308, "/z")->method, QByteArray("POST"));
        QCOMPARE(redirected(post, 308, "/z")->body, QByteArray("b"));
        for (const int status : {301, 302, 303}) {
            const auto next = redirected(post, status, "/z");
            QCOMPARE(next->method, QByteArray("GET"));
            QVERIFY(next->body.isEmpty());
            QVERIFY(next->headers.isEmpty());
        }
        QCOMPARE(redirected({.method = "PUT", .url = post.url}, 302, "/z")->method, QByteArray("PUT"));
        QCOMPARE(redirected({.method = "PUT", .url = post.url}, 303, "/z")->method, QByteArray("GET"));
        QCOMPARE(redirected({.method = "HEAD", .url = post.url}, 303, "/z")->method, QByteArray("HEAD"));
    }

    void leavesSecretsBehindWhenTheHostChanges()
    {
        const HttpRequest request{.url = QUrl(QStringLiteral("https://a.example/x")),
                                  .headers = {{"authorization", "s"}, {"Cookie", "s"}, {"X-Key", "s"}, {"Accept", "t"}},
                                  .secretHeaders = {"x-key"}};
        for (const char *elsewhere :
             {"https://b.example/", "http://a.example/", "https://a.example:444/", "//b.example/"})
            QCOMPARE(redirected(request, 302, elsewhere)->headers, (HttpHeaders{{"Accept", "t"}}));
        for (const char *here : {"/z", "https://a.example/z", "https://a.example:443/z", "https://A.EXAMPLE/z"})
            QCOMPARE(redirected(request, 302, here)->headers, request.headers);
    }
};

QTEST_GUILESS_MAIN(TestHttpRules)
#include "tst_httprules.moc"
