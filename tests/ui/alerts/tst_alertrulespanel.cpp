#include "ui/alerts/alertrulespanel.h"
#include "ui/document/settingsdocument.h"
#include "ui/theme/systemappearance.h"
#include "ui/theme/themecontroller.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;

/// Rules made, changed, switched off and reset by hand; each is one edit of the settings, which undo takes back.
class TestAlertRulesPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void listsEveryBuiltInRule();
    void switchesARuleOffAndBack();
    void changesABuiltInRuleAndResetsIt();
    void makesAndDeletesAnOwnRule();
    void asksOnlyWhatTheFigureNeeds();
    void leavesWhatNobodyTouched_data();
    void leavesWhatNobodyTouched();
    void cancelsByEnterOnCancel();
    void opensOneFormAtATime();
    void givesNoIdTwice();
    void findsRulesByWords();
    void keepsItAllInTheFile();

private:
    template <typename T>
    T *find(const char *name)
    {
        return m_panel->findChild<T *>(QLatin1StringView(name));
    }
    [[nodiscard]] QWidget *row(const QString &id)
    {
        return m_panel->findChild<QWidget *>(QStringLiteral("rule.") + id);
    }
    void press(const QString &id, const char *button)
    {
        QTest::mouseClick(row(id)->findChild<QAbstractButton *>(QLatin1StringView(button)), Qt::LeftButton);
    }
    [[nodiscard]] const std::vector<AlertRule> &own() const { return m_document->settings().alerts; }

    QTemporaryDir m_folder;
    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<SettingsDocument> m_document;
    std::unique_ptr<AlertRulesPanel> m_panel;
};

void TestAlertRulesPanel::init()
{
    m_panel.reset();
    const QString path = m_folder.filePath(QStringLiteral("sluice.json"));
    QFile::remove(path);
    m_theme = std::make_unique<ThemeController>(nullptr, Scheme::Light);
    m_document = std::make_unique<SettingsDocument>(path);
    m_panel = std::make_unique<AlertRulesPanel>(*m_document, *m_theme);
    m_panel->resize(700, 900);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
}

void TestAlertRulesPanel::listsEveryBuiltInRule()
{
    for (const AlertRule &rule : builtInAlertRules()) {
        QVERIFY2(row(rule.id) && row(rule.id)->isVisible(), qPrintable(rule.id));
        QVERIFY(row(rule.id)->findChild<QCheckBox *>()->isChecked());
        QVERIFY(!row(rule.id)->findChild<QPushButton *>(QStringLiteral("rule.remove"))->isVisible());
    }
}

void TestAlertRulesPanel::switchesARuleOffAndBack()
{
    const QString id = QStringLiteral("breaker-open");
    const auto *on = row(id)->findChild<QCheckBox *>();
    QTest::keyClick(row(id)->findChild<QCheckBox *>(), Qt::Key_Space);
    QCOMPARE(own().size(), std::size_t(1));
    QVERIFY(!own().front().isOn && !on->isChecked());
    m_document->undoStack().undo();
    QVERIFY(own().empty() && on->isChecked());
    m_document->undoStack().redo();
    QTest::keyClick(row(id)->findChild<QCheckBox *>(), Qt::Key_Space);
    QVERIFY(own().empty()); // as shipped again: the file needs no word about it
}

void TestAlertRulesPanel::changesABuiltInRuleAndResetsIt()
{
    const QString id = QStringLiteral("queue-old");
    press(id, "rule.edit");
    auto *threshold = find<QDoubleSpinBox>("rule.threshold");
    QVERIFY(threshold->isVisible());
    QCOMPARE(threshold->value(), 600);
    threshold->setValue(900);
    find<QSpinBox>("rule.for")->setValue(5);
    const auto *severity = find<QComboBox>("rule.severity");
    QTest::keyClick(find<QComboBox>("rule.severity"), Qt::Key_End);
    QVERIFY(severity->currentData().toInt() == static_cast<int>(AlertSeverity::Critical));
    QVERIFY(find<QLabel>("rule.sentence")->text().contains(u"900"));
    QTest::mouseClick(find<QPushButton>("rule.confirm"), Qt::LeftButton);
    QCOMPARE(own().size(), std::size_t(1));
    QCOMPARE(own().front().threshold, 900);
    QCOMPARE(own().front().holdFor, Milliseconds(5000));
    QCOMPARE(m_document->undoStack().count(), 1);
    press(id, "rule.remove");
    QVERIFY(own().empty());
    QVERIFY(row(id)->isVisible());
}

