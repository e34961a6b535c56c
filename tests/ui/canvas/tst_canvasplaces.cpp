// What lies where on a canvas, near and very far, and what is painted of it.
#include "tests/ui/canvas/canvasfixture.h"
#include "ui/canvas/edgepieces.h"
#include "ui/canvas/groupitem.h"
#include "ui/canvas/noteitem.h"
#include "ui/canvas/screenpainter.h"
#include "ui/canvas/thinlines.h"

using namespace sluice;

namespace {

/// Hears nothing.
class SilentHost final : public CanvasHost {
public:
    void repaint(const QRectF &) override {}
    [[nodiscard]] bool repaintsAll() const override { return false; }
    void selectionTouched() override {}
};

class Patch final : public CanvasItem {
public:
    static constexpr Kind kKind = Kind::Note;

    explicit Patch(const QRectF &place)
        : CanvasItem(kKind)
        , m_place(place)
    {
    }
    void moveTo(const QRectF &place)
    {
        m_place = place;
        lieElsewhere();
    }
    [[nodiscard]] QRectF bounds() const override { return m_place; }
    [[nodiscard]] bool takes(QPointF point) const override { return m_place.contains(point); }

private:
    QRectF m_place;
};

constexpr double kFar = 1e300;

/// What an edge needs to be one.
struct Kit {
    ThemeController themes{Theme::make(Scheme::Dark)};
    CanvasKit canvas{CanvasStyle(themes), {}, 0};
};

const Edge kEdge{QStringLiteral("a"), QStringLiteral("out"), QStringLiteral("b")};

} // namespace

class TestCanvasPlaces : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsVeryLargeIsFoundEverywhereInIt();
    void veryFarPlacesArePainted();
    void anEdgeLiesWithinItsPieces_data();
    void anEdgeLiesWithinItsPieces();
    void aBackwardEdgeIsGrabbedWhereItTurns();
    void dashesLieWhereTheyDoWhateverIsInSight();
    void dashesOfAVeryLongLineAreThoseInSight();
    void thinLinesStayInsideTheirPixels();
    void theHighestIsWhatIsPaintedLast();
};

void TestCanvasPlaces::whatIsVeryLargeIsFoundEverywhereInIt()
{
    SilentHost host;
    CanvasLayer layer(host);
    auto *wide = layer.add(std::make_unique<Patch>(QRectF(0, 0, 1e7, 1e7)));
    auto *near = layer.add(std::make_unique<Patch>(QRectF(100, 100, 50, 50)));
    auto *far = layer.add(std::make_unique<Patch>(QRectF(-kFar, -kFar, 2 * kFar, 2 * kFar)));
    const auto inside = [&](const QRectF &rect) { return layer.in<Patch>(rect); };
    QCOMPARE(inside(QRectF(110, 110, 5, 5)), (std::vector{wide, near, far}));
    QCOMPARE(inside(QRectF(9e6, 9e6, 5, 5)), (std::vector{wide, far}));
    QCOMPARE(inside(QRectF(-9e6, 0, 5, 5)), (std::vector{far}));
    QCOMPARE(inside(QRectF(-kFar, -kFar, 2 * kFar, 2 * kFar)), (std::vector{wide, near, far}));
    QCOMPARE(layer.at<Patch>({120, 120}), far);
    // It is one of many again, and no longer.
    wide->moveTo({200, 200, 50, 50});
    QCOMPARE(inside(QRectF(110, 110, 5, 5)), (std::vector{near, far}));
    QCOMPARE(inside(QRectF(210, 210, 5, 5)), (std::vector{wide, far}));
    layer.remove(far);
    QCOMPARE(inside(QRectF(210, 210, 5, 5)), (std::vector{wide}));
    QVERIFY(inside(QRectF(9e6, 9e6, 5, 5)).empty());
}

