#include "ui/document/settingsdocument.h"
#include "ui/shell/commandtable.h"
#include "ui/shell/languages.h"
#include "ui/shell/preferences.h"
#include "ui/shell/settingspage.h"
#include "ui/theme/systemappearance.h"
#include "ui/theme/themecontroller.h"

#include <QComboBox>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;

class TestSettingsPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void themeHoldsAtOnceAndIsKept();
    void languageSwitchesTheWordsOnScreen();
    void workspaceIsSavedOnlyWhenAsked();
    void aFailedSaveSaysWhyAndKeepsWhatWasTyped();
    void halfTypedNamesStayWhenTheFileChanges();
    void editsAreUndoneByKeyInTheFields();
    void leavesAFileAloneThatItCannotRead();
    void preferencesReadBackWhatTheyWrote();
    void rubbishInTheSettingsIsTheDefault();
    void everySettingSaysItsDefaultAndGoesBackToIt_data();
    void everySettingSaysItsDefaultAndGoesBackToIt();
    void choicesOfThisProgramGoBackOneByOne();
    void searchFindsAnySetting();
    void notificationsAreKeptAndTold();
    void keysAreChangedToldAndKept();
    void keysThatCannotBeAreRefused();
    void keysOfCommandsThatComeLaterHaveRows();
    void saysWhatNeedsARestart();

private:
    void choose(const char *control, int index);
    /// The page of a workspace as its file is now.
    void make();
    void open(const WorkspaceSettings &settings);
    void type(const QString &text);
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("sluice.json")); }
    template <typename T>
    T *find(const char *name)
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<Languages> m_languages;
    std::unique_ptr<CommandTable> m_commands;
    std::unique_ptr<SettingsDocument> m_document;
    std::unique_ptr<SettingsPage> m_page;
};

void TestSettingsPage::init()
{
    m_page.reset();
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    m_settings->clear();
    m_preferences = std::make_unique<Preferences>(*m_settings);
    m_theme = std::make_unique<ThemeController>(nullptr, Scheme::Light);
    m_languages = std::make_unique<Languages>();
    m_languages->use(QStringLiteral("en"));
    QDir(path()).removeRecursively();
    QFile::remove(path());
    make();
}

