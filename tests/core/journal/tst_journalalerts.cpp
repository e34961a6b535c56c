#include "tests/core/journal/journalbed.h"
#include "tests/core/journal/samples.h"

#include "core/journal/errors.h"

#include <QTest>

using namespace sluice;

namespace {

AlertSummary alertOf(const QString &subject)
{
    AlertSummary alert;
    alert.key = QStringLiteral("mine/") + subject;
    alert.rule = QStringLiteral("mine");
    alert.name = QStringLiteral("Über 80 %");
    alert.severity = AlertSeverity::Critical;
    alert.metric = AlertMetric::PoolUse;
    alert.comparison = AlertComparison::Above;
    alert.subject = subject;
    alert.value = 87.5;
    alert.threshold = 80;
    alert.since = samples::at(3);
    alert.acknowledgedBy = QStringLiteral("ada");
    alert.acknowledgedAt = samples::at(4);
    alert.snoozedBy = QStringLiteral("bob");
    alert.snoozedUntil = samples::at(9);
    alert.note = QStringLiteral("\"later\"");
    alert.error = Error{
        QStringLiteral("component.abandoned"), {{QStringLiteral("count"), QStringLiteral("3")}}, QStringLiteral("x")};
    return alert;
}

JournalBatch batchOf(const QString &key, std::optional<AlertSummary> alert)
{
    JournalBatch batch;
    batch.alerts.push_back({key, std::move(alert)});
    return batch;
}

} // namespace

/// What every journal promises of alerts that fire.
class TestJournalAlerts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

    void givesBackWhatFiresAfterACrash();
    void keepsTheNewestAndForgetsWhatIsOver();

private:
    void reopen();

    std::unique_ptr<JournalBed> m_bed;
    std::unique_ptr<Journal> m_journal;
};

using MakeAlertBed = std::unique_ptr<JournalBed> (*)();
Q_DECLARE_METATYPE(MakeAlertBed)

void TestJournalAlerts::initTestCase_data()
{
    QTest::addColumn<MakeAlertBed>("makeBed");
    QTest::newRow("memory") << &memoryBed;
    QTest::newRow("sqlite") << &sqliteBed;
}

void TestJournalAlerts::init()
{
    QFETCH_GLOBAL(MakeAlertBed, makeBed);
    m_bed = makeBed();
    reopen();
}

void TestJournalAlerts::cleanup()
{
    m_journal.reset();
    m_bed.reset();
}

void TestJournalAlerts::reopen()
{
    m_journal.reset();
    auto journal = m_bed->open();
    QVERIFY(journal);
    m_journal = std::move(*journal);
}

void TestJournalAlerts::givesBackWhatFiresAfterACrash()
{
    QVERIFY(m_journal->firingAlerts()->empty());
    const AlertSummary a = alertOf(QStringLiteral("a"));
    const AlertSummary b = alertOf(QStringLiteral("b:c"));
    QVERIFY(m_journal->append({batchOf(b.key, b), batchOf(a.key, a)}));
    m_bed->crash();
    reopen();
    QVERIFY(m_journal->firingAlerts().value() == (std::vector{a, b}));
}

void TestJournalAlerts::keepsTheNewestAndForgetsWhatIsOver()
{
    AlertSummary a = alertOf(QStringLiteral("a"));
    const AlertSummary b = alertOf(QStringLiteral("b"));
    QVERIFY(m_journal->append({batchOf(a.key, a), batchOf(b.key, b)}));
    a.acknowledgedBy.clear();
    a.error.reset();
    QVERIFY(m_journal->append({batchOf(a.key, a), batchOf(b.key, std::nullopt)}));
    m_bed->crash();
    reopen();
    QVERIFY(m_journal->firingAlerts().value() == std::vector{a});
}

QTEST_GUILESS_MAIN(TestJournalAlerts)
#include "tst_journalalerts.moc"
