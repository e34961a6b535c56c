#include "tests/ui/itemmodels/watched.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/connections/connectionlistmodel.h"
#include "ui/deadletters/binmodel.h"
#include "ui/design/outlinemodel.h"
#include "ui/document/workflowdocument.h"
#include "ui/events/auditmodel.h"
#include "ui/events/recenteventsmodel.h"
#include "ui/events/topiclistmodel.h"
#include "ui/health/eventflowmodel.h"
#include "ui/health/growthtable.h"
#include "ui/models/letterlistmodel.h"
#include "ui/models/runlistmodel.h"
#include "ui/queues/queuemodel.h"
#include "ui/shell/palettemodel.h"
#include "ui/simulate/taskmodeltable.h"
#include "ui/theme/themecontroller.h"
#include "ui/wall/wallcardmodel.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QRegularExpression>
#include <QtTest>

using namespace sluice;
using namespace sluice::test::lives;

namespace {

QString lifeText(unsigned life)
{
    QStringList words;
    for (const auto &[bit, word] :
         {std::pair{Insert, "insert"}, {Remove, "remove"}, {Move, "move"}, {Reset, "reset"}}) {
        if (life & bit)
            words += QString::fromLatin1(word);
    }
    return words.join(u' ');
}

ConnectionRow connectionRow(const char *id)
{
    ConnectionRow made;
    made.id = QString::fromLatin1(id);
    made.title = made.id;
    return made;
}

unsigned liveConnections()
{
    ConnectionListModel model;
    const Watched watched(model);
    model.setRows({connectionRow("a"), connectionRow("b"), connectionRow("c")});
    model.setRows({connectionRow("c"), connectionRow("a"), connectionRow("d"), connectionRow("b")});
    model.setRows({connectionRow("b")});
    return watched.seen();
}

unsigned liveTaskModels()
{
    const auto row = [](const char *task) {
        TaskModelRow made;
        made.model.task = QString::fromLatin1(task);
        made.title = made.model.task;
        return made;
    };
    TaskModelTable model;
    const Watched watched(model);
    model.setRows({row("a"), row("b"), row("c")});
    model.setRows({row("c"), row("a"), row("d"), row("b")});
    model.setRows({row("b")});
    return watched.seen();
}

unsigned liveWallCards()
{
    const auto card = [](const char *id, WallCard::Kind kind) {
        return WallCard{QString::fromLatin1(id), QString::fromLatin1(id), kind};
    };
    WallCardModel model;
    const Watched watched(model);
    model.setCards({card("runs", WallCard::Kind::Summary), card("engine", WallCard::Kind::Component)});
    const QModelIndex row = model.index(model.rowOf(QStringLiteral("engine")));
    model.setData(row, Qt::Checked, Qt::CheckStateRole);
    model.setCards({card("runs", WallCard::Kind::Summary)});
    model.setCards({});
    return watched.seen();
}

unsigned liveEvents()
{
    const auto event = [](quint64 sequence) {
        EventRecord made;
        made.topic = QStringLiteral("run.started");
        made.sequence = sequence;
        return made;
    };
    RecentEventsModel model;
    const Watched watched(model);
    model.setEvents({event(1), event(2), event(3)});
    model.setEvents({event(1), event(3), event(4)});
    model.setEvents({});
    return watched.seen();
}

RunSummary runOf(quint64 id)
{
    RunSummary run;
    run.id = RunId{id};
    run.workflow = QStringLiteral("w");
    return run;
}

unsigned liveRuns()
{
    FakeEngine engine;
    engine.runs = {runOf(3), runOf(2), runOf(1)};
    RunListModel model(engine);
    const Watched watched(model);
    (void)QTest::qWaitFor([&] { return model.rowCount() == 3; });
    engine.runs = {runOf(1), runOf(3), runOf(4), runOf(2)};
    model.refresh();
    (void)QTest::qWaitFor([&] { return model.rowCount() == 4; });
    engine.runs = {runOf(4)};
    model.refresh();
    (void)QTest::qWaitFor([&] { return model.rowCount() == 1; });
    return watched.seen();
}

LetterSummary letterOf(quint64 run, const char *cause, int at)
{
    LetterSummary letter;
    letter.id = {RunId{run}, 1};
    letter.workflow = QStringLiteral("w");
    letter.task = QStringLiteral("fetch");
    letter.fingerprint = QString::fromLatin1(cause);
    letter.created = WallTime(Milliseconds(at));
    return letter;
}

unsigned liveLetters()
{
    FakeEngine engine;
    engine.letters = {letterOf(3, "a", 30), letterOf(2, "b", 20), letterOf(1, "a", 10)};
    LetterListModel model(engine);
    const Watched watched(model);
    (void)QTest::qWaitFor([&] { return model.rowCount() == 2; });
    engine.letters.insert(engine.letters.begin(), letterOf(4, "b", 40)); // its cause comes first now
    model.refresh();
    (void)QTest::qWaitFor([&] { return (watched.seen() & Move) != 0; });
    engine.letters = {letterOf(4, "b", 40)};
    model.refresh();
    (void)QTest::qWaitFor([&] { return model.rowCount() == 1; });
    model.setGrouped(false);
    return watched.seen();
}

unsigned livePalette()
{
    PaletteModel model;
    model.addSource([](const QString &) {
        return std::vector<PaletteEntry>{{.title = QStringLiteral("Run"), .kind = {}, .run = [] {}},
                                         {.title = QStringLiteral("Stop"), .kind = {}, .run = [] {}}};
    });
    const Watched watched(model);
    model.search({});
    model.search(QStringLiteral("run"));
    model.search(QStringLiteral("qqqq"));
    return watched.seen();
}

unsigned liveOutline()
{
    TaskTypeInfo noop;
    noop.type = QStringLiteral("noop");
    const TaskCatalog catalog({noop});
    ThemeController themes(Theme::make(Scheme::Light));
    WorkflowDocument document(Workflow(), {});
    OutlineModel model(catalog, themes);
    const Watched watched(model);
    model.setDocument(&document);
    const auto first = document.addTask(noop.type, noop.type, {}, {});
    WorkflowDocument::Joining joining;
    joining.from = first;
    joining.fromPort = QStringLiteral("out");
    const auto second = document.addTask(noop.type, noop.type, {240, 0}, joining);
    document.addGroup({first, second});
    document.renameTask(second, QStringLiteral("Second"));
    document.removeTasks({first});
    (void)document.addNote({0, 0, 100, 100});
    document.undoStack().setIndex(0);
    document.undoStack().setIndex(document.undoStack().count());
    model.setDocument(nullptr);
    return watched.seen();
}

unsigned liveFlows()
{
    EventFlowModel model;
    const Watched watched(model);
    model.setFlows({EventFlow{}});
    return watched.seen();
}

unsigned liveGrowth()
{
    const auto row = [](quint64 key) { return GrowthRow{{key, 0}, {QString::number(key)}}; };
    GrowthTable model(1);
    const Watched watched(model);
    model.setTitles({QStringLiteral("a"), QStringLiteral("b")});
    model.setRows({row(1), row(2), row(3)});
    model.setRows({row(3), row(1), row(4), row(2)});
    model.setRows({row(4)});
    model.setTitles({QStringLiteral("c"), QStringLiteral("d")});
    return watched.seen();
}

unsigned liveTopics()
{
    const auto topic = [](const char *name) { return TopicSnapshot{QString::fromLatin1(name), 1, 1, {}, {}}; };
    TopicListModel model;
    const Watched watched(model);
    model.setTopics({topic("a"), topic("b"), topic("c")});
    model.setTopics({topic("c"), topic("a"), topic("d"), topic("b")});
    model.setTopics({topic("d")});
    return watched.seen();
}

/// By one of its heirs, which add nothing to the lives of its rows.
unsigned liveHistory()
{
    const auto entry = [](quint64 number) { return AuditEntry{number, {}, {}, QStringLiteral("run.cancel"), {}, {}}; };
    FakeEngine engine;
    engine.audit = {entry(3), entry(2), entry(1)};
    AuditModel model(engine);
    const Watched watched(model);
    const auto read = [&](std::vector<AuditEntry> entries) {
        engine.audit = std::move(entries);
        QSignalSpy answered(&model, &HistoryModel::answered);
        model.refresh();
        (void)QTest::qWaitFor([&] { return !answered.isEmpty(); });
    };
    read(engine.audit);
    read({entry(1), entry(3), entry(4), entry(2)});
    read({entry(4)});
    return watched.seen();
}

unsigned liveBin()
{
    BinModel model;
    const Watched watched(model);
    const auto bin = [&model](const std::vector<std::pair<quint32, qint64>> &rows) {
        std::vector<LetterSummary> letters(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            letters[i].id.index = rows[i].first;
            letters[i].changed = WallTime(Milliseconds(rows[i].second));
            letters[i].decidedBy = QStringLiteral("ada");
        }
        model.setLetters(letters, {});
    };
    bin({{1, 1}, {2, 2}, {3, 3}});
    bin({{1, 4}, {2, 2}, {3, 3}, {4, 1}});
    bin({{2, 2}});
    return watched.seen();
}

unsigned liveQueues()
{
    const auto queue = [](const char *name) {
        QueueSnapshot made;
        made.id = QString::fromLatin1(name);
        return made;
    };
    QueueModel model;
    const Watched watched(model);
    model.setQueues({queue("a"), queue("b")}, {});
    model.setQueues({queue("b")}, {});
    model.setQueues({}, {});
    return watched.seen();
}

unsigned liveQueueItems()
{
    QueueItemModel model;
    const Watched watched(model);
    model.setItems(std::vector<QueueItem>(3), {});
    model.setItems(std::vector<QueueItem>(1), {});
    return watched.seen();
}

/// The two share a file, so what one announces is looked for in both.
unsigned liveQueuesAndItems()
{
    return liveQueues() | liveQueueItems();
}

using Live = unsigned (*)();

const std::map<QString, Live> &lives()
{
    static const std::map<QString, Live> all{
        {QStringLiteral("AttemptModel"), liveAttempts},
        {QStringLiteral("BinModel"), liveBin},
        {QStringLiteral("ConnectionListModel"), liveConnections},
        {QStringLiteral("EventFlowModel"), liveFlows},
        {QStringLiteral("GrowthTable"), liveGrowth},
        {QStringLiteral("EngineLogModel"), liveEngineLog},
        {QStringLiteral("EventLogModel"), liveLog},
        {QStringLiteral("JsonModel"), liveJson},
        {QStringLiteral("LetterListModel"), liveLetters},
        {QStringLiteral("OutlineModel"), liveOutline},
        {QStringLiteral("PaletteModel"), livePalette},
        {QStringLiteral("PayloadRows"), livePayload},
        {QStringLiteral("RecentEventsModel"), liveEvents},
        {QStringLiteral("RunListModel"), liveRuns},
        {QStringLiteral("SampleModel"), liveSamples},
        {QStringLiteral("StepFilter"), liveFilter},
        {QStringLiteral("StepTableModel"), liveSteps},
        {QStringLiteral("TopicListModel"), liveTopics},
        {QStringLiteral("HistoryModel"), liveHistory},
        {QStringLiteral("QueueModel"), liveQueuesAndItems},
        {QStringLiteral("QueueItemModel"), liveQueuesAndItems},
        {QStringLiteral("TimelineModel"), liveTimeline},
        {QStringLiteral("WallCardModel"), liveWallCards},
        {QStringLiteral("ComparisonModel"), liveComparison},
        {QStringLiteral("DifferenceModel"), liveDifferences},
        {QStringLiteral("VersionListModel"), liveVersions},
        {QStringLiteral("ChangeListModel"), liveChanges},
        {QStringLiteral("ConflictModel"), liveConflicts},
        {QStringLiteral("TaskModelTable"), liveTaskModels},
    };
    return all;
}

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The item models of the window by class, with what their sources announce of their rows.
std::map<QString, unsigned> modelsInSources()
{
    static const QRegularExpression declaration(QStringLiteral(
        R"(class (\w+)[^;{]*: public (EditedRows<)?Q(Abstract(?:Item|List|Table|Proxy)|SortFilterProxy|IdentityProxy|Standard(?:Item)?|StringList|FileSystem|ConcatenateTablesProxy|TransposeProxy)Model\b)"));
    const QString ui = QStringLiteral(SLUICE_SOURCE_DIR "/ui");
    const QString edited = textOf(ui + QStringLiteral("/models/editedrows.h"));
    std::map<QString, unsigned> found;
    for (QDirIterator each(ui, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
         each.hasNext();) {
        const QString path = each.next();
        for (auto match = declaration.globalMatch(textOf(path)); match.hasNext();) {
            const auto model = match.next();
            QString source = textOf(
                QString(path).replace(QRegularExpression(QStringLiteral("\\.h$")), QStringLiteral(".cpp")));
            if (!model.captured(2).isEmpty())
                source += edited;
            unsigned life = model.captured(3).startsWith(u"SortFilter") ? Insert | Remove | Reset : 0;
            // A proxy shares its file with the model below it.
            if (life == 0) {
                for (const auto &[bit, word] : {std::pair{Insert, "beginInsertRows"},
                                                {Remove, "beginRemoveRows"},
                                                {Move, "beginMoveRows"},
                                                {Reset, "beginResetModel"}})
                    life |= source.contains(QLatin1StringView(word)) ? unsigned(bit) : 0U;
            }
            found.emplace(model.captured(1), life);
        }
    }
    return found;
}

} // namespace

/// Every item model of the window keeps Qt's contract through all that its source says can happen to its rows. A model that
/// is new fails here until it is in the table above.
class TestEveryModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void noModelIsLeftOut();
    void keepsItsContractThroughItsLife_data();
    void keepsItsContractThroughItsLife();
};

void TestEveryModel::noModelIsLeftOut()
{
    QStringList inSources;
    QStringList inTable;
    for (const auto &model : modelsInSources())
        inSources += model.first;
    for (const auto &model : lives())
        inTable += model.first;
    QVERIFY(inSources.size() > 8);
    QCOMPARE(inTable, inSources);
}

void TestEveryModel::keepsItsContractThroughItsLife_data()
{
    QTest::addColumn<QString>("model");
    for (const auto &model : lives())
        QTest::newRow(qPrintable(model.first)) << model.first;
}

void TestEveryModel::keepsItsContractThroughItsLife()
{
    QFETCH(QString, model);
    const unsigned announced = modelsInSources()[model];
    QVERIFY2(announced != 0, "its rows never change");
    const unsigned seen = lives().at(model)();
    QVERIFY2((seen & announced) == announced,
             qPrintable(QStringLiteral("announces %1; lived through %2").arg(lifeText(announced), lifeText(seen))));
}

QTEST_MAIN(TestEveryModel)
#include "tst_everymodel.moc"
