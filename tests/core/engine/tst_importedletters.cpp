#include "core/run/errors.h"
#include "tests/core/engine/runbench.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

/// Letters of another workspace in an engine, and what operators do with letters, as it is written down.
class TestImportedLetters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<RunBench>(); }
    void takesLettersAsTheyWereAndAuditsEach();
    void takesNoneTwiceThoughTheJournalDoesNotKnowYet();
    void keepsThemOverARestart();
    void retriesNoStepWhoseRunIsElsewhere();
    void sendsOnWhatBelongsToNoRun();
    void bringsBackASnoozedOneAtItsTime();
    void takesNoneThatIsTooLarge();
    void auditsALetterResolvedByHandAsSuch();

private:
    static LetterSummary letter(quint32 number, LetterKind kind = LetterKind::Step)
    {
        LetterSummary letter;
        letter.kind = kind;
        letter.workflow = QStringLiteral("sync");
        letter.task = QStringLiteral("rate");
        letter.error = {QStringLiteral("http.status"), {}, {}};
        letter.fingerprint = QStringLiteral("f");
        letter.created = letter.changed = WallTime(Milliseconds(number));
        letter.payload = "{\"n\": 1.0}";
        letter.from = LetterOrigin{QStringLiteral("j"), QStringLiteral("shop"), {RunId{12}, number}};
        return letter;
    }
    Result<LetterImport> import(std::vector<LetterSummary> letters)
    {
        m_bench->answers.clear();
        m_bench->say(tell::ImportLetters{m_bench->newRequest(), std::move(letters), {}, QStringLiteral("ada")});
        return m_bench->lastAnswer().map([](const auto &value) { return std::get<LetterImport>(value); });
    }
    std::optional<Error> redrive(LetterId id)
    {
        m_bench->answers.clear();
        m_bench->say(tell::Redrive{m_bench->newRequest(), {"click", {id}, {}, false}, QStringLiteral("ada")});
        const auto answer = m_bench->lastAnswer();
        return answer ? std::get<std::vector<LetterOutcome>>(*answer).front().error : std::optional(answer.error());
    }
    LetterSummary stored(LetterId id) { return *MemoryJournalReader(m_bench->disk).letter(id); }
    QStringList trail()
    {
        QStringList trail;
        for (const AuditEntry &entry : m_bench->audit())
            trail += QStringList{entry.who, entry.action, entry.target, entry.reason}.join(u'|');
        return trail;
    }

    std::unique_ptr<RunBench> m_bench;
};

void TestImportedLetters::takesLettersAsTheyWereAndAuditsEach()
{
    m_bench->start();
    LetterSummary discarded = letter(4);
    discarded.state = LetterState::Discarded;
    discarded.decidedBy = QStringLiteral("bob");
    const auto imported = import({letter(3), discarded});
    QVERIFY(imported);
    QCOMPARE(imported->letters, (std::vector<LetterId>{{RunId{}, 1}, {RunId{}, 2}}));
    QVERIFY(imported->duplicates.empty());
    LetterSummary expected = letter(3);
    expected.id = {RunId{}, 1};
    QCOMPARE(stored(expected.id), expected);
    QCOMPARE(stored({RunId{}, 2}).decidedBy, QStringLiteral("bob"));
    QCOMPARE(trail(), (QStringList{QStringLiteral("ada|letter.import|0-1|shop 12-3"),
                                   QStringLiteral("ada|letter.import|0-2|shop 12-4")}));
}

void TestImportedLetters::takesNoneTwiceThoughTheJournalDoesNotKnowYet()
{
    m_bench->start();
    m_bench->isHeld = true;
    m_bench->say(tell::ImportLetters{m_bench->newRequest(), {letter(3)}, {}, QStringLiteral("ada")});
    m_bench->say(tell::ImportLetters{m_bench->newRequest(), {letter(3), letter(4)}, {}, QStringLiteral("ada")});
    QCOMPARE(MemoryJournalReader(m_bench->disk).imports()->size(), std::size_t(0));
    m_bench->isHeld = false;
    const auto again = import({letter(3), letter(5)});
    QVERIFY(again);
    QCOMPARE(again->letters.size(), std::size_t(1));
    QCOMPARE(again->duplicates, std::vector<LetterOrigin>{*letter(3).from});
}

