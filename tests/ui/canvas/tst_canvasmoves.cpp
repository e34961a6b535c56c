#include "tests/ui/canvas/canvasfixture.h"

#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QWheelEvent>

using namespace sluice;

/// Every way to move about on the canvas: mouse, touch pad and keys.
class TestCanvasMoves : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void middleDragPans();
    void twoFingersPanAndZoomWithControl();
    void pinchZoomsAtItsPlace();
    void shiftAndTheWheelPanAcross();
    void keysZoom();
    void fitsWhatRunsBack_data();
    void fitsWhatRunsBack();
    void fitsWhereAnArrangementEnds();

private:
    static Workflow chain()
    {
        Workflow workflow;
        for (const char *id : {"a", "b", "c"}) {
            Task task;
            task.id = QString::fromLatin1(id);
            task.type = QStringLiteral("noop");
            workflow.layout.insert(task.id, QPointF(320.0 * static_cast<double>(workflow.tasks.size()), 160));
            workflow.tasks.push_back(task);
        }
        return workflow;
    }
    static void roll(const CanvasFixture &canvas, QPoint pixels, Qt::KeyboardModifiers held,
                     const QPointingDevice *device = QPointingDevice::primaryPointingDevice())
    {
        const QPoint place(400, 300);
        QWheelEvent wheel(place, canvas.view.viewport()->mapToGlobal(place), pixels, 2 * pixels, Qt::NoButton, held,
                          Qt::NoScrollPhase, false, Qt::MouseEventNotSynthesized, device);
        QCoreApplication::sendEvent(canvas.view.viewport(), &wheel);
    }

    const QPointingDevice m_pad{QStringLiteral("pad"),
                                7,
                                QInputDevice::DeviceType::TouchPad,
                                QPointingDevice::PointerType::Finger,
                                QInputDevice::Capability::PixelScroll,
                                2,
                                0};
};

void TestCanvasMoves::middleDragPans()
{
    const CanvasFixture canvas(chain());
    const QPointF under = canvas.view.mapToScene(QPoint(400, 300));
    QTest::mousePress(canvas.view.viewport(), Qt::MiddleButton, {}, QPoint(400, 300));
    QTest::mouseMove(canvas.view.viewport(), QPoint(430, 280));
    QTest::mouseMove(canvas.view.viewport(), QPoint(460, 260));
    QTest::mouseRelease(canvas.view.viewport(), Qt::MiddleButton, {}, QPoint(460, 260));
    QCOMPARE(canvas.view.mapToScene(QPoint(460, 260)), under);
    QVERIFY2(canvas.scene.selectedTasks().isEmpty(), "it chooses nothing on its way");
}

void TestCanvasMoves::twoFingersPanAndZoomWithControl()
{
    const CanvasFixture canvas(chain());
    const QPointF under = canvas.view.mapToScene(QPoint(400, 300));
    roll(canvas, {-30, 20}, {}, &m_pad);
    QCOMPARE(canvas.view.zoom(), 1.0);
    QCOMPARE(canvas.view.mapToScene(QPoint(370, 320)), under);
    roll(canvas, {0, 60}, Qt::ControlModifier, &m_pad);
    QVERIFY(canvas.view.zoom() > 1.1);
}

void TestCanvasMoves::pinchZoomsAtItsPlace()
{
    const CanvasFixture canvas(chain());
    const QPoint place(700, 200);
    const QPointF under = canvas.view.mapToScene(place);
    QNativeGestureEvent pinch(Qt::ZoomNativeGesture, &m_pad, 2, place, place,
                              canvas.view.viewport()->mapToGlobal(place), 0.25, {});
    QCoreApplication::sendEvent(canvas.view.viewport(), &pinch);
    QCOMPARE(canvas.view.zoom(), 1.25);
    const QPointF moved = canvas.view.mapToScene(place) - under;
    QVERIFY(std::hypot(moved.x(), moved.y()) < 3);
}

void TestCanvasMoves::shiftAndTheWheelPanAcross()
{
    const CanvasFixture canvas(chain());
    const QPointF under = canvas.view.mapToScene(QPoint(400, 300));
    roll(canvas, {0, 40}, Qt::ShiftModifier);
    QCOMPARE(canvas.view.zoom(), 1.0);
    QCOMPARE(canvas.view.mapToScene(QPoint(440, 300)), under);
}

void TestCanvasMoves::keysZoom()
{
    CanvasFixture canvas(chain());
    canvas.key(Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(canvas.view.zoom() > 1.05);
    canvas.key(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(canvas.view.zoom(), 1.0);
    canvas.key(Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(canvas.view.zoom() < 0.95);
    canvas.key(Qt::Key_1, Qt::ControlModifier);
    const auto seen = [&] { return canvas.view.mapToScene(canvas.view.viewport()->rect()).boundingRect(); };
    QVERIFY(seen().contains(canvas.scene.contentRect()));
    canvas.scene.select({QStringLiteral("c")});
    canvas.key(Qt::Key_F, Qt::ShiftModifier);
    QVERIFY(seen().contains(canvas.scene.node(QStringLiteral("c"))->mapToScene(104, 32)));
    QVERIFY(!seen().contains(canvas.scene.contentRect()));
}

void TestCanvasMoves::fitsWhatRunsBack_data()
{
    QTest::addColumn<QPointF>("target");
    QTest::newRow("in the same row") << QPointF(-1200, 160);
    QTest::newRow("to another row") << QPointF(-1200, 560);
    QTest::newRow("to the row below the first node") << QPointF(0, 240);
}

void TestCanvasMoves::fitsWhatRunsBack()
{
    QFETCH(QPointF, target);
    Workflow workflow = chain();
    workflow.layout[QStringLiteral("b")] = target;
    const Edge back{QStringLiteral("c"), QStringLiteral("out"), QStringLiteral("b")};
    workflow.edges = {back};
    const CanvasFixture canvas(workflow);
    QRectF nodes;
    for (const Task &task : workflow.tasks)
        nodes |= canvas.scene.node(task.id)->bounds();
    const QRectF curve = canvas.scene.edgeItem(back)->curve().boundingRect();
    QVERIFY2(nodes.united(curve) != nodes, "it reaches beyond the nodes");
    QCOMPARE(canvas.scene.contentRect(), nodes.united(curve));
    canvas.scene.document().disconnectTasks({back});
    QCOMPARE(canvas.scene.contentRect(), nodes);
}

void TestCanvasMoves::fitsWhereAnArrangementEnds()
{
    Workflow workflow = chain();
    const Edge edge{QStringLiteral("a"), QStringLiteral("out"), QStringLiteral("c")};
    workflow.edges = {edge};
    workflow.layout[QStringLiteral("c")] = QPointF(-1200, 560);
    CanvasFixture canvas(workflow);
    Arrangement arrangement;
    arrangement.places = {{QStringLiteral("c"), QPointF(640, 160)}};
    canvas.scene.glideToNext();
    canvas.document.arrange(arrangement);
    const QRectF meant = canvas.scene.contentRect();
    QVERIFY2(canvas.scene.node(QStringLiteral("c"))->pos() != QPointF(640, 160), "on its way");
    QTRY_COMPARE(canvas.scene.node(QStringLiteral("c"))->pos(), QPointF(640, 160));
    QTRY_COMPARE(canvas.scene.contentRect(), meant);
}

QTEST_MAIN(TestCanvasMoves)
#include "tst_canvasmoves.moc"
