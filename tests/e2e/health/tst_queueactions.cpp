#include "core/engine/localengine.h"
#include "core/tasks/taskhost.h"
#include "ui/health/healthpage.h"
#include "ui/health/queuepanel.h"
#include "ui/shell/languages.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/queuerow.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;

namespace {

constexpr int kQueuePatience = 20'000;
const QString kReadyRow = QStringLiteral("queue:ready");
const QString kLettersRow = QStringLiteral("queue:deadLetter");

Workflow oneStep()
{
    Workflow workflow;
    workflow.id = QStringLiteral("small");
    Task task;
    task.id = QStringLiteral("only");
    task.type = QStringLiteral("noop");
    workflow.tasks.push_back(task);
    return workflow;
}

/// The real engine, and the Health page over it.
struct Post {
    QTemporaryDir folder;
    SystemClock clock;
    ThemeController theme{Theme::make(Scheme::Dark)};
    std::unique_ptr<LocalEngine> engine;
    std::unique_ptr<HealthPage> page;
    std::optional<RunId> started;

    Post()
    {
        LocalEngineConfig config;
        config.workspace = folder.path();
        config.catalog = standardCatalog();
        config.who = QStringLiteral("ada");
        config.host.scriptProgram = QStringLiteral(SLUICE_SCRIPT);
        engine = std::make_unique<LocalEngine>(std::move(config));
        page = std::make_unique<HealthPage>(*engine, theme, clock);
        page->resize(1200, 2000);
        page->show();
    }
    ~Post() { page.reset(); }

    template <typename T>
    [[nodiscard]] T *find(const char *name, const QString &row = {}) const
    {
        const QObject *root = row.isEmpty() ? static_cast<const QObject *>(page.get())
                                            : page->findChild<QWidget *>(row);
        return root ? root->findChild<T *>(QString::fromLatin1(name)) : nullptr;
    }
    [[nodiscard]] QString depth(const QString &row) const
    {
        const auto *figure = find<Figure>("depth", row);
        return figure ? figure->value() : QString();
    }
    void press(const char *button, const QString &row = {}) const
    {
        QTest::mouseClick(find<QPushButton>(button, row), Qt::LeftButton);
    }
    void giveReason(const QString &reason) const
    {
        QTest::keyClicks(find<QLineEdit>("queueReason"), reason);
        press("queueConfirm");
    }
    void run()
    {
        engine->startRun({oneStep(), "{}"}, page.get(), [this](Result<RunId> id) { started = id ? *id : RunId{}; });
    }
};

} // namespace

/// What may be done to a queue in the window, on the real engine.
class TestQueueActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pausesLooksInsidePurgesAndResumes();
    void speaksGerman();
};

void TestQueueActions::pausesLooksInsidePurgesAndResumes()
{
    Post post;
    QTRY_VERIFY_WITH_TIMEOUT(post.find<QPushButton>("pauseQueue", kReadyRow), kQueuePatience);
    post.press("pauseQueue", kReadyRow);
    post.giveReason(QStringLiteral("maintenance"));
    const auto state = [&] { return post.find<QLabel>("queueState", kReadyRow)->text(); };
    QTRY_VERIFY_WITH_TIMEOUT(state().startsWith(QStringLiteral("Paused by ada: maintenance")), kQueuePatience);

    post.run();
    QTRY_COMPARE_WITH_TIMEOUT(post.depth(kReadyRow), QStringLiteral("1"), kQueuePatience);
    post.press("peekQueue", kReadyRow);
    QTRY_VERIFY_WITH_TIMEOUT(post.page->findChild<QueuePanel *>()->isVisible(), kQueuePatience);
    QVERIFY(post.find<QLabel>("queueText")->text().contains(QStringLiteral("run 1 · small · only")));
    post.press("queueClose");

    post.press("purgeQueue", kReadyRow);
    post.giveReason(QStringLiteral("obsolete"));
    QTRY_COMPARE_WITH_TIMEOUT(post.depth(kReadyRow), QStringLiteral("0"), kQueuePatience);
    QTRY_COMPARE_WITH_TIMEOUT(post.depth(kLettersRow), QStringLiteral("1"), kQueuePatience);

    post.press("pauseQueue", kReadyRow); // it says "Resume" now
    QTRY_VERIFY_WITH_TIMEOUT(!state().startsWith(QStringLiteral("Paused")), kQueuePatience);
    post.run();
    QTRY_COMPARE_WITH_TIMEOUT(post.engine->snapshot().activeRuns, 1U, kQueuePatience); // the one with the letter

    post.press("purgeQueue", kLettersRow);
    post.giveReason(QStringLiteral("nobody wants it"));
    QTRY_COMPARE_WITH_TIMEOUT(post.depth(kLettersRow), QStringLiteral("0"), kQueuePatience);
    // What the page shows may come before what was ordered is on disk.
    const auto actions = [&] {
        std::optional<Page<AuditEntry>> audit;
        post.engine->listAudit({}, {}, post.page.get(), [&](Result<Page<AuditEntry>> page) { audit = *page; });
        QStringList names;
        if (QTest::qWaitFor([&] { return audit.has_value(); }, kQueuePatience)) {
            for (const AuditEntry &entry : audit->rows)
                names.prepend(entry.who + u' ' + entry.action);
        }
        return names;
    };
    const QStringList ordered{QStringLiteral("ada queue.pause"), QStringLiteral("ada queue.purge"),
                              QStringLiteral("ada queue.resume"), QStringLiteral("ada queue.purge"),
                              QStringLiteral("ada letter.discard")};
    QTRY_COMPARE_WITH_TIMEOUT(actions(), ordered, kQueuePatience);
}

void TestQueueActions::speaksGerman()
{
    Languages languages;
    Post post;
    QTRY_VERIFY_WITH_TIMEOUT(post.find<QPushButton>("pauseQueue", kReadyRow), kQueuePatience);
    languages.use(QStringLiteral("de")); // while it is shown
    const auto text = [&](const char *button) { return post.find<QPushButton>(button, kReadyRow)->text(); };
    QTRY_COMPARE_WITH_TIMEOUT(text("pauseQueue"), QStringLiteral("Anhalten…"), kQueuePatience);
    QCOMPARE(text("peekQueue"), QStringLiteral("Hineinsehen"));
    post.press("pauseQueue", kReadyRow);
    QVERIFY(post.find<QLabel>("queueText")->text().contains(QStringLiteral("auch nach einem Neustart nicht")));
    QCOMPARE(post.find<QPushButton>("queueConfirm")->text(), QStringLiteral("Anhalten"));
    post.giveReason(QStringLiteral("Wartung"));
    QTRY_COMPARE_WITH_TIMEOUT(text("pauseQueue"), QStringLiteral("Fortsetzen"), kQueuePatience);
    QVERIFY(
        post.find<QLabel>("queueState", kReadyRow)->text().startsWith(QStringLiteral("Angehalten von ada: Wartung")));
    languages.use(QStringLiteral("en"));
}

QTEST_MAIN(TestQueueActions)
#include "tst_queueactions.moc"
