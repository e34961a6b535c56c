#include "core/journal/errors.h"
#include "tests/core/journal/journalbed.h"
#include "tests/core/journal/samples.h"

#include <QJsonArray>
#include <QTest>

using namespace sluice;

namespace {

ArmedWorkflow armed(const QString &workflow)
{
    Trigger cron;
    cron.id = QStringLiteral("nightly");
    cron.kind = TriggerKind::Cron;
    cron.cron = QStringLiteral("0 9 * * 1-5");
    cron.zone = QStringLiteral("Europe/Berlin");
    cron.missed = MissedPolicy::Each;
    cron.input = QJsonArray{1, QStringLiteral("ü")};
    Trigger event;
    event.id = QStringLiteral("paid");
    event.kind = TriggerKind::Event;
    event.topic = QStringLiteral("orders.*");
    event.key = QStringLiteral("state");
    event.value = QStringLiteral("paid");
    Trigger manual;
    manual.id = QStringLiteral("byHand");
    Workflow definition;
    definition.id = workflow;
    definition.name = QStringLiteral("Über");
    definition.tasks = {{QStringLiteral("a"), QStringLiteral("noop"), {}, {}, {}, false, {}}};
    definition.layout = {{QStringLiteral("a"), {8, 16}}};
    definition.triggers = {cron, manual, event};
    return {workflow,
            QStringLiteral("ada"),
            samples::at(3),
            std::make_shared<const Workflow>(definition),
            {{cron, samples::at(4), 7, 2}, {event, samples::at(3), 0, 0}}};
}

JournalBatch batchOf(const QString &workflow, std::optional<ArmedWorkflow> state, bool isNew = true)
{
    JournalBatch batch;
    batch.armings.push_back({workflow, std::move(state), isNew});
    return batch;
}

} // namespace

/// What every journal promises of armed workflows.
class TestJournalArmings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

    void givesBackWhatIsArmedAfterACrash();
    void keepsTheNewestStateAndForgetsWhatIsDisarmed();
    void writesNothingOfATransactionThatFails();
    void givesBackTheMarksOfFilesThatAreNotGone();

private:
    void reopen();

    std::unique_ptr<JournalBed> m_bed;
    std::unique_ptr<Journal> m_journal;
};

using MakeArmingBed = std::unique_ptr<JournalBed> (*)();
Q_DECLARE_METATYPE(MakeArmingBed)

void TestJournalArmings::initTestCase_data()
{
    QTest::addColumn<MakeArmingBed>("makeBed");
    QTest::newRow("memory") << &memoryBed;
    QTest::newRow("sqlite") << &sqliteBed;
}

void TestJournalArmings::init()
{
    QFETCH_GLOBAL(MakeArmingBed, makeBed);
    m_bed = makeBed();
    reopen();
}

void TestJournalArmings::cleanup()
{
    m_journal.reset();
    m_bed.reset();
}

void TestJournalArmings::reopen()
{
    m_journal.reset();
    auto journal = m_bed->open();
    QVERIFY(journal);
    m_journal = std::move(*journal);
}

void TestJournalArmings::givesBackWhatIsArmedAfterACrash()
{
    QVERIFY(m_journal->armedWorkflows()->empty());
    QVERIFY(m_journal->append({batchOf(QStringLiteral("b"), armed(QStringLiteral("b"))),
                               batchOf(QStringLiteral("a"), armed(QStringLiteral("a")))}));
    m_bed->crash();
    reopen();
    QVERIFY(m_journal->armedWorkflows().value()
            == (std::vector{armed(QStringLiteral("a")), armed(QStringLiteral("b"))}));
}

void TestJournalArmings::keepsTheNewestStateAndForgetsWhatIsDisarmed()
{
    ArmedWorkflow later = armed(QStringLiteral("a"));
    later.triggers[0].accounted = samples::at(9);
    later.triggers[0].fired = 8;
    later.triggers[0].givenUp = 3;
    QVERIFY(m_journal->append({batchOf(QStringLiteral("a"), armed(QStringLiteral("a"))),
                               batchOf(QStringLiteral("b"), armed(QStringLiteral("b"))),
                               batchOf(QStringLiteral("a"), later, false), batchOf(QStringLiteral("b"), std::nullopt),
                               batchOf(QStringLiteral("c"), std::nullopt)}));
    QVERIFY(m_journal->armedWorkflows().value() == std::vector{later});
    reopen();
    QVERIFY(m_journal->armedWorkflows().value() == std::vector{later});
}

void TestJournalArmings::writesNothingOfATransactionThatFails()
{
    QVERIFY(m_journal->append({batchOf(QStringLiteral("a"), armed(QStringLiteral("a")))}));
    const auto gap = samples::frames({samples::frame(1, 5, {samples::succeeded(1, "1")})});
    QCOMPARE(samples::codeOf(m_journal->append({batchOf(QStringLiteral("a"), std::nullopt), gap})),
             errors::kJournalGap);
    QCOMPARE(m_journal->reopen().value(), FailedAppend::Lost);
    QCOMPARE(m_journal->armedWorkflows()->size(), std::size_t(1));
}

void TestJournalArmings::givesBackTheMarksOfFilesThatAreNotGone()
{
    const QString workflow = QStringLiteral("a");
    const QString trigger = QStringLiteral("drop");
    const FileMark begun{workflow, trigger, {}, 0, WallTime{}, false};
    const FileMark old{workflow, trigger, QStringLiteral("Ä 1.csv"), 7, samples::at(3), false};
    FileMark newer = old;
    newer.size = 8;
    FileMark gone{workflow, trigger, QStringLiteral("b"), 1, samples::at(3), false};
    const FileMark other{workflow, QStringLiteral("other"), QStringLiteral("b"), qint64(1) << 40, samples::at(4), false};
    JournalBatch batch;
    batch.files = {begun, old, gone, other};
    QVERIFY(m_journal->fileMarks()->empty());
    QVERIFY(m_journal->append({batch}));
    gone.isGone = true;
    batch.files = {newer, gone};
    QVERIFY(m_journal->append({batch}));
    m_bed->crash();
    reopen();
    QVERIFY(m_journal->fileMarks().value() == (std::vector{begun, newer, other}));
    QVERIFY(m_journal->armedWorkflows()->empty());
}

QTEST_GUILESS_MAIN(TestJournalArmings)
#include "tst_journalarmings.moc"