void TestCanvasPlaces::veryFarPlacesArePainted()
{
    auto workflow = chainOfThree(true);
    workflow.layout.insert(QStringLiteral("b"), QPointF(kFar, kFar));
    workflow.layout.insert(QStringLiteral("d"), QPointF(1e7, 3e7));
    workflow.layout.insert(QStringLiteral("c"), QPointF(kFar, -kFar));
    workflow.tasks[1].disabled = true; // its edges are dashed
    for (const char *to : {"c", "d"})
        workflow.edges.push_back({QStringLiteral("a"), QStringLiteral("out"), QString::fromLatin1(to)});
    StickyNote note;
    note.id = QStringLiteral("n");
    note.place = QRectF(0, 200, 1e7, 1e7);
    workflow.drawing.notes.push_back(note);
    workflow.drawing.groups.push_back(
        {QStringLiteral("g"), QStringLiteral("All"), {QStringLiteral("a"), QStringLiteral("d")}, {}, false});
    WorkflowDocument document(workflow, {});
    const auto catalog = canvasCatalog();
    ThemeController themes(Theme::make(Scheme::Dark));
    CanvasScene scene(document, catalog, themes);
    for (const auto *edge : scene.layer().in<EdgeItem>(QRectF(-kFar, -kFar, 2 * kFar, 2 * kFar)))
        QVERIFY(edge->pieces().size() <= 128);
    QImage pixels(400, 300, QImage::Format_RGB32);
    ScreenPainter screen(scene.layer(), scene.kit());
    for (const double zoom : {1.0, 0.4, 0.2, 0.1}) {
        QPainter painter(&pixels);
        screen.paint(painter, QTransform(zoom, 0, 0, zoom, 20, 20), pixels.rect());
    }
    QCOMPARE(scene.nodeAt({30, 30}), scene.node(QStringLiteral("a")));
    QCOMPARE(scene.noteAt({5e6, 5e6}), scene.note(QStringLiteral("n")));
}

void TestCanvasPlaces::anEdgeLiesWithinItsPieces_data()
{
    QTest::addColumn<QPointF>("to");
    QTest::newRow("ahead") << QPointF(280, 40);
    QTest::newRow("far ahead") << QPointF(9000, 5000);
    QTest::newRow("back in its row") << QPointF(-900, 0);
    QTest::newRow("far back in its row") << QPointF(-5000, 20);
    QTest::newRow("back to another row") << QPointF(-600, 400);
    QTest::newRow("far back and down") << QPointF(-6000, 7000);
    QTest::newRow("up to just ahead") << QPointF(3, -900);
}

void TestCanvasPlaces::anEdgeLiesWithinItsPieces()
{
    QFETCH(QPointF, to);
    const Kit kit;
    EdgeItem edge(kEdge, kit.canvas);
    const QPointF from(13, 7);
    edge.setEnds(from, {}, from + to);
    // The line itself, and around it what is painted of it.
    constexpr double kRoom = 15.9;
    const auto pieces = edge.pieces();
    for (int step = 0; step <= 4000; ++step) {
        const auto point = edge.curve().pointAtPercent(step / 4000.0);
        const bool isHeld = std::ranges::any_of(
            pieces, [&](const QRectF &piece) { return piece.adjusted(kRoom, kRoom, -kRoom, -kRoom).contains(point); });
        QVERIFY2(isHeld, qPrintable(QStringLiteral("%1, %2").arg(point.x()).arg(point.y())));
    }
}

void TestCanvasPlaces::aBackwardEdgeIsGrabbedWhereItTurns()
{
    // Wherever the sides of the cells fall, a pointer means the edge where it swings out furthest.
    const Kit kit;
    SilentHost host;
    CanvasLayer layer(host);
    auto *edge = layer.add(std::make_unique<EdgeItem>(kEdge, kit.canvas));
    for (int place = 0; place < 512; ++place) {
        const QPointF from(place, 100);
        edge->setEnds(from, {}, from - QPointF(900, 0));
        const auto box = edge->curve().boundingRect();
        QCOMPARE(layer.at<EdgeItem>({box.right(), 100}), edge);
        QCOMPARE(layer.at<EdgeItem>({box.left(), 100}), edge);
    }
}

