#include "core/integration/demo/democonfig.h"
#include "core/integration/demo/demoroutes.h"
#include "core/integration/demo/faults.h"
#include "core/integration/errors.h"
#include "core/workflow/workspacesettings.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace sluice;

namespace {

DemoAnswer ask(DemoRoutes &routes, const QByteArray &target, const QByteArray &method = "GET",
               const QByteArray &body = {})
{
    return routes.answer({method, target, {{"X-One", "1"}, {"x-one", "2"}}, body});
}

QJsonObject json(const DemoAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

} // namespace

/// What the demo service answers, without sockets.
class TestDemoRoutes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesEachCountryOneConstantRate()
    {
        DemoRoutes routes(1, {0, Milliseconds(5), {}});
        const auto first = ask(routes, "/rates/DE");
        QCOMPARE(first.status, 200);
        QCOMPARE(first.delay, Milliseconds(5));
        QCOMPARE(json(first)[u"code"].toString(), QStringLiteral("DE"));
        QCOMPARE(json(first)[u"currency"].toString(), QStringLiteral("EUR"));
        QCOMPARE(ask(routes, "/rates/de").body, first.body);
        QVERIFY(json(ask(routes, "/rates/JP"))[u"rate"].toDouble() > 0);
        QCOMPARE(ask(routes, "/rates/ZZ").status, 404);
        QCOMPARE(ask(routes, "/rates/").status, 404);
        QCOMPARE(ask(routes, "/rates/DE/x").status, 404);
        QCOMPARE(ask(routes, "/rates/DE", "DELETE").allow, QByteArray("GET"));
    }

    void knowsAllCountriesOfIsoCodes()
    {
        QFile file(QStringLiteral("/usr/share/iso-codes/json/iso_3166-1.json"));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("the package iso-codes is not installed");
        DemoRoutes routes(1, {0, Milliseconds(0), {}});
        const auto countries = QJsonDocument::fromJson(file.readAll()).object()[u"3166-1"].toArray();
        QCOMPARE(countries.size(), 249);
        for (const auto &country : countries) {
            const auto code = country.toObject()[u"alpha_2"].toString();
            const auto answer = ask(routes, "/rates/" + code.toLatin1());
            QCOMPARE(answer.status, 200);
            QCOMPARE(json(answer)[u"currency"].toString().size(), 3);
        }
    }

    void countsCallsForEachCountryApart()
    {
        DemoRoutes routes(3, {0.5, Milliseconds(0), {}});
        for (quint64 call = 0; call < 40; ++call) {
            QCOMPARE(ask(routes, "/rates/DE").status, isFault(3, u"DE", call, 0.5) ? 503 : 200);
            QCOMPARE(ask(routes, "/rates/FR").status, isFault(3, u"FR", call, 0.5) ? 503 : 200);
        }
    }

    void refusesPoisonWithTheReasonUntilItIsLifted()
    {
        DemoRoutes routes(1, {0, Milliseconds(0), {QStringLiteral("AQ")}});
        const auto refused = ask(routes, "/rates/AQ");
        QCOMPARE(refused.status, 422);
        QVERIFY(json(refused)[u"error"].toObject()[u"message"].toString().contains(u"poison"));
        QCOMPARE(ask(routes, "/control", "PUT", R"({"poison":[]})").status, 200);
        QCOMPARE(ask(routes, "/rates/AQ").status, 200);
    }

    void keepsCallNumbersWhenKnobsAreTurned()
    {
        DemoRoutes routes(9, {0.5, Milliseconds(0), {}});
        for (int call = 0; call < 7; ++call)
            (void)ask(routes, "/rates/DE");
        QCOMPARE(ask(routes, "/control", "PUT", R"({"poison":["AQ"]})").status, 200);
        for (quint64 call = 7; call < 20; ++call)
            QCOMPARE(ask(routes, "/rates/DE").status, isFault(9, u"DE", call, 0.5) ? 503 : 200);
    }

    void changesOnlyTheKnobsThatAreNamed()
    {
        DemoRoutes routes(1, {});
        const auto answer = ask(routes, "/control", "PUT", R"({"latencyMs":9})");
        QCOMPARE(answer.status, 200);
        QCOMPARE(json(answer),
                 toJson(DemoKnobs{
                     0.2, Milliseconds(9), {QStringLiteral("AQ"), QStringLiteral("BV"), QStringLiteral("HM")}}));
        QCOMPARE(ask(routes, "/control").body, answer.body);
    }

