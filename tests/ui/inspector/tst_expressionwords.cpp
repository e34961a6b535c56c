#include "ui/inspector/expressionwords.h"

#include <QJsonDocument>
#include <QtTest>

#include <algorithm>

using namespace sluice;

namespace {

SampleData someSamples()
{
    SampleData samples;
    samples.hasInput = true;
    samples.data.input = R"({"code":"DE","rates":[1.5,2],"two words":{"deep":true}})";
    samples.isInLoop = true;
    samples.data.index = 0;
    samples.data.item = R"({"id":7})";
    samples.hasRunInput = true;
    samples.data.runInput = R"({"day":3})";
    samples.upstream = {
        {QStringLiteral("fetch"), QStringLiteral("Fetch rates"), SampleOrigin::Pinned, R"([{"rate":1},{"rate":2}])"},
        {QStringLiteral("to-do"), QStringLiteral("to-do"), SampleOrigin::None, {}}};
    return samples;
}

/// What is offered where "|" stands, after it was taken.
QStringList taken(const QString &text, bool isTemplate = false, bool isAsked = false)
{
    const auto caret = static_cast<int>(text.indexOf(u'|'));
    auto plain = text;
    plain.remove(caret, 1);
    QStringList results;
    for (const Completion &one : expressionCompletions(plain, caret, isTemplate, isAsked, someSamples())) {
        auto result = plain;
        result.replace(one.from, one.to - one.from, one.text);
        results.push_back(result);
    }
    return results;
}

} // namespace

class TestExpressionWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void offersTheFieldsOfSamplesBehindADot();
    void offersTheStepsBeforeTheTask();
    void offersFunctionsByWhatTheValueIs();
    void quotesWhatIsNoName();
    void offersTheRootsWhenAskedOrInFreshBraces();
    void staysQuietOutsideBraces();
    void narrowsByWhatIsTyped();
    void saysWhatEachIs();
    void ofALargeSampleTheHeadIsTold();
    void samplesThatChangeAreReadAnew();
    void whatIsQuotedFitsIntoJson();
};

void TestExpressionWords::offersTheFieldsOfSamplesBehindADot()
{
    QCOMPARE(taken(QStringLiteral("input.|")).first(2),
             (QStringList{QStringLiteral("input.code"), QStringLiteral("input.rates")}));
    QCOMPARE(taken(QStringLiteral("item.|")), QStringList{QStringLiteral("item.id")});
    QCOMPARE(taken(QStringLiteral("1 + run.input.|")), QStringList{QStringLiteral("1 + run.input.day")});
    QVERIFY(taken(QStringLiteral("steps.fetch.output[1].|")).contains(QStringLiteral("steps.fetch.output[1].rate")));
    QCOMPARE(taken(QStringLiteral("input[\"two words\"].|")), QStringList{QStringLiteral("input[\"two words\"].deep")});
    QVERIFY(taken(QStringLiteral("input.nobody.|")).isEmpty());
    QVERIFY(taken(QStringLiteral("other.|")).isEmpty());
}

void TestExpressionWords::offersTheStepsBeforeTheTask()
{
    QCOMPARE(taken(QStringLiteral("steps.|")),
             (QStringList{QStringLiteral("steps.fetch"), QStringLiteral("steps['to-do']")}));
    QCOMPARE(taken(QStringLiteral("steps.fetch.|")), QStringList{QStringLiteral("steps.fetch.output")});
    QCOMPARE(taken(QStringLiteral("steps[\"to-do\"].|")), QStringList{QStringLiteral("steps[\"to-do\"].output")});
    QVERIFY2(taken(QStringLiteral("steps[\"to-do\"].output.|")).isEmpty(), "there is no sample of it");
}

void TestExpressionWords::offersFunctionsByWhatTheValueIs()
{
    const auto list = taken(QStringLiteral("input.rates.|"));
    QCOMPARE(list.first(), QStringLiteral("input.rates[0]"));
    QVERIFY(list.contains(QStringLiteral("input.rates.map")));
    QVERIFY(taken(QStringLiteral("input.code.|")).contains(QStringLiteral("input.code.toLowerCase")));
    QVERIFY(!taken(QStringLiteral("input.code.|")).contains(QStringLiteral("input.code.map")));
    QVERIFY(taken(QStringLiteral("Math.ro|")).contains(QStringLiteral("Math.round")));
}

void TestExpressionWords::quotesWhatIsNoName()
{
    QVERIFY(taken(QStringLiteral("input.|")).contains(QStringLiteral("input['two words']")));
    QCOMPARE(taken(QStringLiteral("input.two|")), QStringList{QStringLiteral("input['two words']")});
}

