#include "core/tasks/taskhost.h"
#include "tests/ui/canvas/canvasfixture.h"
#include "ui/canvas/livewords.h"
#include "ui/document/tasklive.h"

#include "ui/canvas/edgeitem.h"

#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>

using namespace sluice;

namespace {

const QString kFetch = QStringLiteral("fetch");
const QString kStore = QStringLiteral("store");

/// fetch → store → shape; the first two over the same connection.
Workflow threeTasks()
{
    Workflow workflow;
    workflow.id = QStringLiteral("nightly");
    const auto add = [&](const QString &id, const char *type, const QString &connection, double x) {
        Task task;
        task.id = id;
        task.type = QString::fromLatin1(type);
        if (!connection.isEmpty())
            task.params.insert(QStringLiteral("connection"), connection);
        workflow.tasks.push_back(task);
        workflow.layout.insert(id, {x, 0});
    };
    add(kFetch, "http.request", QStringLiteral("rates"), 0);
    add(kStore, "http.request", QStringLiteral("rates"), 280);
    add(QStringLiteral("shape"), "data.set", {}, 560);
    return workflow;
}

EngineSnapshot open()
{
    EngineSnapshot now;
    ConnectionSnapshot rates;
    rates.id = QStringLiteral("rates");
    rates.phase = BreakerPhase::Open;
    rates.nextProbe = Milliseconds(11'300);
    now.connections = {rates};
    QueueSnapshot queue;
    queue.id = workflowQueue(QStringLiteral("nightly"));
    queue.depth = 12;
    queue.tasks = {{kFetch, 12, 3, 1}};
    now.queues = {queue};
    return now;
}

/// A canvas of real task types: those of the fixture use no connection.
struct LiveCanvas {
    WorkflowDocument document{threeTasks(), {}};
    TaskCatalog catalog = standardCatalog();
    ThemeController themes{Theme::make(Scheme::Dark)};
    CanvasScene scene{document, catalog, themes};
    CanvasView view{scene};

    LiveCanvas()
    {
        view.resize(1000, 400);
        view.show();
        view.zoomTo(1);
        view.lookAt({380, 32});
    }
    void tell(const EngineSnapshot &now) { scene.showLive(liveByTask(document.workflow(), catalog, now)); }
    [[nodiscard]] const NodeMood &mood(const QString &task) const { return scene.node(task)->mood(); }
    [[nodiscard]] std::vector<NodeMark> marks(const QString &task, Detail detail = Detail::All) const
    {
        const CanvasKit &kit = scene.kit();
        return NodePainter(kit.style, kit.geometry).marksOf(scene.node(task)->look(), mood(task), detail);
    }
    [[nodiscard]] QImage seen() { return view.grab().toImage(); }
    /// The edge that leaves a task.
    [[nodiscard]] EdgeItem *edge(const QString &from) const
    {
        const auto found = std::ranges::find_if(document.workflow().edges,
                                                [&](const Edge &edge) { return edge.from == from; });
        return scene.edgeItem(*found);
    }
    [[nodiscard]] QRect badgeOf(const QString &from) const
    {
        const EdgeItem *item = edge(from);
        return view.mapFromScene(EdgePainter(scene.kit().style).waitingPlace(item->curve(), item->mood(), Detail::All))
            .boundingRect();
    }
};

} // namespace

/// What the engine says now, over the nodes of a canvas: the breaker that a task shares, and what waits at it.
class TestCanvasLive : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTaskThatSharesABreakerShowsIt();
    void eachPhaseHasItsShape();
    void showsHowManyWaitAndWhereItGoes();
    void edgesSayHowManyWaitAtTheirEnd();
    void whatWaitsOnAnEdgeLiesBelowWhatPassedIt();
    void aTaskThatIsAddedShowsItToo();
    void tipSaysItInWords();
    void goesAwayWhenItIsOldAndComesBack();
    void statesOfARunTurnGreyWhenOld();
    void wordsSayWhereTheQueueGoes();
};

