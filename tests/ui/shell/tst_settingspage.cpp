#include "ui/shell/languages.h"
#include "ui/shell/preferences.h"
#include "ui/shell/settingspage.h"
#include "ui/theme/systemappearance.h"
#include "ui/theme/themecontroller.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
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
    void preferencesReadBackWhatTheyWrote();
    void rubbishInTheSettingsIsTheDefault();

private:
    void choose(const char *control, int index);
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
    m_page = std::make_unique<SettingsPage>(*m_theme, *m_languages, *m_preferences);
    m_page->resize(900, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
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
    std::vector<WorkspaceSettings> saved;
    WorkspaceSettings settings;
    settings.name = QStringLiteral("Old");
    settings.defaults.attemptTimeout = Milliseconds(2500);
    settings.engine.payloadLimit = 2500;
    m_page->setWorkspace(settings, [&saved](const WorkspaceSettings &each) -> Result<void> {
        saved.push_back(each);
        return {};
    });
    auto *button = find<QPushButton>("settings.save");
    QVERIFY(!button->isEnabled());
    auto *name = find<QLineEdit>("settings.workspaceName");
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("New"));
    find<QSpinBox>("settings.attempts")->setValue(5);
    find<QSpinBox>("settings.keepDays")->setValue(0);
    find<QSpinBox>("settings.keepRuns")->setValue(500);
    QVERIFY(saved.empty());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(saved.size(), 1U);
    QCOMPARE(saved.front().name, QStringLiteral("New"));
    QCOMPARE(saved.front().defaults.maxAttempts, 5);
    // What nobody touched stays exact.
    QCOMPARE(saved.front().defaults.attemptTimeout, Milliseconds(2500));
    QCOMPARE(saved.front().engine, (EngineSettings{0, 500, 2500, 100'000}));
    QVERIFY(!button->isEnabled());
}

void TestSettingsPage::aFailedSaveSaysWhyAndKeepsWhatWasTyped()
{
    m_page->setWorkspace({}, [](const WorkspaceSettings &) -> Result<void> {
        return tl::unexpected(
            Error{QStringLiteral("file.unwritable"), {{QStringLiteral("path"), QStringLiteral("/x")}}, {}});
    });
    auto *name = find<QLineEdit>("settings.workspaceName");
    QTest::keyClicks(name, QStringLiteral("New"));
    QTest::mouseClick(find<QPushButton>("settings.save"), Qt::LeftButton);
    QVERIFY(find<QLabel>("infoText")->text().contains(u"/x"));
    QCOMPARE(name->text(), QStringLiteral("New"));
    QVERIFY(find<QPushButton>("settings.save")->isEnabled());
}

void TestSettingsPage::halfTypedNamesStayWhenTheFileChanges()
{
    const auto save = [](const WorkspaceSettings &) -> Result<void> { return {}; };
    m_page->setWorkspace({}, save);
    QTest::keyClicks(find<QLineEdit>("settings.workspaceName"), QStringLiteral("Mine"));
    WorkspaceSettings theirs;
    theirs.name = QStringLiteral("Theirs");
    m_page->setWorkspace(theirs, save);
    QCOMPARE(find<QLineEdit>("settings.workspaceName")->text(), QStringLiteral("Mine"));
    QTest::mouseClick(find<QPushButton>("settings.revert"), Qt::LeftButton);
    QCOMPARE(find<QLineEdit>("settings.workspaceName")->text(), QStringLiteral("Theirs"));
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

QTEST_MAIN(TestSettingsPage)
#include "tst_settingspage.moc"