    void refusesInvalidKnobsAndKeepsTheOld_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("not JSON") << QByteArray("{");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("rate above one") << QByteArray(R"({"latencyMs":1,"errorRate":1.5})");
        QTest::newRow("rate below none") << QByteArray(R"({"errorRate":-0.1})");
        QTest::newRow("rate as text") << QByteArray(R"({"errorRate":"0.1"})");
        QTest::newRow("latency with a fraction") << QByteArray(R"({"latencyMs":1.5})");
        QTest::newRow("latency below none") << QByteArray(R"({"latencyMs":-1})");
        QTest::newRow("poison no list") << QByteArray(R"({"poison":"AQ"})");
        QTest::newRow("poison no code") << QByteArray(R"({"poison":["AQX"]})");
        QTest::newRow("poison no text") << QByteArray(R"({"poison":[1]})");
        QTest::newRow("fault of no kind") << QByteArray(R"({"fault":{"component":"io","kind":"burn"}})");
        QTest::newRow("fault of nobody") << QByteArray(R"({"fault":{"kind":"hang"}})");
        QTest::newRow("fault no object") << QByteArray(R"({"fault":"hang"})");
        QTest::newRow("unknown key") << QByteArray(R"({"errorrate":0.1})");
    }

    void refusesInvalidKnobsAndKeepsTheOld()
    {
        QFETCH(QByteArray, body);
        DemoRoutes routes(1, {});
        const auto answer = ask(routes, "/control", "PUT", body);
        QCOMPARE(answer.status, 400);
        QVERIFY(!json(answer)[u"error"].toObject()[u"message"].toString().isEmpty());
        QCOMPARE(routes.knobs(), DemoKnobs());
    }

    void breaksAComponentOnceAndOnlyWhereThereIsOne()
    {
        const QByteArray body = R"({"latencyMs":9,"fault":{"component":"io","kind":"throw"}})";
        DemoRoutes alone(1, {});
        const auto refused = ask(alone, "/control", "PUT", body);
        QCOMPARE(refused.status, 409);
        QVERIFY(json(refused)[u"error"].toObject()[u"message"].toString().contains(u"io"));
        QCOMPARE(alone.knobs(), DemoKnobs()); // all of it or nothing

        std::vector<ComponentFault> faults;
        DemoRoutes owned(1, {}, [&faults](const ComponentFault &fault) {
            faults.push_back(fault);
            return fault.component == u"io";
        });
        const auto taken = ask(owned, "/control", "PUT", body);
        QCOMPARE(taken.status, 200);
        QCOMPARE(faults, (std::vector<ComponentFault>{{QStringLiteral("io"), ComponentFault::Kind::Throw}}));
        QVERIFY(!json(taken).contains(u"fault"));
        QCOMPARE(ask(owned, "/control", "PUT", R"({"latencyMs":7})").status, 200);
        QCOMPARE(faults.size(), std::size_t(1)); // it does not happen again
        QCOMPARE(ask(owned, "/control", "PUT", R"({"fault":{"component":"x","kind":"die"}})").status, 409);

        DemoKnobs knobs;
        knobs.fault = ComponentFault{QStringLiteral("io"), ComponentFault::Kind::Hang};
        QCOMPARE(*changed({}, QJsonDocument(toJson(knobs)).toJson()), knobs);
    }

    void echoesMethodQueryHeadersAndBody()
    {
        DemoRoutes routes(1, {});
        const auto echo = json(ask(routes, "/echo?a=1&b=%C3%A4+x", "POST", R"({"n":1})"));
        QCOMPARE(echo[u"method"].toString(), QStringLiteral("POST"));
        QCOMPARE(echo[u"query"].toObject()[u"b"].toString(), QStringLiteral("ä+x"));
        QCOMPARE(echo[u"headers"].toObject()[u"x-one"].toString(), QStringLiteral("1, 2"));
        QCOMPARE(echo[u"json"].toObject()[u"n"].toInt(), 1);
        QCOMPARE(json(ask(routes, "/echo", "PUT", "\xff"))[u"bodyBase64"].toString(), QStringLiteral("/w=="));
        QCOMPARE(ask(routes, "/echo", "DELETE").status, 405);
    }

    void givesTheStatusAndDelayAskedFor()
    {
        DemoRoutes routes(1, {});
        QCOMPARE(ask(routes, "/status/503").status, 503);
        QCOMPARE(ask(routes, "/status/600").status, 400);
        QCOMPARE(ask(routes, "/status/abc").status, 400);
        QCOMPARE(ask(routes, "/delay/250").delay, Milliseconds(250));
        QCOMPARE(ask(routes, "/delay/-1").status, 400);
        QCOMPARE(ask(routes, "/delay/99999999").status, 400);
        QCOMPARE(ask(routes, "/nothing").status, 404);
        QCOMPARE(ask(routes, "*").status, 400);
    }

    void startsAsTheWorkspaceAsks()
    {
        DemoSettings settings;
        settings.address = QStringLiteral("[::1]:7172");
        settings.errorRate = 0.3;
        settings.seed = 5;
        const auto config = demoConfig(settings);
        QVERIFY(config.has_value());
        QCOMPARE(config->host, QStringLiteral("::1"));
        QCOMPARE(config->port, quint16(7172));
        QCOMPARE(config->seed, quint64(5));
        QCOMPARE(config->knobs.errorRate, 0.3);
        for (const char *bad : {"localhost:1", "127.0.0.1", "127.0.0.1:70000", ":1", ""}) {
            DemoConfig untouched;
            const auto set = setDemoAddress(untouched, QString::fromLatin1(bad));
            QVERIFY(!set);
            QCOMPARE(set.error().code, QString(errors::kDemoAddressInvalid));
        }
    }
};

QTEST_GUILESS_MAIN(TestDemoRoutes)
#include "tst_demoroutes.moc"