void TestCanvasLive::everyTaskThatSharesABreakerShowsIt()
{
    LiveCanvas canvas;
    const QImage before = canvas.seen();
    canvas.tell(open());
    for (const QString &task : {kFetch, kStore}) {
        QCOMPARE(canvas.mood(task).live->breaker, std::optional(BreakerPhase::Open));
        const auto marks = canvas.marks(task);
        QCOMPARE(marks.size(), std::size_t(1));
        QCOMPARE(marks.front().shape, Shape::SwitchOpen);
        QCOMPARE(canvas.marks(task, Detail::Names).size(), std::size_t(1)); // out of the ordinary: from afar, too
    }
    QVERIFY(!canvas.mood(QStringLiteral("shape")).live);
    QVERIFY(canvas.seen() != before);
    EngineSnapshot closed = open();
    closed.connections[0].phase = BreakerPhase::Closed;
    canvas.tell(closed);
    QCOMPARE(canvas.marks(kStore).front().shape, Shape::SwitchClosed);
    QVERIFY(canvas.marks(kStore, Detail::Names).empty());
}

void TestCanvasLive::eachPhaseHasItsShape()
{
    QCOMPARE(switchOf(BreakerPhase::ForcedOpen), switchOf(BreakerPhase::Open));
    const std::array shapes{switchOf(BreakerPhase::Closed).shape, switchOf(BreakerPhase::HalfOpen).shape,
                            switchOf(BreakerPhase::Open).shape, switchOf(BreakerPhase::Disabled).shape};
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        for (std::size_t k = i + 1; k < shapes.size(); ++k)
            QVERIFY(shapes.at(i) != shapes.at(k));
    }
}

void TestCanvasLive::showsHowManyWaitAndWhereItGoes()
{
    LiveCanvas canvas;
    canvas.tell(open());
    QCOMPARE(canvas.mood(kFetch).live->waiting, quint64(12));
    QVERIFY(canvas.mood(kFetch).live->isGrowing);
    QCOMPARE(canvas.mood(kStore).live->waiting, quint64(0));
    const QImage growing = canvas.seen();
    EngineSnapshot other = open();
    other.queues[0].tasks = {{kFetch, 12, 1, 3}};
    canvas.tell(other);
    QVERIFY(!canvas.mood(kFetch).live->isGrowing);
    QVERIFY(canvas.seen() != growing);
}

void TestCanvasLive::edgesSayHowManyWaitAtTheirEnd()
{
    LiveCanvas canvas;
    const Edge way{kFetch, QStringLiteral("out"), kStore};
    const Edge after{kStore, QStringLiteral("out"), QStringLiteral("shape")};
    canvas.document.edit({}, [&](Workflow &workflow) { workflow.edges = {way, after}; });
    EngineSnapshot now = open();
    now.connections.clear();
    now.queues[0].tasks = {{kStore, 1200, 3, 1}};
    const QImage before = canvas.seen();
    canvas.tell(now);
    QCOMPARE(canvas.edge(kFetch)->mood().waiting, quint64(1200));
    QVERIFY(canvas.edge(kFetch)->mood().isGrowing);
    QCOMPARE(canvas.edge(kStore)->mood().waiting, quint64(0));
    const QRect badge = canvas.badgeOf(kFetch);
    QVERIFY(canvas.seen().copy(badge) != before.copy(badge));
    QHelpEvent help(QEvent::ToolTip, badge.center(), canvas.view.viewport()->mapToGlobal(badge.center()));
    QCoreApplication::sendEvent(canvas.view.viewport(), &help);
    QVERIFY2(QToolTip::text().contains(QStringLiteral("store: 1200 step")), qPrintable(QToolTip::text()));

    now.queues[0].tasks = {{kStore, 1200, 1, 3}};
    canvas.tell(now);
    QVERIFY(!canvas.edge(kFetch)->mood().isGrowing);
    canvas.view.setStale(true);
    QCOMPARE(canvas.edge(kFetch)->mood().waiting, quint64(0));
    QVERIFY(canvas.scene.waitText(way).isEmpty());
    canvas.view.setStale(false);
    QCOMPARE(canvas.edge(kFetch)->mood().waiting, quint64(1200));
    canvas.tell({});
    QVERIFY(canvas.seen().copy(badge) == before.copy(badge));
}

