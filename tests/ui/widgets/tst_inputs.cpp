#include "ui/theme/themecontroller.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/filteredit.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/statechip.h"
#include "ui/widgets/wheelguard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace sluice;

class TestInputs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void filterWaitsUntilTypingStops();
    void escapeClearsTheFilter();
    void editorIndentsJsonAndKeepsOtherBytes();
    void tabLeavesTheEditor();
    void readOnlyEditorTakesNoKeys();
    void segmentsAnnounceOnlyWhatAPersonChose();
    void wordingSegmentsAnewKeepsTheChoice();
    void chipNeverGrowsNarrower();
    void theWheelScrollsPastFields();

private:
    ThemeController m_theme{Theme::make(Scheme::Dark)};
};

void TestInputs::theWheelScrollsPastFields()
{
    WheelGuard guard;
    qApp->installEventFilter(&guard);
    QWidget page;
    auto *other = new QLineEdit;
    auto *number = new QSpinBox;
    number->setValue(50);
    auto *column = new QVBoxLayout(&page);
    column->addWidget(other);
    column->addWidget(number);
    page.show();
    page.activateWindow();
    other->setFocus();
    const auto isTaken = [&] {
        const QPoint place = number->rect().center();
        QWheelEvent wheel(place, number->mapToGlobal(place), {}, QPoint(0, -120), Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(number, &wheel);
        return wheel.isAccepted();
    };
    QVERIFY(!isTaken()); // what is not taken goes on to the page
    QCOMPARE(number->value(), 50);
    QCOMPARE(number->focusPolicy(), Qt::StrongFocus);
    number->setFocus();
    QTRY_VERIFY(number->hasFocus());
    QVERIFY(isTaken());
    QCOMPARE(number->value(), 49);
}

void TestInputs::filterWaitsUntilTypingStops()
{
    FilterEdit edit(m_theme);
    QSignalSpy changed(&edit, &FilterEdit::filterChanged);
    edit.show();
    QTest::keyClicks(&edit, QStringLiteral("abc"));
    QCOMPARE(changed.count(), 0);
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toString(), QStringLiteral("abc"));
}

void TestInputs::escapeClearsTheFilter()
{
    FilterEdit edit(m_theme);
    edit.show();
    QTest::keyClicks(&edit, QStringLiteral("abc"));
    QTest::keyClick(&edit, Qt::Key_Return);
    QSignalSpy changed(&edit, &FilterEdit::filterChanged);
    QTest::keyClick(&edit, Qt::Key_Escape);
    QCOMPARE(edit.text(), QString());
    QCOMPARE(changed.count(), 1);
}

void TestInputs::editorIndentsJsonAndKeepsOtherBytes()
{
    CodeEdit edit(m_theme);
    edit.setLanguage(CodeEdit::Language::Json);
    edit.setPayload(R"({"a":1})");
    QCOMPARE(edit.payload(), QByteArray("{\n    \"a\": 1\n}"));
    edit.setPayload(R"({"a":1})", false);
    QCOMPARE(edit.payload(), QByteArray(R"({"a":1})"));
    edit.setPayload("no json {");
    QCOMPARE(edit.payload(), QByteArray("no json {"));
    m_theme.setFontScale(1.3);
    QCOMPARE(edit.payload(), QByteArray("no json {"));
}

void TestInputs::tabLeavesTheEditor()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *edit = new CodeEdit(m_theme);
    auto *next = new QLineEdit;
    column->addWidget(edit);
    column->addWidget(next);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    edit->setFocus();
    QTest::keyClicks(window.focusWidget(), QStringLiteral("x"));
    QCOMPARE(edit->text(), QStringLiteral("x"));
    QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
    QTRY_VERIFY(next->hasFocus());
    QCOMPARE(edit->text(), QStringLiteral("x"));
}

void TestInputs::readOnlyEditorTakesNoKeys()
{
    CodeEdit edit(m_theme);
    edit.setPayload("1");
    edit.setReadOnly(true);
    edit.show();
    QTest::keyClicks(edit.focusProxy(), QStringLiteral("x"));
    QCOMPARE(edit.payload(), QByteArray("1"));
    edit.setPayload("2");
    QCOMPARE(edit.payload(), QByteArray("2"));
    QVERIFY(edit.isReadOnly());
}

void TestInputs::segmentsAnnounceOnlyWhatAPersonChose()
{
    SegmentedControl control(m_theme);
    QSignalSpy changed(&control, &SegmentedControl::currentChanged);
    control.setItems({QStringLiteral("One"), QStringLiteral("Two"), QStringLiteral("Three")});
    QCOMPARE(control.currentIndex(), 0);
    control.setCurrentIndex(2);
    QCOMPARE(changed.count(), 0);
    control.show();
    QTest::mouseClick(control.findChildren<QAbstractButton *>().at(1), Qt::LeftButton);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(control.currentIndex(), 1);
}

void TestInputs::wordingSegmentsAnewKeepsTheChoice()
{
    SegmentedControl control(m_theme);
    control.setItems({QStringLiteral("One"), QStringLiteral("Two")});
    control.setCurrentIndex(1);
    control.setItems({QStringLiteral("Eins"), QStringLiteral("Zwei")});
    QCOMPARE(control.currentIndex(), 1);
    QCOMPARE(control.findChildren<QAbstractButton *>().at(1)->text(), QStringLiteral("Zwei"));
}

void TestInputs::chipNeverGrowsNarrower()
{
    StateChip chip(m_theme);
    chip.setState(glyphOf(StepState::Retrying), QStringLiteral("waiting to retry"));
    const int wide = chip.sizeHint().width();
    chip.setState(glyphOf(StepState::Running), QStringLiteral("run"));
    QCOMPARE(chip.sizeHint().width(), wide);
    QCOMPARE(chip.word(), QStringLiteral("run"));
}

QTEST_MAIN(TestInputs)
#include "tst_inputs.moc"
