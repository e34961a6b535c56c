#include "core/run/machine.h"
#include "core/tasks/taskhost.h"
#include "tests/ui/design/designfixture.h"
#include "tests/ui/golden/goldenpicture.h"

#include <QAbstractSlider>
#include <QFontDatabase>
#include <QProcess>
#include <QStyleHints>
#include <QTreeView>

using namespace sluice;

namespace {

constexpr QSize kPage(1024, 640);
constexpr RunId kRun{12};
const auto kSample = QStringLiteral("country-sync");

/// A run of the sample in the middle of it: of five countries one is stored, one is being asked for again, one died, and the
/// other two are as far as they come by themselves.
RunHistory runOfSample(const Workflow &workflow, const TaskCatalog &catalog)
{
    RunHistory history{kRun, *compile(workflow, catalog), workflow, {}};
    Run run = newRun(kRun, history.plan);
    WallTime now(Milliseconds(1'700'000'000'000));
    const auto tell = [&](const Command &command) {
        now += Milliseconds(50);
        const auto done = decide(run, command, now, history.events);
        Q_ASSERT(done);
        Q_UNUSED(done);
    };
    const auto start = [&](StepIndex step) {
        now = std::max(now, run.step(step).due);
        tell(command::StartAttempt{step});
    };
    const auto succeed = [&](StepIndex step) {
        start(step);
        tell(command::Succeed{step, run.step(step).lease, {}, "{}"});
    };
    const auto fail = [&](StepIndex step) {
        start(step);
        tell(
            command::Fail{step,
                          run.step(step).lease,
                          FailureClass::Transient,
                          Error{QStringLiteral("http.status"), {{QStringLiteral("status"), QStringLiteral("503")}}, {}},
                          "{}",
                          {}});
    };
    const auto stepsOf = [&](const char *task) {
        std::vector<StepIndex> found;
        for (std::size_t i = 0; i < run.steps.size(); ++i) {
            if (run.plan->task(run.steps[i].task).id == QLatin1StringView(task))
                found.push_back(static_cast<StepIndex>(i));
        }
        return found;
    };
    tell(command::Start{QStringLiteral("manual"), "{}", 1});
    succeed(stepsOf("prepare").front());
    succeed(stepsOf("countries").front());
    const StepIndex each = stepsOf("each").front();
    start(each);
    tell(command::Found{each, run.step(each).lease, R"([{"c":"AT"},{"c":"AQ"},{"c":"DE"},{"c":"FR"},{"c":"PL"}])"});
    const auto fetches = stepsOf("fetch");
    succeed(fetches[0]);
    succeed(stepsOf("shape").front());
    succeed(stepsOf("store").front());
    for (int attempt = 0; attempt < 3; ++attempt)
        fail(fetches[1]);
    fail(fetches[2]);
    start(fetches[3]);
    return history;
}

/// The sample as it was before: a task that is gone, one that is new, one that was changed and one that lay elsewhere.
Workflow olderSample(Workflow workflow)
{
    Task gone;
    gone.id = QStringLiteral("check");
    gone.name = QStringLiteral("Check the countries");
    gone.type = QStringLiteral("transform.filter");
    workflow.tasks.push_back(gone);
    workflow.layout.insert(gone.id, workflow.layout.value(QStringLiteral("countries")) + QPointF(0, 400));
    workflow.edges.push_back({QStringLiteral("countries"), QStringLiteral("out"), gone.id});
    workflow.task(QStringLiteral("fetch"))->params[QStringLiteral("url")] = QStringLiteral("/rates?of=all");
    workflow.task(QStringLiteral("fetch"))->reliability.maxAttempts = 5;
    workflow.layout[QStringLiteral("store")] += QPointF(0, 120);
    std::erase_if(workflow.tasks, [](const Task &task) { return task.id == u"prepare"; });
    std::erase_if(workflow.edges, [](const Edge &edge) { return edge.from == u"prepare" || edge.to == u"prepare"; });
    return workflow;
}

/// Two versions of the sample compared: as the panel does it.
void showVersions(DesignParts &parts, const Workflow &older, const Workflow &newer)
{
    const auto keep = [&](quint32 number, const Workflow &workflow, VersionKind kind, const QString &note = {}) {
        WorkflowVersion version;
        version.workflow = kSample;
        version.number = number;
        version.who = QStringLiteral("ada");
        version.kind = kind;
        version.note = note;
        version.content = contentOf(workflow);
        version.at = WallTime(Milliseconds(1'700'000'000'000 + 60'000 * number));
        parts.engine->versions.emplace_back(version, workflow);
    };
    keep(1, newer, VersionKind::Found);
    keep(2, older, VersionKind::Pulled);
    keep(3, newer, VersionKind::Restored, QStringLiteral("v1"));
    ArmedWorkflow armed;
    armed.workflow = kSample;
    armed.number = 2;
    armed.definition = std::make_shared<const Workflow>(older);
    parts.engine->now.armed = {armed};
}

} // namespace

/// What the Design page looks like, to the pixel: light and dark, and, in a process of its own, at twice the density.
class TestGolden : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void seesOnePixel();
    void looksAsBefore_data();
    void looksAsBefore();

private:
    void open(const QString &scene, const TaskCatalog &catalog);
    QString m_suffix;
};

void TestGolden::initTestCase()
{
    m_suffix = qFuzzyCompare(qApp->devicePixelRatio(), 1.0) ? QStringLiteral("100") : QStringLiteral("200");
    QCOMPARE(QFontInfo(QFontDatabase::systemFont(QFontDatabase::GeneralFont)).family(), QStringLiteral("DejaVu Sans"));
    QApplication::setCursorFlashTime(0);
}

void TestGolden::seesOnePixel()
{
    QImage one(8, 8, QImage::Format_RGB32);
    one.fill(Qt::white);
    QImage other = one;
    QVERIFY(differenceOf(one, other).isNull());
    other.setPixel(3, 4, qRgb(255, 255, 254));
    const QImage difference = differenceOf(one, other);
    QCOMPARE(difference.pixel(3, 4), qRgb(255, 0, 0));
    QVERIFY(difference.pixel(4, 3) != qRgb(255, 0, 0));
    QVERIFY(!differenceOf(one, one.copy(0, 0, 8, 7)).isNull());
}

void TestGolden::looksAsBefore_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<bool>("isDark");
    for (const char *scene : {"empty", "sample", "run", "past", "problems", "versions", "merge"}) {
        for (const bool isDark : {false, true})
            QTest::addRow("%s-%s-%s", scene, isDark ? "dark" : "light", qPrintable(m_suffix))
                << QString::fromLatin1(scene) << isDark;
    }
}

