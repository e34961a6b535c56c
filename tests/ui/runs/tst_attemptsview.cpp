#include "tests/ui/models/samplerun.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/models/listview.h"
#include "ui/runs/attemptsview.h"
#include "ui/runs/runview.h"
#include "ui/theme/themecontroller.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QTabWidget>
#include <QTest>

using namespace sluice;
using test::SampleRun;

namespace {

/// What so many steps of Tab do not reach is out of reach.
constexpr int kMostTabs = 60;

bool hasFocus(const QString &part)
{
    for (const QWidget *widget = QApplication::focusWidget(); widget; widget = widget->parentWidget()) {
        if (widget->objectName() == part)
            return true;
    }
    return false;
}

/// Keys go to whatever has the focus.
void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

bool tabTo(const char *part, Qt::Key key = Qt::Key_Tab)
{
    for (int tab = 0; tab < kMostTabs && !hasFocus(QString::fromLatin1(part)); ++tab)
        press(key);
    return hasFocus(QString::fromLatin1(part));
}

} // namespace

/// The attempts of a step, in the view of their run, by somebody without a mouse.
class TestAttemptsView final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void areReachedAndReadByKeyAlone();
    void leadOnAndBackByTab();
    void sayNothingToStopAtWhereNothingIsSaid();

private:
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_view->findChild<T *>(QString::fromLatin1(name));
    }
    /// Down the list of steps to the one that became a dead letter.
    [[nodiscard]] bool chooseTheDeadOne()
    {
        auto *attempts = find<ListView>("stepAttempts");
        for (int row = 0; row < 5 && attempts->model()->rowCount() != 3; ++row)
            press(Qt::Key_Down);
        return attempts->model()->rowCount() == 3;
    }

    SampleRun m_sample = SampleRun::waiting();
    ThemeController m_theme{Theme::make(Scheme::Light)};
    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<RunView> m_view;
};

void TestAttemptsView::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    m_view.reset();
    m_engine = std::make_unique<FakeEngine>();
    m_engine->now.taken = m_sample.now;
    m_engine->types = test::catalog();
    m_engine->histories.insert(12, m_sample.history());
    m_view = std::make_unique<RunView>(*m_engine, m_theme);
    m_view->resize(1200, 700);
    m_view->show();
    m_view->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    m_view->showRun(RunId{12});
    find<QTabWidget>("runTabs")->setCurrentIndex(0);
    auto *steps = find<ListView>("steps");
    QTRY_VERIFY(steps->model()->rowCount() > 0);
    steps->setCurrentIndex(steps->model()->index(0, 0));
    steps->setFocus(Qt::TabFocusReason);
}

void TestAttemptsView::areReachedAndReadByKeyAlone()
{
    QVERIFY(chooseTheDeadOne());
    QVERIFY(tabTo("stepAttempts"));
    auto *list = find<ListView>("stepAttempts");
    auto *error = find<QLabel>("stepAttemptError");
    QCOMPARE(list->currentIndex().row(), 0); // the newest, after which nothing was tried
    QVERIFY2(error->text().contains(QStringLiteral("503")), qPrintable(error->text()));
    QVERIFY(!error->text().contains(QStringLiteral("The next attempt was due")));
    press(Qt::Key_Down);
    QCOMPARE(list->currentIndex().row(), 1);
    QVERIFY2(error->text().contains(QStringLiteral("The next attempt was due")), qPrintable(error->text()));
    press(Qt::Key_End);
    QCOMPARE(list->currentIndex().row(), 2);
    QVERIFY(tabTo("stepAttemptError"));
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), error->text());
}

void TestAttemptsView::leadOnAndBackByTab()
{
    QVERIFY(chooseTheDeadOne());
    QVERIFY(tabTo("stepAttempts"));
    QVERIFY(tabTo("stepResponse"));
    QVERIFY(tabTo("stepAttempts", Qt::Key_Backtab));
    QVERIFY(tabTo("stepTabs", Qt::Key_Backtab));
    QVERIFY(tabTo("steps", Qt::Key_Backtab));
}

/// An attempt that succeeded has no line that Tab would stop at unseen.
void TestAttemptsView::sayNothingToStopAtWhereNothingIsSaid()
{
    QVERIFY(chooseTheDeadOne());
    auto *attempts = find<ListView>("stepAttempts");
    for (int row = 0; row < 5 && attempts->model()->rowCount() != 1; ++row)
        press(Qt::Key_Down);
    QCOMPARE(attempts->model()->rowCount(), 1);
    QVERIFY(!find<QLabel>("stepAttemptError")->isVisible());
    QVERIFY(!tabTo("stepAttemptError"));
}

QTEST_MAIN(TestAttemptsView)
#include "tst_attemptsview.moc"
