#include "core/journal/sqlitejournal.h"
#include "core/journal/sqlitejournalreader.h"
#include "tests/core/journal/journalbed.h"
#include "tests/core/journal/samples.h"

#include <QFileInfo>
#include <QTest>

#include <rapidcheck.h>

#include <map>

using namespace sluice;

namespace {

/// What a journal must hold after some batches.
struct Model {
    std::map<quint64, Events> events;
    std::map<quint64, RunState> states;
    std::map<quint32, LetterSummary> letters;
    std::vector<AuditEntry> audit; ///< oldest first
    QByteArrayList topicEvents;    ///< newest first
    bool operator==(const Model &) const = default;
};

Payload randomPayload()
{
    const auto size = *rc::gen::weightedElement<int>({{20, 0}, {20, 40}, {5, 3000}, {1, 70'000}});
    return QByteArray(size, *rc::gen::elementOf(std::string("xyz\x01")));
}

/// Makes a batch that follows on `model`, and brings it up to date.
JournalBatch randomBatch(Model &model)
{
    JournalBatch batch;
    const int changes = *rc::gen::inRange(1, 6);
    for (int i = 0; i < changes; ++i) {
        const auto id = *rc::gen::inRange<quint64>(1, model.events.size() + 2);
        auto &events = model.events[id];
        if (events.empty())
            batch.versions.push_back({"0123456789ab", samples::workflow(QStringLiteral("sync"))});
        const Events more(*rc::gen::inRange<std::size_t>(1, 4), samples::succeeded(0, randomPayload()));
        batch.frames.push_back(samples::frame(id, events.size(), more));
        events.insert(events.end(), more.begin(), more.end());
        if (!model.states.contains(id) || *rc::gen::arbitrary<bool>()) {
            model.states[id] = *rc::gen::element(RunState::Running, RunState::Waiting, RunState::Succeeded);
            batch.runs.push_back(samples::run(id, QStringLiteral("sync"), model.states[id]));
        }
    }
    if (*rc::gen::arbitrary<bool>()) {
        const auto index = *rc::gen::inRange<quint32>(1, 5);
        auto letter = samples::letter(1, index, QStringLiteral("rate"), randomPayload());
        letter.redrives = *rc::gen::inRange<quint32>(0, 5);
        batch.letters.push_back(letter);
        if (const auto known = model.letters.find(index); known != model.letters.end())
            letter.payload = known->second.payload;
        model.letters[index] = letter;
    }
    if (*rc::gen::arbitrary<bool>()) {
        const auto number = static_cast<quint64>(model.audit.size()) + 1;
        batch.audit.push_back({0, samples::at(static_cast<qint64>(number)), QStringLiteral("ada"),
                               QStringLiteral("letter.discard"), QStringLiteral("1-%1").arg(number),
                               QString::fromLatin1(randomPayload().left(40))});
        model.audit.push_back(batch.audit.back());
        model.audit.back().number = number;
    }
    if (*rc::gen::arbitrary<bool>()) {
        batch.events.push_back(samples::recorded(QStringLiteral("orders.new"), randomPayload()));
        model.topicEvents.prepend(batch.events.back().data);
    }
    return batch;
}

/// What a reader finds.
Model readAll(JournalReader &reader)
{
    Model model;
    const auto runs = std::move(reader.runs({}, {0, 1000}).value());
    for (const auto &run : runs.rows) {
        model.events[number(run.id)] = reader.run(run.id).value().events;
        model.states[number(run.id)] = run.state;
    }
    LetterFilter all;
    all.state.reset();
    const auto letters = std::move(reader.letters(all, {0, 1000}).value());
    for (const auto &letter : letters.rows)
        model.letters[letter.id.index] = reader.letter(letter.id).value();
    model.audit = reader.audit({}, {0, 10'000}).value().rows;
    std::ranges::sort(model.audit, {}, &AuditEntry::number);
    const auto recorded = std::move(reader.recordedEvents({}, {0, 1000}).value());
    for (const auto &event : recorded.rows)
        model.topicEvents.append(event.data);
    return model;
}

qint64 logSize(const QString &workspace)
{
    return QFileInfo(workspace + QStringLiteral("/.sluice/journal.db-wal")).size();
}

} // namespace

/// Random histories, random crashes.
class TestJournalProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void holdsExactlyWhatWasAcknowledgedAtAnyCrash_data();
    void holdsExactlyWhatWasAcknowledgedAtAnyCrash();
    void tornWriteLeavesWholeTransactions();
    void aFlippedBitCostsOneRun_data() { holdsExactlyWhatWasAcknowledgedAtAnyCrash_data(); }
    void aFlippedBitCostsOneRun();
};

using MakeBed = std::unique_ptr<JournalBed> (*)();
Q_DECLARE_METATYPE(MakeBed)

void TestJournalProperties::initTestCase()
{
    // Each case opens several files on a real disk.
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", "max_success=40");
}

void TestJournalProperties::holdsExactlyWhatWasAcknowledgedAtAnyCrash_data()
{
    QTest::addColumn<MakeBed>("makeBed");
    QTest::newRow("memory") << &memoryBed;
    QTest::newRow("sqlite") << &sqliteBed;
}

void TestJournalProperties::holdsExactlyWhatWasAcknowledgedAtAnyCrash()
{
    QFETCH(MakeBed, makeBed);
    QVERIFY(rc::check("J2, J3 and J4: after each crash the journal equals the model, and goes on", [makeBed] {
        const auto bed = makeBed();
        auto journal = std::move(bed->open().value());
        Model model;
        const int crashes = *rc::gen::inRange(1, 4);
        for (int crash = 0; crash < crashes; ++crash) {
            const int appends = *rc::gen::inRange(0, 8);
            for (int i = 0; i < appends; ++i) {
                std::vector<JournalBatch> batches;
                for (int count = *rc::gen::inRange(1, 4); count > 0; --count)
                    batches.push_back(randomBatch(model));
                RC_ASSERT(journal->append(batches).has_value());
            }
            bed->crash();
            journal.reset();
            journal = std::move(bed->open().value());
            RC_ASSERT(journal->endedUncleanly());
            RC_ASSERT((readAll(*bed->reader()) == model));
            std::size_t unfinished = 0;
            RC_ASSERT(journal
                          ->unfinishedRuns([&](const StoredRun &run) {
                              ++unfinished;
                              RC_ASSERT((run.events == model.events.at(number(run.summary.id))));
                          })
                          .has_value());
            RC_ASSERT(std::ranges::count_if(model.states, [](const auto &run) { return !isFinal(run.second); })
                      == std::ptrdiff_t(unfinished));
        }
    }));
}

void TestJournalProperties::tornWriteLeavesWholeTransactions()
{
    QVERIFY(rc::check("a log cut inside a transaction holds all transactions before it", [] {
        const QTemporaryDir dir;
        auto journal = std::move(SqliteJournal::open(dir.path()).value());
        Model model;
        std::vector<std::pair<qint64, Model>> acknowledged{{logSize(dir.path()), model}};
        const int appends = *rc::gen::inRange(1, 8);
        for (int i = 0; i < appends; ++i) {
            RC_ASSERT(journal->append({randomBatch(model)}).has_value());
            acknowledged.emplace_back(logSize(dir.path()), model);
        }
        const auto cut = *rc::gen::inRange(acknowledged.front().first, acknowledged.back().first + 1);
        const QTemporaryDir copy;
        copyJournal(dir.path(), copy.path());
        RC_ASSERT(QFile::resize(copy.path() + QStringLiteral("/.sluice/journal.db-wal"), cut));
        const auto last = std::ranges::find_if(acknowledged.rbegin(), acknowledged.rend(),
                                               [cut](const auto &state) { return state.first <= cut; });
        const auto again = SqliteJournal::open(copy.path());
        RC_ASSERT(again.has_value());
        RC_ASSERT((readAll(**SqliteJournalReader::open(copy.path())) == last->second));
    }));
}

void TestJournalProperties::aFlippedBitCostsOneRun()
{
    QFETCH(MakeBed, makeBed);
    QVERIFY(
        rc::check("of a run in whose history a bit flips nothing is given, and of the others everything", [makeBed] {
            const auto bed = makeBed();
            auto journal = std::move(bed->open().value());
            Model model;
            const auto append = [&](int appends) {
                for (; appends > 0; --appends)
                    RC_ASSERT(journal->append({randomBatch(model)}).has_value());
            };
            append(*rc::gen::inRange(1, 8));
            const auto victim = *rc::gen::inRange<quint64>(1, model.events.size() + 1);
            const Event marked = samples::succeeded(0, "\"FLIPME\"");
            JournalBatch batch = samples::frames({samples::frame(victim, model.events[victim].size(), {marked})});
            RC_ASSERT(journal->append({batch}).has_value());
            model.events[victim].push_back(marked);
            append(*rc::gen::inRange(0, 5));
            journal->closeCleanly();
            journal.reset();
            bed->damage(RunId{victim}, "FLIPME");
            const bool isOver = isFinal(model.states.at(victim)); // nobody reads it at a start
            for (int start = 0; start < 3; ++start) {
                journal = std::move(bed->open().value());
                std::size_t given = 0;
                const auto unreadable = journal->unfinishedRuns([&](const StoredRun &run) {
                    ++given;
                    RC_ASSERT((run.events == model.events.at(number(run.summary.id))));
                    RC_ASSERT(run.summary.id != RunId{victim});
                });
                RC_ASSERT(unreadable.has_value());
                RC_ASSERT(unreadable->size() == std::size_t(start == 0 && !isOver ? 1 : 0));
                const auto open = std::ranges::count_if(model.states,
                                                        [](const auto &run) { return !isFinal(run.second); });
                RC_ASSERT(std::size_t(open) == given + (isOver ? 0 : 1));
                const auto reader = bed->reader();
                for (const auto &[id, events] : model.events)
                    RC_ASSERT(reader->run(RunId{id}).has_value() == (id != victim));
                const auto raw = std::move(reader->rawRun(RunId{victim}).value());
                RC_ASSERT(
                    std::ranges::count_if(raw.frames, [](const RawFrame &frame) { return !frame.problem.isEmpty(); })
                    == 1);
                RC_ASSERT(raw.summary.isDamaged == !isOver);
                if (*rc::gen::arbitrary<bool>())
                    journal->closeCleanly();
                journal.reset();
            }
        }));
}

QTEST_GUILESS_MAIN(TestJournalProperties)
#include "tst_journalproperties.moc"
