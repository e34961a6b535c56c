#include "app/studio/studio.h"
#include "app/studio/workspacefolders.h"
#include "core/engine/localengine.h"
#include "core/engine/openworkspace.h"
#include "core/journal/sqlitejournalreader.h"
#include "tests/e2e/support/windowmain.h"
#include "ui/deadletters/deadletterspage.h"
#include "ui/shell/languages.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/preferences.h"
#include "ui/theme/themecontroller.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>

using namespace sluice;

namespace {

constexpr int kPatience = 60'000;
constexpr int kLetters = 8;

template <typename Window>
Window *shown()
{
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<Window *>(top); window && window->isVisible())
            return window;
    }
    return nullptr;
}

/// Reads the file that its input names.
Workflow reading()
{
    Workflow workflow;
    workflow.id = QStringLiteral("reading");
    Task task;
    task.id = QStringLiteral("read");
    task.type = QStringLiteral("file.read");
    task.params.insert(QStringLiteral("path"), QStringLiteral("{{ input.file }}"));
    task.reliability.maxAttempts = 1;
    workflow.tasks.push_back(task);
    return workflow;
}

} // namespace

/// The program is quit in the middle of a retry of many letters, by each choice that it offers: every letter has exactly
/// one outcome in the end.
class TestQuitRedrive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyLetterHasOneOutcome_data();
    void everyLetterHasOneOutcome();

private:
    void start();
    [[nodiscard]] bool killRuns();
    [[nodiscard]] bool beginRetry(MainWindow &window);
    void choose(MainWindow &window, const char *choice);
    [[nodiscard]] std::optional<RedriveJob> job() const;
    [[nodiscard]] quint32 resolved() const;
    [[nodiscard]] bool isOver() const;
    void checkOutcomes();

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_workspace;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<Languages> m_languages;
    std::unique_ptr<ThemeController> m_theme;
    SystemClock m_clock;
    std::unique_ptr<Studio> m_studio;
};

void TestQuitRedrive::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_folder->filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    m_preferences = std::make_unique<Preferences>(*m_settings);
    m_languages = std::make_unique<Languages>();
    m_languages->use(QStringLiteral("en"));
    m_theme = std::make_unique<ThemeController>(Theme::make(Scheme::Dark));
    m_workspace = m_folder->filePath(QStringLiteral("work"));
    QVERIFY(makeWorkspace(m_workspace));
    QVERIFY(killRuns());
}

void TestQuitRedrive::cleanup()
{
    m_studio.reset();
}

/// Runs that die for want of a file; then it is there.
bool TestQuitRedrive::killRuns()
{
    LocalEngineConfig config;
    config.workspace = m_workspace;
    config.catalog = standardCatalog();
    config.host.scriptProgram = QStringLiteral(SLUICE_SCRIPT);
    LocalEngine engine(std::move(config));
    if (QSignalSpy ready(&engine, &LocalEngine::ready); !ready.wait(kPatience))
        return false;
    for (int i = 0; i < kLetters; ++i)
        engine.startRun({reading(), R"({"file": "late.txt"})"}, &engine, [](const Result<RunId> &) {});
    if (!QTest::qWaitFor([&] { return engine.snapshot().openLetters == quint64(kLetters); }, kPatience))
        return false;
    QFile file(m_workspace + QStringLiteral("/late.txt"));
    return file.open(QIODevice::WriteOnly) && file.write("here") == 4;
}

void TestQuitRedrive::start()
{
    const StudioServices services{*m_theme, *m_languages, *m_preferences, m_clock, QStringLiteral(SLUICE_SCRIPT)};
    m_studio = std::make_unique<Studio>(StudioOptions{m_workspace, {}, QSize(1200, 800)}, services);
    m_studio->start();
}

