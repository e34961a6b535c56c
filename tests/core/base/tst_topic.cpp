#include "core/base/errors.h"
#include "core/base/topic.h"

#include <QTest>
#include <rapidcheck.h>

using namespace sluice;

namespace {

QStringList anyParts(const std::vector<const char *> &choices, int most)
{
    QStringList parts;
    const int count = *rc::gen::inRange(1, most + 1);
    for (int i = 0; i < count; ++i)
        parts.append(QString::fromLatin1(choices[*rc::gen::inRange<std::size_t>(0, choices.size())]));
    return parts;
}

/// The rule in its plainest form, part by part.
bool naiveMatch(QStringList pattern, QStringList topic)
{
    if (pattern.isEmpty())
        return topic.isEmpty();
    if (pattern.first() == QStringLiteral("**"))
        return true;
    if (topic.isEmpty() || (pattern.first() != QStringLiteral("*") && pattern.first() != topic.first()))
        return false;
    pattern.removeFirst();
    topic.removeFirst();
    return naiveMatch(pattern, topic);
}

} // namespace

class TestTopic : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matchesAsTheNaiveRuleDoes();
    void refusesMalformedPatterns_data();
    void refusesMalformedPatterns();
    void knowsATopicWhenItSeesOne();
    void makesAPartOfAnyId();
};

void TestTopic::matchesAsTheNaiveRuleDoes()
{
    QVERIFY(rc::check("pattern matching", [] {
        QStringList pattern = anyParts({"a", "b", "*", "ab"}, 4);
        if (*rc::gen::inRange(0, 3) == 0)
            pattern.append(QStringLiteral("**"));
        const QStringList topic = anyParts({"a", "b", "ab"}, 5);
        const auto parsed = TopicPattern::parse(pattern.join(u'.'));
        RC_ASSERT(parsed.has_value());
        RC_ASSERT(parsed->matches(topic.join(u'.')) == naiveMatch(pattern, topic));
    }));
    QVERIFY(TopicPattern::parse(QStringLiteral("**"))->matches(u"run.7.finished"));
    QVERIFY(TopicPattern::parse(QStringLiteral("run.**"))->matches(u"run"));
    QVERIFY(!TopicPattern::parse(QStringLiteral("run.**"))->matches(u"runs"));
    QVERIFY(!TopicPattern::parse(QStringLiteral("run.*"))->matches(u"run"));
}

void TestTopic::refusesMalformedPatterns_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", ".", "a.", ".a", "a..b", "**.a", "a.**.b", "a*", "***", "a b", "a.\xe4"})
        QTest::addRow("'%s'", text) << QString::fromLatin1(text);
    QTest::newRow("too long") << QString(256, u'a');
}

void TestTopic::refusesMalformedPatterns()
{
    QFETCH(QString, text);
    const auto parsed = TopicPattern::parse(text);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, errors::kEventPatternMalformed);
    QVERIFY(!isTopic(text));
}

void TestTopic::knowsATopicWhenItSeesOne()
{
    QVERIFY(isTopic(u"run"));
    QVERIFY(isTopic(u"Run.7.step-2_b"));
    QVERIFY(!isTopic(u"run.*"));
    QVERIFY(!isTopic(u"**"));
    QVERIFY(isTopic(QString(255, u'a')));
}

void TestTopic::makesAPartOfAnyId()
{
    QCOMPARE(topicPart(u"rates-v2_b"), QStringLiteral("rates-v2_b"));
    QCOMPARE(topicPart(u"rates v2.0"), QStringLiteral("rates_20v2_2e0"));
    QCOMPARE(topicPart(u"\u00e4"), QStringLiteral("_c3_a4"));
    QVERIFY(isTopic(topicPart(u"")));
    QVERIFY(isTopic(topicPart(QString(500, u'.'))));
}

QTEST_APPLESS_MAIN(TestTopic)
#include "tst_topic.moc"