void TestSettingsPage::make()
{
    m_page.reset();
    m_commands = std::make_unique<CommandTable>();
    m_document = std::make_unique<SettingsDocument>(path());
    m_page = std::make_unique<SettingsPage>(*m_theme, *m_languages, *m_preferences, *m_document, *m_commands);
    m_commands->attach(QStringLiteral("settings"), m_page.get());
    m_page->resize(900, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestSettingsPage::open(const WorkspaceSettings &settings)
{
    QVERIFY(saveWorkspaceSettings(settings, path()));
    make();
}

void TestSettingsPage::type(const QString &text)
{
    auto *name = find<QLineEdit>("settings.workspaceName");
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, text);
}

void TestSettingsPage::choose(const char *control, int index)
{
    const auto segments = find<QWidget>(control)->findChildren<QAbstractButton *>();
    QTest::mouseClick(segments.at(index), Qt::LeftButton);
}

void TestSettingsPage::themeHoldsAtOnceAndIsKept()
{
    choose("settings.theme", 1);
    QCOMPARE(m_theme->theme().scheme(), Scheme::Dark);
    QCOMPARE(Preferences(*m_settings).theme(), ThemeChoice::Dark);
    choose("settings.fontSize", 5);
    QCOMPARE(m_theme->theme().fontScale(), 2.0);
    choose("settings.motion", 2);
    QVERIFY(m_theme->theme().hasReducedMotion());
}

void TestSettingsPage::languageSwitchesTheWordsOnScreen()
{
    auto *language = find<QComboBox>("settings.language");
    language->setFocus();
    QTest::keyClick(language, Qt::Key_End);
    QTRY_COMPARE(m_languages->current(), QStringLiteral("de"));
    const auto labels = m_page->findChildren<QLabel *>();
    const auto shows = [&labels](const QString &text) {
        return std::ranges::any_of(labels, [&text](const QLabel *label) { return label->text() == text; });
    };
    QTRY_VERIFY(shows(QStringLiteral("Einstellungen")));
    QVERIFY(!shows(QStringLiteral("Settings")));
    QCOMPARE(Preferences(*m_settings).language(), QStringLiteral("de"));
}

void TestSettingsPage::workspaceIsSavedOnlyWhenAsked()
{
    WorkspaceSettings settings;
    settings.name = QStringLiteral("Old");
    settings.defaults.attemptTimeout = Milliseconds(2500);
    settings.engine.payloadLimit = 2500;
    settings.engine.waitingRuns = 77;
    open(settings);
    auto *button = find<QPushButton>("settings.save");
    QVERIFY(!button->isEnabled());
    type(QStringLiteral("New"));
    find<QSpinBox>("settings.attempts")->setValue(5);
    find<QSpinBox>("settings.keepDays")->setValue(0);
    find<QSpinBox>("settings.keepRuns")->setValue(500);
    QCOMPARE(*loadWorkspaceSettings(path()), settings);
    QTest::mouseClick(button, Qt::LeftButton);
    const auto saved = loadWorkspaceSettings(path());
    QVERIFY(saved);
    QCOMPARE(saved->name, QStringLiteral("New"));
    QCOMPARE(saved->defaults.maxAttempts, 5);
    // What nobody touched stays exact.
    QCOMPARE(saved->defaults.attemptTimeout, Milliseconds(2500));
    QCOMPARE(saved->engine, (EngineSettings{0, 500, 2500, 77}));
    QVERIFY(!button->isEnabled());
}

void TestSettingsPage::aFailedSaveSaysWhyAndKeepsWhatWasTyped()
{
    // A folder in the place of the file: nobody can write it, whoever they are.
    open({});
    QVERIFY(QFile::remove(path()));
    type(QStringLiteral("New"));
    QVERIFY(QDir().mkpath(path() + QStringLiteral("/x")));
    QTest::mouseClick(find<QPushButton>("settings.save"), Qt::LeftButton);
    QVERIFY(find<QLabel>("infoText")->text().contains(path()));
    QCOMPARE(find<QLineEdit>("settings.workspaceName")->text(), QStringLiteral("New"));
    QVERIFY(!find<QPushButton>("settings.save")->isEnabled());
    QVERIFY(QDir(path()).removeRecursively());
    m_document->readAgain();
    QTest::mouseClick(find<QPushButton>("settings.save"), Qt::LeftButton);
    QCOMPARE(loadWorkspaceSettings(path())->name, QStringLiteral("New"));
}

void TestSettingsPage::halfTypedNamesStayWhenTheFileChanges()
{
    open({});
    type(QStringLiteral("Mine"));
    WorkspaceSettings theirs;
    theirs.name = QStringLiteral("Theirs");
    theirs.defaults.maxAttempts = 9;
    QVERIFY(saveWorkspaceSettings(theirs, path()));
    m_document->readAgain();
    QCOMPARE(find<QLineEdit>("settings.workspaceName")->text(), QStringLiteral("Mine"));
    QCOMPARE(find<QSpinBox>("settings.attempts")->value(), 9);
    QTest::mouseClick(find<QPushButton>("settings.revert"), Qt::LeftButton);
    QCOMPARE(find<QLineEdit>("settings.workspaceName")->text(), QStringLiteral("Theirs"));
    QVERIFY(!m_document->isModified());
}

void TestSettingsPage::editsAreUndoneByKeyInTheFields()
{
    open({});
    auto *name = find<QLineEdit>("settings.workspaceName");
    type(QStringLiteral("New"));
    auto *attempts = find<QSpinBox>("settings.attempts");
    attempts->setFocus();
    QTest::keyClick(attempts, Qt::Key_Up);
    QTest::keyClick(attempts, Qt::Key_Up);
    QCOMPARE(m_document->undoStack().count(), 2); // the letters are one step, and so are the two numbers
    QTest::keyClick(attempts, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(attempts->value(), WorkspaceSettings().defaults.maxAttempts);
    QTest::keyClick(attempts, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(name->text(), QString());
    QVERIFY(!m_document->isModified());
    QTest::keyClick(name, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(name->text(), QStringLiteral("New"));
    QVERIFY(m_commands->action(QStringLiteral("settings.redo"))->isEnabled());
}

void TestSettingsPage::leavesAFileAloneThatItCannotRead()
{
    const QByteArray broken = "{ \"format\": ";
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(broken) == broken.size());
    file.close();
    make();
    QVERIFY(find<QLabel>("infoText")->text().contains(path()));
    QVERIFY(!find<QLineEdit>("settings.workspaceName")->isEnabled());
    QVERIFY(
        !m_document->edit(QStringLiteral("Change"), [](WorkspaceSettings &each) { each.name = QStringLiteral("x"); }));
    QVERIFY(!m_document->save());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), broken);
}

void TestSettingsPage::preferencesReadBackWhatTheyWrote()
{
    for (int each = 0; each < 12; ++each)
        m_preferences->noteWorkspace(QStringLiteral("/w/%1").arg(each));
    m_preferences->noteWorkspace(QStringLiteral("/w/7"));
    const QStringList recent = Preferences(*m_settings).recentWorkspaces();
    QCOMPARE(recent.size(), 8);
    QCOMPARE(recent.first(), QStringLiteral("/w/7"));
    QCOMPARE(recent.count(QStringLiteral("/w/7")), 1);
}

void TestSettingsPage::rubbishInTheSettingsIsTheDefault()
{
    m_settings->setValue(QStringLiteral("look/theme"), QStringLiteral("purple"));
    m_settings->setValue(QStringLiteral("look/fontScale"), 99);
    QCOMPARE(m_preferences->theme(), ThemeChoice::System);
    QCOMPARE(m_preferences->fontScale(), 2.0);
}

void TestSettingsPage::everySettingSaysItsDefaultAndGoesBackToIt_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"attempts", "timeout", "concurrency", "keepDays", "keepRuns", "payloadLimit",
                             "waitingRuns", "workers", "scriptProcesses"})
        QTest::addRow("%s", name) << QByteArray("settings.") + name;
}