/// By the window, at a pace that lets one quit in the middle.
bool TestQuitRedrive::beginRetry(MainWindow &window)
{
    if (!QTest::qWaitForWindowActive(&window))
        return false;
    window.showPage(QStringLiteral("deadLetters"));
    auto *page = window.findChild<DeadLettersPage *>();
    const auto find = [page](const char *name) { return page->findChild<QWidget *>(QString::fromLatin1(name)); };
    const auto press = [&](const char *name) { QTest::mouseClick(find(name), Qt::LeftButton); };
    if (!QTest::qWaitFor([&] { return find("lettersRetryAll")->isVisible(); }, kPatience))
        return false;
    press("lettersRetryAll");
    if (!QTest::qWaitFor([&] { return find("guardedConfirm")->isVisible(); }, kPatience))
        return false;
    page->findChild<QCheckBox *>(QStringLiteral("guardedCanary"))->setChecked(false);
    page->findChild<QSpinBox *>(QStringLiteral("guardedRate"))->setValue(1);
    press("guardedConfirm");
    return QTest::qWaitFor([this] { return resolved() >= 2; }, kPatience);
}

void TestQuitRedrive::choose(MainWindow &window, const char *choice)
{
    auto *button = window.findChild<QAbstractButton *>(QString::fromLatin1(choice));
    QTest::keyClick(&window, Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(button->isVisible(), kPatience);
    const auto *now = window.findChild<QAbstractButton *>(QStringLiteral("quit.now"));
    QVERIFY2(now->text().contains(u"1 retry"), qPrintable(now->text()));
    QTest::mouseClick(button, Qt::LeftButton);
}

std::optional<RedriveJob> TestQuitRedrive::job() const
{
    const auto reader = SqliteJournalReader::open(m_workspace);
    const auto stored = reader ? (*reader)->redriveJob(RedriveJobId{1}) : tl::unexpected(reader.error());
    auto job = stored ? restoreJob(stored->id, stored->events) : tl::unexpected(stored.error());
    return job ? std::optional(std::move(*job)) : std::nullopt;
}

quint32 TestQuitRedrive::resolved() const
{
    const auto now = job();
    return now ? now->count(RedriveItemState::Resolved) : 0;
}

bool TestQuitRedrive::isOver() const
{
    const auto now = job();
    return now && hasEnded(now->state);
}

void TestQuitRedrive::everyLetterHasOneOutcome_data()
{
    QTest::addColumn<QByteArray>("choice");
    QTest::addColumn<bool>("ends");
    QTest::newRow("stay") << QByteArray("quit.stay") << false;
    QTest::newRow("keep running in the background") << QByteArray("quit.background") << false;
    QTest::newRow("finish running steps and quit") << QByteArray("quit.finish") << true;
    QTest::newRow("quit now") << QByteArray("quit.now") << true;
}

void TestQuitRedrive::everyLetterHasOneOutcome()
{
    QFETCH(QByteArray, choice);
    QFETCH(bool, ends);
    start();
    auto *window = shown<MainWindow>();
    QVERIFY(window);
    QVERIFY(beginRetry(*window));
    QSignalSpy closed(window, &MainWindow::closed);
    choose(*window, choice.constData());
    if (ends) {
        QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, kPatience);
        m_studio.reset(); // waits until its engine has stopped
        const quint32 before = resolved();
        QVERIFY2(before < kLetters, "it was quit in the middle");
        QVERIFY(!isOver());
        start();
    }
    QTRY_VERIFY_WITH_TIMEOUT(isOver(), kPatience);
    QCOMPARE(closed.count(), ends ? 1 : 0);
    m_studio.reset();
    checkOutcomes();
}

void TestQuitRedrive::checkOutcomes()
{
    const auto ended = job();
    QVERIFY(ended);
    QCOMPARE(ended->state, RedriveJobState::Finished);
    QCOMPARE(ended->items.size(), std::size_t(kLetters));
    QCOMPARE(ended->count(RedriveItemState::Resolved), quint32(kLetters));
    const auto reader = SqliteJournalReader::open(m_workspace);
    QVERIFY(reader);
    for (const RedriveItem &item : ended->items) {
        const auto letter = (*reader)->letter(item.letter);
        QVERIFY(letter);
        QCOMPARE(letter->state, LetterState::Resolved);
        QCOMPARE(letter->redrives, 1U);
        const auto run = (*reader)->run(item.letter.run);
        QVERIFY(run);
        QCOMPARE(run->summary.state, RunState::Succeeded);
        const auto sent = std::ranges::count_if(
            run->events, [](const Event &event) { return std::holds_alternative<LetterRedriven>(event.data); });
        QCOMPARE(sent, 1);
    }
}

int main(int argc, char *argv[])
{
    return runInOwnHome<TestQuitRedrive>(argc, argv);
}

#include "tst_quitredrive.moc"
