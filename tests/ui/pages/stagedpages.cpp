#include "tests/ui/pages/stagedpages.h"

#include "core/workflow/connection.h"
#include "tests/ui/health/growthsample.h"
#include "ui/connections/connectionspage.h"
#include "ui/deadletters/deadletterspage.h"
#include "ui/deadletters/letterview.h"
#include "ui/design/designpage.h"
#include "ui/events/eventspage.h"
#include "ui/health/growthcard.h"
#include "ui/health/healthpage.h"
#include "ui/queues/queuespage.h"
#include "ui/runs/runspage.h"
#include "ui/runs/runview.h"
#include "ui/simulate/simulatepage.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QTest>

namespace sluice::test {

namespace {

constexpr RunId kRun{12};

template <typename Page>
Page *put(Stage &stage, std::unique_ptr<Page> page)
{
    Page *shown = page.get();
    stage.page = std::move(page);
    return shown;
}

void type(Stage &stage, const char *field)
{
    auto *edit = stage.find<QLineEdit>(field);
    edit->setText(QStringLiteral("qqqq"));
    QTest::keyClick(edit, Qt::Key_Return);
}

/// The events page at one of its three views.
void openEvents(Stage &stage, int view)
{
    put(stage, std::make_unique<EventsPage>(stage.engine, stage.theme));
    stage.find<SegmentedControl>("eventsView")->findChildren<QAbstractButton *>().at(view)->click();
}

/// What is asked for when a page comes into sight.
void comeBack(Stage &stage)
{
    stage.page->hide();
    stage.page->show();
}

const StagedPage kRuns{"runs", "runsStates",
                       [](Stage &stage) { put(stage, std::make_unique<RunsPage>(stage.engine, stage.theme)); },
                       [](Stage &stage) { type(stage, "runsText"); },
                       [](Stage &stage) {
                           ++stage.engine.now.runsRevision;
                           stage.tell();
                       }};

const StagedPage kRunView{"run", "runStates", [](Stage &stage) {
                              put(stage, std::make_unique<RunView>(stage.engine, stage.theme))->showRun(kRun);
                          }};

const StagedPage kHealth{"health", "healthStates", [](Stage &stage) {
                             put(stage, std::make_unique<HealthPage>(stage.engine, stage.theme, stage.clock));
                         }};

const StagedPage kGrowth{"growth", "growthStates",
                         [](Stage &stage) { put(stage, std::make_unique<GrowthCard>(stage.engine, stage.theme)); },
                         nullptr, comeBack};

const StagedPage kQueues{"queues", "queuesStates", [](Stage &stage) {
                             put(stage, std::make_unique<QueuesPage>(stage.engine, stage.theme, stage.clock));
                         }};

const StagedPage kLetters{
    "letters", "lettersStates",
    [](Stage &stage) { put(stage, std::make_unique<DeadLettersPage>(stage.engine, stage.theme)); },
    [](Stage &stage) { type(stage, "lettersText"); },
    [](Stage &stage) {
        ++stage.engine.now.lettersRevision;
        stage.tell();
    }};

const StagedPage kLetter{"letter", "letterStates", [](Stage &stage) {
                             put(stage, std::make_unique<LetterView>(stage.engine, stage.theme))
                                 ->showLetter(SampleRun::waiting(kRun).letter());
                         }};

const StagedPage kLive{"live events", "eventsStates", [](Stage &stage) { openEvents(stage, 0); },
                       [](Stage &stage) { type(stage, "eventTopics"); }, comeBack};

const StagedPage kRecorded{"recorded events", "recordedStates", [](Stage &stage) { openEvents(stage, 1); },
                           [](Stage &stage) { type(stage, "recordedTopics"); }, comeBack};

const StagedPage kAudit{"audit", "auditStates", [](Stage &stage) { openEvents(stage, 2); },
                        [](Stage &stage) { type(stage, "auditText"); }, comeBack};

const StagedPage kConnections{"connections", "connectionsStates", [](Stage &stage) {
                                  put(stage,
                                      std::make_unique<ConnectionsPage>(ConnectionsServices{
                                          stage.engine, *stage.workspace, stage.secrets, stage.theme, stage.commands}));
                              }};

/// Simulates nothing: a page without a workflow asks for nothing.
class NoDesk final : public SimulationDesk {
public:
    void simulate(const SimulationSetup &, QObject *, std::function<void(double)>, Done) override {}
    void cancel() override {}
    void learn(const LearnRequest &, QObject *, std::function<void(LearntModels)>) override {}
};

const StagedPage kSimulate{"simulate", "simulateStates", [](Stage &stage) {
                               static NoDesk desk;
                               put(stage, std::make_unique<SimulatePage>(SimulateServices{
                                              stage.engine, *stage.workspace, desk, stage.theme, stage.commands}));
                           }};

} // namespace

const std::vector<StagedPage> &stagedPages()
{
    static const std::vector<StagedPage> pages{kRuns,   kRunView, kHealth,   kGrowth, kQueues,      kLetters,
                                               kLetter, kLive,    kRecorded, kAudit,  kConnections, kSimulate};
    return pages;
}

Stage::Stage(Scheme scheme)
    : theme(Theme::make(scheme))
    , workspace(std::make_unique<Workspace>(folder.path(), WorkflowDocument::Checker()))
{
}

void Stage::fill()
{
    const SampleRun sample = SampleRun::waiting(kRun);
    engine.runs = {sample.summary()};
    engine.letters = {sample.letter()};
    engine.histories.insert(number(kRun), sample.history());
    ComponentSnapshot component;
    component.id = QStringLiteral("engine");
    engine.now.components = {component};
    engine.now.queues = {{QStringLiteral("ready"), 4, Milliseconds(1200)}};
    engine.growth = sampleGrowth(clock.wall());
    EventRecord event;
    event.topic = QStringLiteral("run.started");
    event.data = "{}";
    engine.events = {event};
    RecordedEvent recorded;
    recorded.number = 1;
    recorded.topic = event.topic;
    recorded.data = event.data;
    engine.recorded = {recorded};
    AuditEntry entry;
    entry.number = 1;
    entry.who = QStringLiteral("ada");
    entry.action = QStringLiteral("letter.redrive");
    engine.audit = {entry};
    Connection connection;
    connection.id = QStringLiteral("shop");
    connection.type = QStringLiteral("http");
    connection.baseUrl = QStringLiteral("https://shop.example");
    QVERIFY(saveConnections({connection}, folder.filePath(QStringLiteral("connections.json"))));
    workspace->connectionsDocument().readAgain();
}

void Stage::tell()
{
    engine.announce(clock.wall());
}

PageStates *Stage::states() const
{
    return page->findChild<PageStates *>(statesName);
}

} // namespace sluice::test
