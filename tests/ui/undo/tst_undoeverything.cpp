#include "tests/ui/undo/editgenerators.h"
#include "tests/ui/undo/everydocument.h"

#include <rapidcheck.h>

#include <QAction>
#include <QElapsedTimer>
#include <QtTest>

#include <algorithm>

using namespace sluice;

namespace {

const QByteArray kSequences = "10000";
/// Most sequences are short, so that there can be many; one in this many is long.
constexpr int kLongEvery = 25;
constexpr int kShort = 4;
constexpr int kLong = 30;
/// In so many sequences each edit changes something.
constexpr int kAllOccurIn = 5000;

/// Says at once what is different: a failure is run again on new documents, where it may be none.
void expectSame(const char *when, const EveryDocument::Bytes &found, const EveryDocument::Bytes &expected)
{
    const auto compare = [&](const QByteArray &one, const QByteArray &other) {
        if (one != other)
            qWarning("%s, found:\n%s\nexpected:\n%s", when, one.constData(), other.constData());
        return one == other;
    };
    RC_ASSERT(compare(found.workflow, expected.workflow));
    RC_ASSERT(compare(found.connections, expected.connections));
    RC_ASSERT(compare(found.settings, expected.settings));
}

bool isForm(const EditGenerator &generator)
{
    return QByteArray(generator.command).startsWith("form.");
}

} // namespace

/// Whatever is edited, by whatever command there is, in whatever order: undo goes back to the first byte, redo to the last.
class TestUndoEverything : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyEditOfTheTableHasAGenerator();
    void nothingElseChangesADocument_data();
    void nothingElseChangesADocument();
    void anyEditsUndoneAndRedoneGiveTheSameBytes();

private:
    void goThereAndBack();
    /// Documents at their start: those of the sequence before, since it went back there, or else new ones.
    EveryDocument &atTheStart();

    std::unique_ptr<EveryDocument> m_all;
    QMap<QByteArray, int> m_changed; ///< how often each generator changed something
    int m_sequences = 0;
    int m_edits = 0;
};

void TestUndoEverything::initTestCase()
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS",
                "max_success=" + qEnvironmentVariable("SLUICE_SEQUENCES", QString::fromLatin1(kSequences)).toLatin1());
}

EveryDocument &TestUndoEverything::atTheStart()
{
    if (!m_all || !m_all->isAtTheStart()) {
        m_all.reset();
        m_all = std::make_unique<EveryDocument>();
    }
    m_all->forget();
    return *m_all;
}

void TestUndoEverything::everyEditOfTheTableHasAGenerator()
{
    const EveryDocument all;
    QStringList edits;
    for (const CommandEntry &command : all.table().commands()) {
        if (command.effect == CommandEffect::Edit)
            edits += command.id;
    }
    QStringList generated;
    for (const EditGenerator &generator : editGenerators()) {
        if (!isForm(generator))
            generated += QString::fromLatin1(generator.command);
    }
    edits.sort();
    generated.sort();
    QVERIFY(edits.size() > 30);
    QCOMPARE(generated, edits);
}

void TestUndoEverything::nothingElseChangesADocument_data()
{
    QTest::addColumn<QString>("command");
    const EveryDocument all;
    for (const CommandEntry &command : all.table().commands()) {
        if (command.effect == CommandEffect::Act)
            QTest::newRow(qPrintable(command.id)) << command.id;
    }
}

/// So that an edit cannot be left out of the property above by calling it something else.
void TestUndoEverything::nothingElseChangesADocument()
{
    QFETCH(QString, command);
    m_all.reset();
    EveryDocument all;
    all.workflow().renameTask(QStringLiteral("t1"), QStringLiteral("Edited"));
    all.canvas().selectAll();
    all.canvas().canvas().setCurrent(QStringLiteral("t1"));
    all.connections().openConnection(QStringLiteral("shop"));
    const QPointer<WorkflowDocument> document(&all.workflow());
    const auto before = all.bytes();
    all.table().trigger(command);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    if (document)
        QVERIFY(all.bytes() == before);
}

void TestUndoEverything::goThereAndBack()
{
    EveryDocument &all = atTheStart();
    const auto &generators = editGenerators();
    const auto before = all.bytes();
    const int most = *rc::gen::inRange(0, kLongEvery) == 0 ? kLong : kShort;
    const int edits = *rc::gen::inRange(1, most + 1);
    for (int edit = 0; edit < edits; ++edit) {
        const auto &generator = generators[*rc::gen::inRange<std::size_t>(0, generators.size())];
        const auto was = all.places();
        RC_LOG() << generator.command << std::endl;
        generator.edit(all, generator.command);
        if (all.places() != was)
            ++m_changed[generator.command];
    }
    all.settle();
    const auto after = all.bytes();
    const auto places = all.places();
    const auto dice = *rc::gen::arbitrary<unsigned>();
    all.undoAll(dice);
    expectSame("undone", all.bytes(), before);
    RC_ASSERT(all.isAtTheStart());
    all.redoAll(places, dice);
    expectSame("redone", all.bytes(), after);
    all.undoAll(dice + 1);
    expectSame("undone again", all.bytes(), before);
    all.settle();
    ++m_sequences;
    m_edits += edits;
}

void TestUndoEverything::anyEditsUndoneAndRedoneGiveTheSameBytes()
{
    QElapsedTimer clock;
    clock.start();
    QVERIFY(rc::check("any edits, undone and redone, give the same bytes", [this] { goThereAndBack(); }));
    qInfo("%d sequences with %d edits in %lld s", m_sequences, m_edits, clock.elapsed() / 1000);
    if (m_sequences < kAllOccurIn)
        return;
    for (const EditGenerator &generator : editGenerators())
        QVERIFY2(m_changed.value(generator.command) > 0,
                 qPrintable(QStringLiteral("%1 never changed anything").arg(QLatin1StringView(generator.command))));
    m_all.reset();
}

QTEST_MAIN(TestUndoEverything)
#include "tst_undoeverything.moc"