void TestAlertRulesPanel::makesAndDeletesAnOwnRule()
{
    QTest::mouseClick(find<QPushButton>("rule.add"), Qt::LeftButton);
    auto *metric = find<QComboBox>("rule.metric");
    metric->setCurrentIndex(metric->findData(static_cast<int>(AlertMetric::LettersOpen)));
    find<QDoubleSpinBox>("rule.threshold")->setValue(50);
    QTest::keyClicks(find<QLineEdit>("rule.name"), QStringLiteral("Fifty letters"));
    QTest::keyClick(find<QLineEdit>("rule.name"), Qt::Key_Return);
    QCOMPARE(own().size(), std::size_t(1));
    QCOMPARE(own().front().name, QStringLiteral("Fifty letters"));
    QCOMPARE(own().front().metric, AlertMetric::LettersOpen);
    QCOMPARE(own().front().subject, QString());
    const QString id = own().front().id;
    QTRY_VERIFY(row(id)->isVisible());
    press(id, "rule.remove");
    QVERIFY(own().empty());
    QTRY_VERIFY(!row(id));
    m_document->undoStack().undo();
    QCOMPARE(own().front().id, id);
    QTRY_VERIFY(row(id) && row(id)->isVisible());
    QTest::mouseClick(find<QPushButton>("rule.add"), Qt::LeftButton);
    QTest::keyClick(find<QLineEdit>("rule.name"), Qt::Key_Escape); // thought better of it
    QCOMPARE(own().size(), std::size_t(1));
}

void TestAlertRulesPanel::asksOnlyWhatTheFigureNeeds()
{
    QTest::mouseClick(find<QPushButton>("rule.add"), Qt::LeftButton);
    auto *metric = find<QComboBox>("rule.metric");
    const auto choose = [metric](AlertMetric wanted) {
        metric->setCurrentIndex(metric->findData(static_cast<int>(wanted)));
    };
    choose(AlertMetric::ComponentHealth);
    QVERIFY(find<QComboBox>("rule.health")->isVisible() && !find<QDoubleSpinBox>("rule.threshold")->isVisible());
    QTest::keyClick(find<QComboBox>("rule.health"), Qt::Key_Home);
    choose(AlertMetric::BreakerOpen);
    QVERIFY(!find<QComboBox>("rule.health")->isVisible() && !find<QDoubleSpinBox>("rule.threshold")->isVisible());
    QVERIFY(find<QLineEdit>("rule.subject")->isVisible());
    choose(AlertMetric::RunsActive);
    QVERIFY(!find<QLineEdit>("rule.subject")->isVisible() && find<QDoubleSpinBox>("rule.threshold")->isVisible());
    choose(AlertMetric::ComponentHealth);
    QTest::mouseClick(find<QPushButton>("rule.confirm"), Qt::LeftButton);
    QCOMPARE(own().front().threshold, 1);
}

void TestAlertRulesPanel::leavesWhatNobodyTouched_data()
{
    QTest::addColumn<int>("metric");
    QTest::addColumn<double>("threshold");
    const auto row = [](const char *name, AlertMetric metric, double threshold) {
        QTest::newRow(name) << static_cast<int>(metric) << threshold;
    };
    row("a figure", AlertMetric::StepRate, 0.12345);
    row("below zero", AlertMetric::StepRate, -7.5);
    row("very large", AlertMetric::ComponentMemory, 5e15);
    row("yes or no", AlertMetric::BreakerOpen, 0);
    row("health", AlertMetric::ComponentHealth, 2.5);
}

