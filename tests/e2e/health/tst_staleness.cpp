#include "app/studio/workspacefolders.h"
#include "tests/e2e/support/openstudio.h"
#include "tests/e2e/support/windowmain.h"
#include "ui/alerts/alertscard.h"
#include "ui/health/eventmapcard.h"
#include "ui/theme/livevalue.h"
#include "ui/wall/wallwindow.h"
#include "ui/widgets/componentcard.h"

#include <QAbstractItemView>
#include <QFile>
#include <QGraphicsView>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTcpServer>

#include <algorithm>
#include <functional>
#include <map>

using namespace sluice;

namespace {

constexpr int kPatience = 60'000;
constexpr int kTurnsGrey = 20'000;
/// A state's colour differs by more between its channels, text and grounds by less.
constexpr int kColoured = 60;

QString name(const char *text)
{
    return QString::fromLatin1(text);
}

/// Other threads than the engine's tell of components, of the flow of events and of alerts: these stay true.
bool isToldByOthers(const QWidget *widget)
{
    for (const QWidget *up = widget; up; up = up->parentWidget()) {
        if (qobject_cast<const ComponentCard *>(up) || qobject_cast<const EventMapCard *>(up)
            || qobject_cast<const AlertsCard *>(up))
            return true;
    }
    // Tasks of a model, which nobody measures.
    if (widget->objectName() == u"simulateTasks")
        return true;
    // What says how old all else is.
    return widget->objectName() == u"status.engine" || widget->objectName() == u"status.heartbeat";
}

std::vector<QWidget *> liveValues(const QWidget &root)
{
    std::vector<QWidget *> all;
    for (QWidget *widget : root.findChildren<QWidget *>()) {
        if (widget->isVisible() && dynamic_cast<LiveValue *>(widget) && !isToldByOthers(widget))
            all.push_back(widget);
    }
    return all;
}

/// Lists keep the colour of what is chosen and of the focus, canvases those of their categories, the wall that of its line
/// about the age.
bool isAllGrey(QWidget &widget)
{
    if (qobject_cast<QAbstractItemView *>(&widget) || qobject_cast<QGraphicsView *>(&widget)
        || widget.inherits("sluice::WallView") || widget.inherits("sluice::GanttView"))
        return true;
    const QImage picture = widget.grab().toImage().convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QRgb pixel = picture.pixel(x, y);
            const auto [least, most] = std::minmax({qRed(pixel), qGreen(pixel), qBlue(pixel)});
            if (most - least > kColoured)
                return false;
        }
    }
    return true;
}

/// Live values that do not look as they should.
QStringList wrongValues(const QWidget &root, bool stale)
{
    QStringList wrong;
    for (QWidget *widget : liveValues(root)) {
        const QString what = QStringLiteral("%1 “%2”").arg(name(widget->metaObject()->className()),
                                                           widget->objectName());
        if (dynamic_cast<LiveValue *>(widget)->isStale() != stale)
            wrong.append(what);
        else if (stale && !isAllGrey(*widget))
            wrong.append(what + QStringLiteral(" is coloured"));
    }
    return wrong;
}

/// A port of its own for the sample's service: what this test breaks is nobody else's.
bool serveElsewhere(const QString &workspace)
{
    QTcpServer free;
    if (!free.listen(QHostAddress::LocalHost))
        return false;
    const QByteArray port = QByteArray::number(free.serverPort());
    for (const char *each : {"/sluice.json", "/connections.json"}) {
        QFile file(workspace + name(each));
        if (!file.open(QIODevice::ReadWrite))
            return false;
        const QByteArray text = file.readAll().replace("127.0.0.1:7171", "127.0.0.1:" + port);
        if (!file.resize(0) || !file.seek(0) || file.write(text) != text.size())
            return false;
    }
    return true;
}

} // namespace

/// The thread of the real engine stands still under the real window: whatever the window shows of it turns grey, and is
/// live again when the engine goes on.
class TestStaleness : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void seesAValueThatIsNotGrey();
    void everyValueTurnsGreyWhileTheEngineStands();
    void cleanupTestCase();