void TestExpressionWords::offersTheRootsWhenAskedOrInFreshBraces()
{
    QVERIFY(taken(QStringLiteral("in|")).isEmpty());
    QCOMPARE(taken(QStringLiteral("in|"), false, true).first(), QStringLiteral("input"));
    QCOMPARE(taken(QStringLiteral("a {{|"), true).first(), QStringLiteral("a {{input"));
    QCOMPARE(taken(QStringLiteral("a {{ |"), true).first(), QStringLiteral("a {{ input"));
}

void TestExpressionWords::staysQuietOutsideBraces()
{
    QVERIFY(taken(QStringLiteral("input.|"), true).isEmpty());
    QVERIFY(taken(QStringLiteral("in|"), true, true).isEmpty());
    QVERIFY(taken(QStringLiteral("{{ input.code }} input.|"), true).isEmpty());
    QVERIFY(!taken(QStringLiteral("{{ input.code }}{{ input.|"), true).isEmpty());
    QVERIFY(!taken(QStringLiteral("{{ input.| }} more"), true).isEmpty());
}

void TestExpressionWords::narrowsByWhatIsTyped()
{
    QCOMPARE(taken(QStringLiteral("input.RA|")), QStringList{QStringLiteral("input.rates")});
    QVERIFY2(taken(QStringLiteral("input.code|")).isEmpty(), "nothing is left to complete");
    QVERIFY(taken(QStringLiteral("input.zzz|")).isEmpty());
}

void TestExpressionWords::saysWhatEachIs()
{
    const auto samples = someSamples();
    const auto detailOf = [&](const QString &code, const QString &text) {
        const auto all = expressionCompletions(code, static_cast<int>(code.size()), false, true, samples);
        const auto found = std::ranges::find(all, text, &Completion::text);
        return found == all.end() ? QString() : found->detail;
    };
    QCOMPARE(detailOf(QStringLiteral("input."), QStringLiteral("code")), QStringLiteral("\"DE\""));
    QCOMPARE(detailOf(QStringLiteral("input."), QStringLiteral("rates")), QStringLiteral("list of 2"));
    QCOMPARE(detailOf(QStringLiteral("steps."), QStringLiteral("fetch")), QStringLiteral("Fetch rates · list of 2"));
    QCOMPARE(detailOf(QStringLiteral("steps."), QStringLiteral("['to-do']")), QStringLiteral("no sample yet"));
}

void TestExpressionWords::ofALargeSampleTheHeadIsTold()
{
    auto samples = someSamples();
    samples.upstream[0].output = R"({"text":")" + QByteArray(300'000, 'x') + "\"}";
    const auto steps = expressionCompletions(QStringLiteral("steps."), 6, false, false, samples);
    QCOMPARE(steps.front().text, QStringLiteral("fetch"));
    QVERIFY2(steps.front().detail.startsWith(QStringLiteral("Fetch rates · {\"text\":\"xxx")),
             qPrintable(steps.front().detail));
    QVERIFY(steps.front().detail.endsWith(u'…'));
    const auto fields = expressionCompletions(QStringLiteral("steps.fetch.output."), 19, false, false, samples);
    QCOMPARE(fields.size(), std::size_t(1));
    QCOMPARE(fields.front().text, QStringLiteral("text"));
}

void TestExpressionWords::samplesThatChangeAreReadAnew()
{
    auto samples = someSamples();
    for (const char *key : {"a", "b", "c"}) {
        samples.data.item = QByteArray("{\"") + key + "\":1}";
        const auto fields = expressionCompletions(QStringLiteral("item."), 5, false, false, samples);
        QCOMPARE(fields.size(), std::size_t(1));
        QCOMPARE(fields.front().text, QString::fromLatin1(key));
    }
}

void TestExpressionWords::whatIsQuotedFitsIntoJson()
{
    const auto texts = taken(QStringLiteral(R"({"a":"{{ steps.to|"})"), true);
    QCOMPARE(texts, QStringList{QStringLiteral(R"({"a":"{{ steps['to-do']"})")});
    QVERIFY(!QJsonDocument::fromJson(texts.front().toUtf8()).isNull());
    auto samples = someSamples();
    samples.data.item = R"({"it's":1})";
    const auto quoted = expressionCompletions(QStringLiteral("item."), 5, false, false, samples);
    QCOMPARE(quoted.front().text, QStringLiteral(R"(["it's"])"));
}

QTEST_GUILESS_MAIN(TestExpressionWords)
#include "tst_expressionwords.moc"