/// Of a rule that somebody wrote into the file, only the name is changed.
void TestAlertRulesPanel::leavesWhatNobodyTouched()
{
    QFETCH(int, metric);
    QFETCH(double, threshold);
    AlertRule rule;
    rule.id = QStringLiteral("mine");
    rule.name = QStringLiteral("Mine");
    rule.metric = static_cast<AlertMetric>(metric);
    rule.comparison = AlertComparison::Below;
    rule.threshold = threshold;
    rule.holdFor = Milliseconds(1500);
    rule.calmFor = std::chrono::hours(24 * 900);
    QVERIFY(m_document->edit(QStringLiteral("x"), [&](WorkspaceSettings &settings) { settings.alerts = {rule}; }));
    QTRY_VERIFY(row(rule.id)->isVisible());
    press(rule.id, "rule.edit");
    QTest::keyClicks(find<QLineEdit>("rule.name"), QStringLiteral("!"));
    QTest::keyClick(find<QLineEdit>("rule.name"), Qt::Key_Return);
    rule.name += u'!';
    QCOMPARE(own().size(), std::size_t(1));
    QVERIFY(own().front() == rule);
    press(rule.id, "rule.edit");
    auto *wanted = find<QComboBox>("rule.metric");
    wanted->setCurrentIndex(wanted->findData(static_cast<int>(AlertMetric::EngineTrouble)));
    wanted->setCurrentIndex(wanted->findData(metric)); // thought better of it
    QTest::mouseClick(find<QPushButton>("rule.confirm"), Qt::LeftButton);
    QVERIFY(own().front() == rule);
    press(rule.id, "rule.edit");
    find<QSpinBox>("rule.for")->setValue(48 * 3600);
    QTest::mouseClick(find<QPushButton>("rule.confirm"), Qt::LeftButton);
    rule.holdFor = std::chrono::hours(48);
    QVERIFY(own().front() == rule);
}

void TestAlertRulesPanel::cancelsByEnterOnCancel()
{
    QTest::mouseClick(find<QPushButton>("rule.add"), Qt::LeftButton);
    auto *cancel = find<QPushButton>("rule.cancel");
    cancel->setFocus();
    QTest::keyClick(cancel, Qt::Key_Return);
    QVERIFY(own().empty());
    QVERIFY(!cancel->isVisible());
}

void TestAlertRulesPanel::opensOneFormAtATime()
{
    const auto *other = row(QStringLiteral("pool-full"))->findChild<QPushButton *>(QStringLiteral("rule.edit"));
    const auto *add = find<QPushButton>("rule.add");
    press(QStringLiteral("queue-old"), "rule.edit");
    find<QSpinBox>("rule.for")->setValue(77);
    QVERIFY(!other->isEnabled() && !add->isEnabled());
    m_panel->hide(); // another page, where something else is edited
    QVERIFY(m_document->edit(QStringLiteral("x"), [](WorkspaceSettings &all) { all.name = QStringLiteral("New"); }));
    m_panel->show();
    QVERIFY(!other->isEnabled() && !add->isEnabled());
    QCOMPARE(find<QSpinBox>("rule.for")->value(), 77);
    QTest::keyClick(find<QLineEdit>("rule.name"), Qt::Key_Escape);
    QVERIFY(other->isEnabled() && add->isEnabled());
}

/// An alert of a rule that is gone must not become one of the next rule.
void TestAlertRulesPanel::givesNoIdTwice()
{
    const auto addOne = [this] {
        QTest::mouseClick(find<QPushButton>("rule.add"), Qt::LeftButton);
        QTest::mouseClick(find<QPushButton>("rule.confirm"), Qt::LeftButton);
        return own().back().id;
    };
    const QString first = addOne();
    QTRY_VERIFY(row(first)->isVisible());
    press(first, "rule.remove");
    QVERIFY(own().empty());
    QVERIFY(addOne() != first);
}

void TestAlertRulesPanel::findsRulesByWords()
{
    QCOMPARE(m_panel->filter(QStringLiteral("breaker")), 1);
    QVERIFY(row(QStringLiteral("breaker-open"))->isVisible());
    QVERIFY(!row(QStringLiteral("queue-old"))->isVisible());
    QCOMPARE(m_panel->filter(QStringLiteral("no such words")), 0);
    QCOMPARE(m_panel->filter(QString()), static_cast<int>(builtInAlertRules().size()));
}

void TestAlertRulesPanel::keepsItAllInTheFile()
{
    QTest::keyClick(row(QStringLiteral("pool-full"))->findChild<QCheckBox *>(), Qt::Key_Space);
    QVERIFY(m_document->save());
    const auto read = loadWorkspaceSettings(m_folder.filePath(QStringLiteral("sluice.json")));
    QVERIFY(read);
    QCOMPARE(read->alerts.size(), std::size_t(1));
    QCOMPARE(read->alerts.front().id, QStringLiteral("pool-full"));
    QVERIFY(!read->alerts.front().isOn);
}

QTEST_MAIN(TestAlertRulesPanel)
#include "tst_alertrulespanel.moc"