void TestCanvasPlaces::dashesLieWhereTheyDoWhateverIsInSight()
{
    const QList<QPointF> points{{0, 0}, {100, 40}, {230, 40}, {230, 41}, {90, 300}};
    const auto all = dashesAlong(points, 8, 4, QRectF(-1000, -1000, 2000, 2000));
    double inked = 0;
    for (const QLineF &dash : all)
        inked += dash.length();
    double length = 0;
    for (qsizetype i = 1; i < points.size(); ++i)
        length += QLineF(points[i - 1], points[i]).length();
    QVERIFY(std::abs(inked / length - 8.0 / 12.0) < 0.02);
    // In the order in which they come, none twice, and none but those.
    for (const QRectF &sight : {QRectF(50, -10, 30, 200), QRectF(200, 0, 60, 60), QRectF(0, 250, 300, 20)}) {
        const auto seen = dashesAlong(points, 8, 4, sight);
        for (const QLineF &dash : all) {
            const auto isSame = [&](const QLineF &other) {
                return QLineF(dash.p1(), other.p1()).length() + QLineF(dash.p2(), other.p2()).length() < 1e-6;
            };
            const auto count = std::ranges::count_if(seen, isSame);
            QVERIFY(count == 1 || (count == 0 && !reachesInto(dash, sight)));
        }
        QVERIFY(seen.size() < all.size());
    }
}

void TestCanvasPlaces::dashesOfAVeryLongLineAreThoseInSight()
{
    const QRectF sight(0, 0, 1200, 800);
    const auto dashes = dashesAlong({{-5e9, 100}, {5e9, 100}}, 8, 4, sight);
    QVERIFY(dashes.size() >= 100 && dashes.size() <= 102);
    for (const QLineF &dash : dashes)
        QVERIFY(reachesInto(dash, sight.adjusted(-12, 0, 12, 0)));
    QVERIFY(dashesAlong({{0, 0}, {kFar, kFar}, {-kFar, 3}}, 8, 4, sight).size() <= 20'000);
}

void TestCanvasPlaces::thinLinesStayInsideTheirPixels()
{
    // A frame of pixels that nobody may touch around images of all small sizes.
    constexpr int kSide = 24;
    constexpr quint32 kUntouched = 0xFF123456U;
    for (const QSize size : {QSize(1, 1), QSize(1, 8), QSize(8, 1), QSize(2, 2), QSize(2, 8), QSize(8, 2)}) {
        std::vector<quint32> memory(kSide * kSide, kUntouched);
        auto *corner = reinterpret_cast<uchar *>(memory.data() + 8 * kSide + 8);
        QImage pixels(corner, size.width(), size.height(), kSide * qsizetype(sizeof(quint32)), QImage::Format_RGB32);
        ThinLines lines(pixels);
        lines.setColor(Qt::white, 1);
        const std::vector<double> places{-kFar, -1e12, -3, -0.5, -0.2, 0, 0.4, 0.5, 1, 1.6, 5, 7.9, 8.4, 1e12, kFar};
        for (const double left : places) {
            for (const double top : places) {
                for (const double right : places) {
                    for (const double bottom : {-kFar, -1e12, -0.3, 0.5, 3.0, 9.0, 1e12, kFar}) {
                        lines.draw({left, top, right, bottom});
                        lines.drawSmooth({left, top, right, bottom});
                    }
                }
            }
        }
        for (int y = 0; y < kSide; ++y) {
            for (int x = 0; x < kSide; ++x) {
                const bool isInside = QRect(QPoint(8, 8), size).contains(x, y);
                QCOMPARE(memory[std::size_t(y * kSide + x)] != kUntouched, isInside);
            }
        }
    }
}

void TestCanvasPlaces::theHighestIsWhatIsPaintedLast()
{
    // A collapsed group that came first lies over the header of an expanded one that came later.
    auto workflow = chainOfThree(true);
    workflow.layout.insert(QStringLiteral("d"), QPointF(0, 78));
    workflow.drawing.groups.push_back({QStringLiteral("low"), QStringLiteral("One"), {QStringLiteral("a")}, {}, true});
    workflow.drawing.groups.push_back(
        {QStringLiteral("high"), QStringLiteral("Two"), {QStringLiteral("d")}, {}, false});
    CanvasFixture canvas(workflow);
    const auto *collapsed = canvas.scene.group(QStringLiteral("low"));
    const auto *expanded = canvas.scene.group(QStringLiteral("high"));
    const auto both = collapsed->frame() & expanded->header();
    QVERIFY(!both.isEmpty());
    QCOMPARE(canvas.scene.groupAt(both.center()), collapsed);
}

QTEST_MAIN(TestCanvasPlaces)
#include "tst_canvasplaces.moc"