void TestCanvasLive::whatWaitsOnAnEdgeLiesBelowWhatPassedIt()
{
    LiveCanvas canvas;
    const EdgePainter looks(canvas.scene.kit().style);
    QPainterPath curve;
    curve.lineTo(100, 0);
    EdgeMood mood;
    mood.waiting = 7;
    for (const Detail detail : {Detail::All, Detail::Names}) {
        mood.passed = 1;
        QCOMPARE(looks.waitingPlace(curve, mood, detail).center(), QPointF(50, 0));
        mood.passed = 5;
        QVERIFY(looks.waitingPlace(curve, mood, detail).top() > looks.countPlace(curve, mood, detail).bottom());
    }
}

void TestCanvasLive::aTaskThatIsAddedShowsItToo()
{
    LiveCanvas canvas;
    canvas.tell(open());
    canvas.document.removeTasks({kFetch});
    QVERIFY(!canvas.scene.node(kFetch));
    canvas.document.undoStack().undo();
    QCOMPARE(canvas.mood(kFetch).live->waiting, quint64(12));
    QCOMPARE(canvas.mood(kFetch).live->breaker, std::optional(BreakerPhase::Open));
}

void TestCanvasLive::tipSaysItInWords()
{
    LiveCanvas canvas;
    canvas.tell(open());
    const QString text = canvas.scene.liveText(kFetch);
    QVERIFY2(text.contains(QStringLiteral("rates")) && text.contains(QStringLiteral("12 s")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("12 step")), qPrintable(text));
    const QPoint place = canvas.view.mapFromScene(canvas.scene.node(kFetch)->body().center());
    QHelpEvent help(QEvent::ToolTip, place, canvas.view.viewport()->mapToGlobal(place));
    QCoreApplication::sendEvent(canvas.view.viewport(), &help);
    QVERIFY2(QToolTip::text().contains(QStringLiteral("rates")), qPrintable(QToolTip::text()));
    QVERIFY(canvas.scene.liveText(QStringLiteral("shape")).isEmpty());
}

void TestCanvasLive::goesAwayWhenItIsOldAndComesBack()
{
    LiveCanvas canvas;
    const QImage nothing = canvas.seen();
    canvas.tell(open());
    const QImage live = canvas.seen();
    canvas.view.setStale(true);
    QVERIFY(canvas.view.isStale());
    QVERIFY(canvas.marks(kFetch).empty());
    QVERIFY(canvas.scene.liveText(kFetch).isEmpty());
    QVERIFY(canvas.seen() == nothing);
    canvas.view.setStale(false);
    QVERIFY(canvas.seen() == live);
}

void TestCanvasLive::statesOfARunTurnGreyWhenOld()
{
    LiveCanvas canvas;
    TaskFigures failed;
    failed.shown = StepState::Failed;
    failed.total = 1;
    canvas.scene.showRun(FiguresByTask{{kFetch, failed}});
    QCOMPARE(canvas.marks(kFetch).front().token, Token::Danger);
    canvas.view.setStale(true);
    QCOMPARE(canvas.marks(kFetch).front().token, Token::Paused);
    QCOMPARE(canvas.marks(kFetch).front().shape, glyphOf(StepState::Failed).shape);
}

void TestCanvasLive::wordsSayWhereTheQueueGoes()
{
    TaskLive live;
    live.waiting = 10;
    live.inPerSecond = 1;
    live.outPerSecond = 3;
    QCOMPARE(live.toDrain(), std::optional(Milliseconds(5000)));
    QVERIFY(liveSentences(live).front().contains(QStringLiteral("empty in 5 s")));
    live.outPerSecond = 0;
    QVERIFY(!live.toDrain());
    QVERIFY(liveSentences(live).front().contains(QStringLiteral("grows")));
    live.inPerSecond = 0;
    QCOMPARE(live.trend(), WaitTrend::Steady);
    QVERIFY(liveSentences({}).isEmpty());
}

QTEST_MAIN(TestCanvasLive)
#include "tst_canvaslive.moc"
