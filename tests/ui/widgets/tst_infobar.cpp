#include "ui/theme/themecontroller.h"
#include "ui/widgets/infobar.h"

#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace sluice;

class TestInfoBar : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isHiddenUntilItSaysSomething();
    void anErrorIsWordedAndCopiedWhole();
    void aNewMessageTakesTheActionsAway();
    void anActionMayDismissTheBar();

private:
    ThemeController m_theme{Theme::make(Scheme::Light)};
};

void TestInfoBar::isHiddenUntilItSaysSomething()
{
    QWidget parent;
    InfoBar bar(m_theme, &parent);
    parent.show();
    QVERIFY(!bar.isVisible());
    bar.showMessage(InfoBar::Tone::Info, QStringLiteral("Hello"));
    QVERIFY(bar.isVisible());
    QSignalSpy dismissed(&bar, &InfoBar::dismissed);
    QTest::mouseClick(bar.findChild<QToolButton *>(QStringLiteral("infoClose")), Qt::LeftButton);
    QVERIFY(!bar.isVisible());
    QCOMPARE(dismissed.count(), 1);
}

void TestInfoBar::anErrorIsWordedAndCopiedWhole()
{
    InfoBar bar(m_theme);
    bar.showError(
        {QStringLiteral("file.missing"), {{QStringLiteral("path"), QStringLiteral("/a")}}, QStringLiteral("ENOENT")});
    QCOMPARE(bar.text(), QStringLiteral("The file /a is not there."));
    QTest::mouseClick(bar.findChild<QToolButton *>(QStringLiteral("infoCopy")), Qt::LeftButton);
    const QString copied = QApplication::clipboard()->text();
    QVERIFY(copied.contains(u"file.missing") && copied.contains(u"ENOENT") && copied.contains(u"The file /a"));
}

void TestInfoBar::aNewMessageTakesTheActionsAway()
{
    InfoBar bar(m_theme);
    bar.showMessage(InfoBar::Tone::Info, QStringLiteral("One"));
    bar.addAction(QStringLiteral("Undo"), [] {});
    bar.showMessage(InfoBar::Tone::Warning, QStringLiteral("Two"));
    QVERIFY(!bar.findChild<QPushButton *>() || bar.findChild<QPushButton *>()->isHidden());
}

void TestInfoBar::anActionMayDismissTheBar()
{
    InfoBar bar(m_theme);
    bar.showMessage(InfoBar::Tone::Info, QStringLiteral("One"));
    QPushButton *undo = bar.addAction(QStringLiteral("Undo"), [&bar] {
        bar.clearActions();
        bar.dismiss();
    });
    QTest::mouseClick(undo, Qt::LeftButton);
    QVERIFY(!bar.isVisible());
}

QTEST_MAIN(TestInfoBar)
#include "tst_infobar.moc"