void TestSettingsPage::everySettingSaysItsDefaultAndGoesBackToIt()
{
    QFETCH(QByteArray, name);
    open({});
    auto *box = find<QSpinBox>(name.constData());
    auto *reset = find<QPushButton>((name + ".reset").constData());
    auto *row = find<QWidget>((name + ".row").constData());
    const int usual = box->value();
    QVERIFY(!reset->isVisible());
    const auto labels = row->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->text().startsWith(u"Default: "); }));
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Up);
    QVERIFY(box->value() != usual && m_document->isModified());
    QVERIFY(reset->isVisible());
    QTest::keyClick(reset, Qt::Key_Space);
    QCOMPARE(box->value(), usual);
    QVERIFY(!m_document->isModified() && !reset->isVisible());
    m_document->undoStack().undo(); // the reset is an edit like any other
    QVERIFY(m_document->isModified());
}

void TestSettingsPage::choicesOfThisProgramGoBackOneByOne()
{
    choose("settings.theme", 1);
    choose("settings.motion", 2);
    auto *reset = find<QPushButton>("settings.theme.reset");
    QVERIFY(reset->isVisible());
    QTest::mouseClick(reset, Qt::LeftButton);
    QCOMPARE(Preferences(*m_settings).theme(), ThemeChoice::System);
    QCOMPARE(Preferences(*m_settings).motion(), MotionChoice::Reduced); // only that one
    QVERIFY(!reset->isVisible());
}

void TestSettingsPage::searchFindsAnySetting()
{
    auto *search = find<QLineEdit>("settings.search");
    const auto type = [search](const QString &words) {
        search->setFocus();
        search->selectAll();
        QTest::keyClicks(search, words);
        QTest::keyClick(search, Qt::Key_Return);
    };
    type(QStringLiteral("finished runs"));
    QVERIFY(find<QWidget>("settings.keepDays.row")->isVisible());
    QVERIFY(find<QWidget>("settings.keepRuns.row")->isVisible());
    QVERIFY(!find<QWidget>("settings.payloadLimit.row")->isVisible());
    QVERIFY(!find<QWidget>("settings.theme.row")->isVisible());
    type(QStringLiteral("limits")); // the title of a card shows all of it
    QVERIFY(find<QWidget>("settings.workers.row")->isVisible());
    type(QStringLiteral("breaker open"));
    QVERIFY(find<QWidget>("rule.breaker-open")->isVisible());
    QVERIFY(!find<QWidget>("rule.queue-old")->isVisible());
    type(QStringLiteral("Save the settings"));
    QVERIFY(find<QWidget>("keys.settings.save")->isVisible());
    type(QStringLiteral("xyzzy"));
    QVERIFY(find<QWidget>("settings.nothing")->isVisible());
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(find<QWidget>("settings.theme.row")->isVisible());
    QVERIFY(!find<QWidget>("settings.nothing")->isVisible());
}

