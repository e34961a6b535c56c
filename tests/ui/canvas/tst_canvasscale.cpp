#include "tests/ui/canvas/canvasfixture.h"
#include "ui/canvas/quicklist.h"

using namespace sluice;

class TestCanvasScale : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fuzzyPrefersStartsOfWords();
    void twoThousandNodesStayQuick();
};

void TestCanvasScale::fuzzyPrefersStartsOfWords()
{
    QCOMPARE(fuzzyScore(QStringLiteral("xq"), QStringLiteral("HTTP request")), 0);
    QVERIFY(fuzzyScore(QStringLiteral("hr"), QStringLiteral("HTTP request"))
            > fuzzyScore(QStringLiteral("hr"), QStringLiteral("Throttle, share")));
    QVERIFY(fuzzyScore(QStringLiteral("req"), QStringLiteral("request"))
            > fuzzyScore(QStringLiteral("req"), QStringLiteral("read each queue")));
}

void TestCanvasScale::twoThousandNodesStayQuick()
{
    Workflow workflow;
    for (int i = 0; i < 2000; ++i) {
        Task task;
        task.id = QStringLiteral("t%1").arg(i);
        task.type = QStringLiteral("http.request");
        workflow.tasks.push_back(task);
        workflow.layout.insert(task.id, QPointF((i % 50) * 280, (i / 50) * 100));
        if (i % 50 != 0)
            workflow.edges.push_back({QStringLiteral("t%1").arg(i - 1), QStringLiteral("out"), task.id});
    }
    CanvasFixture canvas(workflow);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 10; ++i)
        canvas.document.setNotes(QStringLiteral("t7"), QString::number(i));
    QVERIFY2(timer.elapsed() < 500, qPrintable(QStringLiteral("ten edits took %1 ms").arg(timer.elapsed())));
    canvas.view.fit();
    timer.restart();
    canvas.view.grab();
    QVERIFY2(timer.elapsed() < 400, qPrintable(QStringLiteral("a frame took %1 ms").arg(timer.elapsed())));
}

QTEST_MAIN(TestCanvasScale)
#include "tst_canvasscale.moc"