void TestGolden::looksAsBefore()
{
    QFETCH(QString, scene);
    QFETCH(bool, isDark);
    DesignParts parts;
    parts.engine = std::make_unique<FakeEngine>();
    parts.engine->types = standardCatalog();
    parts.engine->now.taken = WallTime(Milliseconds(1'700'000'000'000));
    parts.themes = std::make_unique<ThemeController>(
        Theme::make(isDark ? Scheme::Dark : Scheme::Light, 1, /*reducedMotion=*/true));
    parts.themes->applyToApplication();
    if (scene != u"empty") {
        auto workflow = loadWorkflow(QStringLiteral(SLUICE_SAMPLES "/country-sync/workflows/%1.json").arg(kSample));
        QVERIFY(workflow);
        if (scene == u"problems") {
            workflow->tasks[3].params.remove(QStringLiteral("url"));
            workflow->tasks[4].params[QStringLiteral("expression")] = QStringLiteral("({ code: ");
            workflow->edges.pop_back();
        }
        QVERIFY(parts.write(*workflow));
        if (scene == u"versions")
            showVersions(parts, olderSample(*workflow), *workflow);
        if (scene == u"run" || scene == u"past")
            parts.engine->histories.insert(number(kRun), runOfSample(*workflow, parts.engine->types));
    }
    parts.workspace = std::make_unique<Workspace>(
        parts.dir->path(), checkHere([&]() -> const TaskCatalog & { return parts.engine->catalog(); },
                                     [] {
                                         return QStringList{QStringLiteral("rates"), QStringLiteral("store")};
                                     }));
    parts.table = std::make_unique<CommandTable>();
    parts.page = std::make_unique<DesignPage>(*parts.engine, *parts.workspace, *parts.themes, *parts.table);
    parts.page->resize(kPage);
    parts.page->show();
    QVERIFY(QTest::qWaitForWindowExposed(parts.page.get()));
    if (scene != u"empty")
        parts.page->openWorkflow(kSample);
    if (scene == u"sample") {
        parts.page->jumpTo(kSample, QStringLiteral("fetch"));
    } else if (scene == u"run" || scene == u"past") {
        parts.page->showRun(kSample, kRun);
        QTRY_VERIFY(parts.find<QWidget>("timeSlider")->isVisible());
        QTRY_VERIFY(parts.find<QLabel>("runCounts")->text().contains(QStringLiteral("steps done")));
    }
    if (scene == u"past") {
        parts.find<QAbstractSlider>("timeSlider")->setValue(14);
        QTRY_VERIFY(parts.find<QWidget>("pastView") && parts.find<QWidget>("pastView")->isVisible());
        QTRY_VERIFY(parts.find<QLabel>("runMoment")->text().contains(u':')); // the time is told
    } else if (scene == u"problems") {
        QTRY_VERIFY(!parts.page->current()->shownProblems().empty());
        parts.find<QToolButton>("problemsToggle")->click();
        QTRY_VERIFY(parts.find<QWidget>("problemsList")->isVisible());
    } else if (scene == u"versions") {
        parts.engine->announce(WallTime(Milliseconds(1'700'000'400'000)));
        parts.table->action(QStringLiteral("design.versions"))->trigger();
        auto *list = parts.find<QTreeView>("versionList");
        QTRY_COMPARE(list->model()->rowCount(), 3);
        list->setCurrentIndex(list->model()->index(1, 0));
        parts.find<QPushButton>("versionCompare")->click();
        QTRY_VERIFY(parts.find<QWidget>("versionFields")->isVisible());
    } else if (scene == u"merge") {
        auto *document = parts.page->current();
        Workflow theirs = olderSample(document->workflow());
        QVERIFY(parts.write(theirs));
        document->setParameter(QStringLiteral("fetch"), QStringLiteral("url"), QStringLiteral("URL"),
                               QStringLiteral("/rates?of=mine"));
        document->renameTask(QStringLiteral("store"), QStringLiteral("Keep it"));
        parts.table->action(QStringLiteral("design.save"))->trigger();
        parts.find<QPushButton>("designMergeTheirs")->click();
        QTRY_VERIFY(parts.find<QWidget>("mergeConflicts")->isVisible());
    }
    auto *version = parts.find<QToolButton>("versionsButton");
    if (scene != u"empty")
        QTRY_VERIFY(!version->text().isEmpty() && version->width() >= version->sizeHint().width());
    // A caret and a ring of focus belong to who sits there.
    if (QWidget *focused = QApplication::focusWidget())
        focused->clearFocus();
    QCoreApplication::sendPostedEvents();
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const QString difference = differenceFromGolden(name, parts.page->grab().toImage());
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

/// A density holds for a whole process, so this starts itself once more for the other.
int main(int argc, char *argv[])
{
    qputenv("TZ", "UTC"); // times are written on the slider
    const bool isSecond = qEnvironmentVariableIsSet("QT_SCALE_FACTOR");
    int failures = 0;
    QStringList arguments;
    {
        QApplication application(argc, argv);
        arguments = QApplication::arguments();
        TestGolden test;
        failures = QTest::qExec(&test, arguments);
    }
    if (isSecond)
        return failures;
    qputenv("QT_SCALE_FACTOR", "2");
    return failures + QProcess::execute(arguments.takeFirst(), arguments);
}

#include "tst_looks.moc"