private:
    using Look = std::function<void(const QString &view, const QWidget &root)>;

    [[nodiscard]] QWidget *see(const char *objectName) const;
    void goTo(const QString &page) const;
    /// Every page, and what lies on it beside the others.
    void eachView(const Look &look) const;
    void eachTab(const char *tabs, const QString &view, const Look &look) const;
    void theWall(const Look &look) const;
    /// Views that do not come to look as they should.
    [[nodiscard]] QStringList viewsThatAreNot(bool stale) const;
    [[nodiscard]] int breakEngine() const;

    std::unique_ptr<OpenStudio> m_studio;
    MainWindow *m_window = nullptr;
};

void TestStaleness::initTestCase()
{
    const auto sample = provideSample();
    QVERIFY(sample && serveElsewhere(*sample));
    m_studio = std::make_unique<OpenStudio>();
    QVERIFY(m_studio->open({{}, {}, QSize(1440, 1400)}, [](StudioServices &services) {
        // Nobody replaces the engine but the person who asks for it.
        services.supervision.emplace();
        services.supervision->lostAfter = std::chrono::hours(1);
        services.supervision->shutdownGrace = std::chrono::seconds(1);
    }));
    m_window = m_studio->window;
    QTRY_VERIFY(see("hint.1"));
    QTest::mouseClick(see("hint.1"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(see("hintText.1")->property("text").toString().startsWith(u"Run: 246 done, 3 dead letter"),
                             kPatience);
    goTo(name("runs"));
    QTRY_VERIFY(see("runs"));
    auto *runs = qobject_cast<QAbstractItemView *>(see("runs"));
    runs->setCurrentIndex(runs->model()->index(0, 0));
    QTest::keyClick(runs, Qt::Key_Return);
    QTRY_VERIFY(see("runTabs"));
    goTo(name("deadLetters"));
    QTRY_VERIFY(see("letters"));
    auto *letters = qobject_cast<QAbstractItemView *>(see("letters"));
    letters->setFocus();
    QTRY_VERIFY(letters->model()->rowCount() > 0);
    QTest::keyClick(letters, Qt::Key_Down);
    QTest::keyClick(letters, Qt::Key_Down);
    QTRY_VERIFY(see("letterTabs"));
}

QWidget *TestStaleness::see(const char *objectName) const
{
    const auto found = m_window->findChildren<QWidget *>(name(objectName));
    const auto seen = std::ranges::find_if(found, [](const QWidget *widget) { return widget->isVisible(); });
    return seen == found.end() ? nullptr : *seen;
}

void TestStaleness::goTo(const QString &page) const
{
    const auto at = static_cast<int>(m_window->pageIds().indexOf(page));
    if (QWidget *focus = QApplication::focusWidget(); focus && at < 7)
        QTest::keyClick(m_window, static_cast<Qt::Key>(Qt::Key_1 + at), Qt::AltModifier);
    if (m_window->currentPage() != page)
        m_window->showPage(page);
}

void TestStaleness::eachTab(const char *tabs, const QString &view, const Look &look) const
{
    auto *widget = qobject_cast<QTabWidget *>(see(tabs));
    for (int tab = 0; widget && tab < widget->count(); ++tab) {
        if (!widget->isTabVisible(tab))
            continue;
        QTest::mouseClick(widget->tabBar(), Qt::LeftButton, {}, widget->tabBar()->tabRect(tab).center());
        look(QStringLiteral("%1, %2").arg(view, widget->tabText(tab)), *m_window);
    }
}

void TestStaleness::eachView(const Look &look) const
{
    for (const QString &page : m_window->pageIds()) {
        goTo(page);
        look(page, *m_window);
        if (page == u"runs")
            eachTab("runTabs", page, look);
        else if (page == u"deadLetters")
            eachTab("letterTabs", page, look);
        if (page != u"events")
            continue;
        for (auto *view : see("eventsView")->findChildren<QAbstractButton *>()) {
            QTest::mouseClick(view, Qt::LeftButton);
            look(QStringLiteral("%1, %2").arg(page, view->text()), *m_window);
        }
    }
    theWall(look);
}

void TestStaleness::theWall(const Look &look) const
{
    goTo(name("health"));
    QTest::keyClick(m_window, Qt::Key_F11);
    for (QWidget *top : QApplication::topLevelWidgets()) {
        auto *wall = qobject_cast<WallWindow *>(top);
        if (!wall)
            continue;
        look(name("wall"), *wall);
        QTest::keyClick(wall, Qt::Key_Escape);
    }
    m_window->activateWindow();
    (void)QTest::qWaitForWindowActive(m_window);
}

QStringList TestStaleness::viewsThatAreNot(bool stale) const
{
    QStringList wrong;
    std::map<QString, std::size_t> values;
    eachView([&](const QString &view, const QWidget &root) {
        const auto bar = liveValues(*see("statusStrip")).size();
        (void)QTest::qWaitFor([&] { return wrongValues(root, stale).isEmpty(); }, kTurnsGrey);
        for (const QString &value : wrongValues(root, stale))
            wrong.append(QStringLiteral("%1: %2").arg(view, value));
        values[view] = liveValues(root).size() - (&root == m_window ? bar : 0);
        if (stale && !see("status.heartbeat")->property("text").toString().endsWith(u"old"))
            wrong.append(QStringLiteral("%1: the status bar does not say how old").arg(view));
    });
    for (const char *page : {"design", "runs", "health", "queues", "deadLetters", "events, Live", "wall"}) {
        if (values[name(page)] == 0)
            wrong.append(QStringLiteral("%1 shows nothing of the engine").arg(name(page)));
    }
    return wrong;
}

/// By the demo service's control, as any program would: the engine's thread waits inside its own loop for something that
/// never comes.
int TestStaleness::breakEngine() const
{
    goTo(name("health"));
    if (!QTest::qWaitFor([this] { return see("demoWhere") != nullptr; }, kTurnsGrey))
        return 0;
    const QString where = QRegularExpression(name("127\\.0\\.0\\.1:\\d+"))
                              .match(see("demoWhere")->property("text").toString())
                              .captured();
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(QStringLiteral("http://%1/control").arg(where)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    const std::unique_ptr<QNetworkReply> reply(
        network.put(request, QByteArrayLiteral(R"({"fault":{"component":"engine","kind":"hang"}})")));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!reply->isFinished() && !finished.wait(kTurnsGrey))
        return 0;
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

/// The eye of this test: one value that stays as it was is found.
void TestStaleness::seesAValueThatIsNotGrey()
{
    goTo(name("queues"));
    QTRY_COMPARE_WITH_TIMEOUT(wrongValues(*m_window, false), QStringList(), kPatience);
    const auto all = liveValues(*m_window);
    QVERIFY(!all.empty());
    dynamic_cast<LiveValue *>(all.front())->setStale(true);
    QCOMPARE(wrongValues(*m_window, false).size(), 1);
    QCOMPARE(wrongValues(*m_window, true).size(), static_cast<qsizetype>(all.size()) - 1);
    dynamic_cast<LiveValue *>(all.front())->setStale(false);
}

void TestStaleness::everyValueTurnsGreyWhileTheEngineStands()
{
    QStringList wrong = viewsThatAreNot(false);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QCOMPARE(breakEngine(), 200);

    wrong = viewsThatAreNot(true);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));

    goTo(name("health"));
    const auto *engine = m_window->findChild<ComponentCard *>(name("component:engine"));
    QVERIFY(engine);
    auto *restart = engine->findChild<QPushButton *>(name("restart"));
    QTRY_VERIFY(restart->isEnabled());
    QTest::mouseClick(restart, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(engine->component().generation == 2, kPatience);

    wrong = viewsThatAreNot(false);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QVERIFY(see("status.heartbeat")->property("text").toString().startsWith(u"Heartbeat"));
}

void TestStaleness::cleanupTestCase()
{
    m_studio.reset();
}

int main(int argc, char *argv[])
{
    return runInOwnHome<TestStaleness>(argc, argv);
}

#include "tst_staleness.moc"
