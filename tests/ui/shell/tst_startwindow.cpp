#include "core/base/errors.h"
#include "core/base/result.h"
#include "ui/shell/languages.h"
#include "ui/shell/preferences.h"
#include "ui/shell/startwindow.h"
#include "ui/theme/themecontroller.h"

#include <QAbstractButton>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;

/// The window of those who have no workspace: new, open, the sample, or one of the last ones.
class TestStartWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void offersTheSample();
    void opensTheFolderThatWasChosen();
    void makesAWorkspaceOfTheFolderThatWasChosen();
    void asksForAFolderWithoutStoppingTheProgram();
    void recentWorkspacesAreOneClickAway();
    void saysNothingOfRecentOnesWhereThereAreNone();
    void saysWhyAWorkspaceCouldNotBeOpened();
    void closingItIsTold();
    void speaksTheLanguageChosen();

private:
    void open();
    void click(const char *button);
    [[nodiscard]] QFileDialog *dialog() const { return m_window->findChild<QFileDialog *>(); }
    void choose(const QString &folder) const;

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<Languages> m_languages;
    std::unique_ptr<StartWindow> m_window;
};

void TestStartWindow::init()
{
    m_window.reset();
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    m_settings->clear();
    m_preferences = std::make_unique<Preferences>(*m_settings);
    m_theme = std::make_unique<ThemeController>(Theme::make(Scheme::Light));
    m_languages = std::make_unique<Languages>();
    m_languages->use(QStringLiteral("en"));
    open();
}

void TestStartWindow::open()
{
    m_window = std::make_unique<StartWindow>(*m_theme, *m_preferences);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestStartWindow::click(const char *button)
{
    QTest::mouseClick(m_window->findChild<QAbstractButton *>(QString::fromLatin1(button)), Qt::LeftButton);
}

void TestStartWindow::choose(const QString &folder) const
{
    dialog()->setDirectory(folder);
    QMetaObject::invokeMethod(dialog(), "accept");
}

void TestStartWindow::offersTheSample()
{
    const QSignalSpy wanted(m_window.get(), &StartWindow::sampleRequested);
    click("start.sample");
    QCOMPARE(wanted.count(), 1);
}

void TestStartWindow::opensTheFolderThatWasChosen()
{
    const QSignalSpy opened(m_window.get(), &StartWindow::openRequested);
    const QSignalSpy made(m_window.get(), &StartWindow::newRequested);
    click("start.open");
    QTRY_VERIFY(dialog() && dialog()->isVisible());
    choose(m_folder.path());
    QTRY_COMPARE(opened.count(), 1);
    QCOMPARE(QDir(opened.front().front().toString()), QDir(m_folder.path()));
    QCOMPARE(made.count(), 0);
}

void TestStartWindow::makesAWorkspaceOfTheFolderThatWasChosen()
{
    const QSignalSpy opened(m_window.get(), &StartWindow::openRequested);
    const QSignalSpy made(m_window.get(), &StartWindow::newRequested);
    click("start.new");
    QTRY_VERIFY(dialog() && dialog()->isVisible());
    choose(m_folder.path());
    QTRY_COMPARE(made.count(), 1);
    QCOMPARE(opened.count(), 0);
}

void TestStartWindow::asksForAFolderWithoutStoppingTheProgram()
{
    const QSignalSpy opened(m_window.get(), &StartWindow::openRequested);
    click("start.open");
    QTRY_VERIFY(dialog() && dialog()->isVisible());
    QCOMPARE(dialog()->fileMode(), QFileDialog::Directory);
    dialog()->reject();
    QTRY_VERIFY(!dialog());
    QCOMPARE(opened.count(), 0);
}

void TestStartWindow::recentWorkspacesAreOneClickAway()
{
    m_preferences->noteWorkspace(QStringLiteral("/one"));
    m_preferences->noteWorkspace(QStringLiteral("/two"));
    open();
    const QSignalSpy opened(m_window.get(), &StartWindow::openRequested);
    for (auto *button : m_window->findChildren<QAbstractButton *>()) {
        if (button->text() == u"/one")
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.front().front().toString(), QStringLiteral("/one"));
}

void TestStartWindow::saysNothingOfRecentOnesWhereThereAreNone()
{
    for (const auto *label : m_window->findChildren<QLabel *>())
        QVERIFY(label->text() != u"Recent" || !label->isVisible());
}

void TestStartWindow::saysWhyAWorkspaceCouldNotBeOpened()
{
    const auto *why = m_window->findChild<QLabel *>(QStringLiteral("infoText"));
    QVERIFY(!why->isVisible());
    m_window->showError(failure(errors::kFileMissing, {{QStringLiteral("path"), QStringLiteral("/gone")}}).value());
    QVERIFY(why->isVisible());
    QVERIFY2(why->text().contains(u"/gone"), qPrintable(why->text()));
}

void TestStartWindow::closingItIsTold()
{
    const QSignalSpy closed(m_window.get(), &StartWindow::closed);
    m_window->close();
    QCOMPARE(closed.count(), 1);
}

void TestStartWindow::speaksTheLanguageChosen()
{
    m_languages->use(QStringLiteral("de"));
    QTRY_COMPARE(m_window->findChild<QAbstractButton *>(QStringLiteral("start.open"))->text(),
                 QStringLiteral("Öffnen…"));
}

QTEST_MAIN(TestStartWindow)

#include "tst_startwindow.moc"