void TestSettingsPage::notificationsAreKeptAndTold()
{
    QCOMPARE(m_preferences->notifyFrom(), NotifyFrom::Warning);
    QSignalSpy told(m_page.get(), &SettingsPage::notifyFromChanged);
    auto *notify = find<QComboBox>("settings.notify");
    notify->setFocus();
    QTest::keyClick(notify, Qt::Key_End);
    QCOMPARE(told.size(), 1);
    QCOMPARE(Preferences(*m_settings).notifyFrom(), NotifyFrom::Never);
    QTest::mouseClick(find<QPushButton>("settings.notify.reset"), Qt::LeftButton);
    QCOMPARE(Preferences(*m_settings).notifyFrom(), NotifyFrom::Warning);
    QCOMPARE(told.size(), 2);
}

void TestSettingsPage::keysAreChangedToldAndKept()
{
    QTest::mouseClick(find<QPushButton>("keys.all"), Qt::LeftButton);
    auto *row = find<QWidget>("keys.settings.save");
    QVERIFY(row->isVisible());
    QTest::mouseClick(row->findChild<QPushButton *>(QStringLiteral("keys.change")), Qt::LeftButton);
    auto *edit = find<QKeySequenceEdit>("keys.edit");
    QTest::keyClick(edit, Qt::Key_G, Qt::ControlModifier);
    QTRY_VERIFY(find<QPushButton>("keys.set")->isEnabled()); // once no further key follows
    QTest::mouseClick(find<QPushButton>("keys.set"), Qt::LeftButton);
    const QKeySequence wanted(Qt::CTRL | Qt::Key_G);
    QCOMPARE(m_commands->action(QStringLiteral("settings.save"))->shortcut(), wanted);
    QCOMPARE(row->findChild<QLabel *>(QStringLiteral("keys.shown"))->text(), wanted.toString(QKeySequence::NativeText));
    QCOMPARE(Preferences(*m_settings).keys().value(QStringLiteral("settings.save")), QStringLiteral("Ctrl+G"));
    QTest::mouseClick(row->findChild<QPushButton *>(QStringLiteral("keys.reset")), Qt::LeftButton);
    QCOMPARE(m_commands->action(QStringLiteral("settings.save"))->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_S));
    QVERIFY(Preferences(*m_settings).keys().isEmpty());
}

void TestSettingsPage::keysThatCannotBeAreRefused()
{
    QTest::mouseClick(find<QPushButton>("keys.all"), Qt::LeftButton);
    auto *row = find<QWidget>("keys.settings.revert");
    QTest::mouseClick(row->findChild<QPushButton *>(QStringLiteral("keys.change")), Qt::LeftButton);
    auto *edit = find<QKeySequenceEdit>("keys.edit");
    edit->setKeySequence(QKeySequence(Qt::CTRL | Qt::Key_S));
    QVERIFY(find<QLabel>("keys.objection")->text().contains(QStringLiteral("Save the settings")));
    QVERIFY(!find<QPushButton>("keys.set")->isEnabled());
    edit->setKeySequence(QKeySequence(Qt::CTRL | Qt::Key_C));
    QVERIFY(!find<QLabel>("keys.objection")->text().isEmpty());
    QVERIFY(!find<QPushButton>("keys.set")->isEnabled());
    QTest::mouseClick(find<QPushButton>("keys.cancel"), Qt::LeftButton);
    QVERIFY(m_commands->action(QStringLiteral("settings.revert"))->shortcut().isEmpty());
}

void TestSettingsPage::keysOfCommandsThatComeLaterHaveRows()
{
    QTest::mouseClick(find<QPushButton>("keys.all"), Qt::LeftButton);
    m_page->hide();
    m_commands->add({.id = QStringLiteral("late"), .text = [] { return QStringLiteral("Late"); }, .run = [] {}});
    m_page->show();
    const auto *row = find<QWidget>("keys.late");
    QVERIFY(row && row->isVisible());
    QTest::mouseClick(row->findChild<QPushButton *>(QStringLiteral("keys.change")), Qt::LeftButton);
    find<QKeySequenceEdit>("keys.edit")->setKeySequence(QKeySequence(Qt::Key_Escape));
    QVERIFY(!find<QLabel>("keys.objection")->text().isEmpty());
    QVERIFY(!find<QPushButton>("keys.set")->isEnabled());
}

void TestSettingsPage::saysWhatNeedsARestart()
{
    for (const char *name : {"settings.workers.row", "settings.scriptProcesses.row"}) {
        const auto labels = find<QWidget>(name)->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->text().contains(u"next start"); }));
    }
}

QTEST_MAIN(TestSettingsPage)
#include "tst_settingspage.moc"