void TestImportedLetters::keepsThemOverARestart()
{
    m_bench->start();
    QVERIFY(import({letter(3)}));
    m_bench->start();
    m_bench->say(tell::Discard{
        m_bench->newRequest(), {"click", {{RunId{}, 1}}, {}, QStringLiteral("no use")}, QStringLiteral("ada")});
    const LetterSummary given = stored({RunId{}, 1});
    QCOMPARE(given.state, LetterState::Discarded);
    QCOMPARE(given.decidedBy, QStringLiteral("ada"));
    QCOMPARE(given.reason, QStringLiteral("no use"));
    QCOMPARE(given.from, letter(3).from);
    QVERIFY(import({letter(4)}));
    QCOMPARE(stored({RunId{}, 2}).from, letter(4).from); // the number goes on
}

void TestImportedLetters::retriesNoStepWhoseRunIsElsewhere()
{
    m_bench->start();
    QVERIFY(import({letter(3)}));
    const auto refused = redrive({RunId{}, 1});
    QVERIFY(refused);
    QCOMPARE(refused->code, QString(errors::kLetterImported));
    QCOMPARE(stored({RunId{}, 1}).state, LetterState::Open);
}

void TestImportedLetters::sendsOnWhatBelongsToNoRun()
{
    m_bench->start();
    QVERIFY(import({letter(3, LetterKind::Event)}));
    QVERIFY(!redrive({RunId{}, 1}));
    QCOMPARE(stored({RunId{}, 1}).redrives, quint32(1));
}

void TestImportedLetters::bringsBackASnoozedOneAtItsTime()
{
    m_bench->start();
    LetterSummary snoozed = letter(3);
    snoozed.state = LetterState::Snoozed;
    snoozed.snoozedUntil = m_bench->clock.wall() + std::chrono::hours(1);
    QVERIFY(import({snoozed}));
    m_bench->pass(std::chrono::minutes(59));
    QCOMPARE(stored({RunId{}, 1}).state, LetterState::Snoozed);
    m_bench->pass(std::chrono::minutes(2));
    QCOMPARE(stored({RunId{}, 1}).state, LetterState::Open);
}

void TestImportedLetters::takesNoneThatIsTooLarge()
{
    m_bench->settings.payloadLimit = 100;
    m_bench->start();
    LetterSummary large = letter(4);
    large.payload = QByteArray(101, '1');
    QCOMPARE(import({letter(3), large}).error().code, QStringLiteral("payload.tooLarge"));
    QVERIFY(MemoryJournalReader(m_bench->disk).imports()->empty());
}

void TestImportedLetters::auditsALetterResolvedByHandAsSuch()
{
    m_bench->start();
    const auto run = m_bench->run(RunBench::oneCall());
    QVERIFY(run);
    QCOMPARE(m_bench->attempts.size(), std::size_t(1));
    m_bench->end(m_bench->attempts.front(),
                 outcome::Failed{FailureClass::Permanent, {QStringLiteral("http.status"), {}, {}}, {}, {}});
    const LetterId id{*run, 1};
    QCOMPARE(stored(id).state, LetterState::Open);
    m_bench->say(tell::Discard{
        m_bench->newRequest(), {"click", {id}, Payload("7"), QStringLiteral("by phone")}, QStringLiteral("ada")});
    QCOMPARE(stored(id).state, LetterState::Resolved);
    QCOMPARE(stored(id).decidedBy, QStringLiteral("ada"));
    QCOMPARE(stored(id).reason, QStringLiteral("by phone"));
    QCOMPARE(trail(), QStringList{QStringLiteral("ada|letter.resolve|%1|by phone").arg(id.toString())});
}

QTEST_GUILESS_MAIN(TestImportedLetters)
#include "tst_importedletters.moc"
