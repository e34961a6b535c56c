#include "tests/ui/golden/busyengine.h"

#include "core/run/machine.h"
#include "core/tasks/taskhost.h"
#include "core/workflow/workflowfile.h"
#include "tests/ui/health/growthsample.h"

#include <cmath>

namespace sluice::test {

namespace {

using namespace std::chrono_literals;

const auto kSync = QStringLiteral("country-sync");
const auto kNightly = QStringLiteral("nightly-orders");
const auto kOnboarding = QStringLiteral("onboarding");

Error answered(int status, const char *path)
{
    return {QStringLiteral("http.status"),
            {{QStringLiteral("status"), QString::number(status)},
             {QStringLiteral("url"), QStringLiteral("http://127.0.0.1:7171") + QLatin1StringView(path)}},
            {}};
}

Error brokenRule(const char *database)
{
    return {QStringLiteral("sql.constraint"), {{QStringLiteral("database"), QLatin1StringView(database)}}, {}};
}

/// Drives a run of the sample as an engine does, with the time that each thing takes.
class Driver {
public:
    Driver(RunId id, const Workflow &flow, const TaskCatalog &catalog, WallTime begins)
        : m_plan(*compile(flow, catalog))
        , m_run(newRun(id, m_plan))
        , m_now(begins)
        , m_flow(flow)
    {
    }

    void tell(const Command &command, Milliseconds after)
    {
        m_now += after;
        const auto done = decide(m_run, command, m_now, m_events);
        Q_ASSERT(done);
        Q_UNUSED(done);
    }
    void begin(const char *trigger) { tell(command::Start{QLatin1StringView(trigger), "{}", 1}, 0ms); }
    void start(StepIndex step, Milliseconds queued, std::vector<StepHeld> held = {})
    {
        m_now = std::max(m_now, m_run.step(step).due);
        for (StepHeld &each : held)
            each = {step, each.by, m_now + 20ms, m_now + queued - 20ms};
        tell(command::StartAttempt{step, std::move(held)}, queued);
    }
    void succeed(StepIndex step, Milliseconds takes, const Payload &output = "{}")
    {
        tell(command::Succeed{step, m_run.step(step).lease, {}, output}, takes);
    }
    void fail(StepIndex step, Milliseconds takes)
    {
        tell(command::Fail{step,
                           m_run.step(step).lease,
                           FailureClass::Transient,
                           answered(503, "/rates/AQ"),
                           R"({"error":"try later","after":2})",
                           {}},
             takes);
    }
    [[nodiscard]] std::vector<StepIndex> stepsOf(const char *task) const
    {
        std::vector<StepIndex> found;
        for (std::size_t i = 0; i < m_run.steps.size(); ++i) {
            if (m_run.plan->task(m_run.steps[i].task).id == QLatin1StringView(task))
                found.push_back(static_cast<StepIndex>(i));
        }
        return found;
    }
    void quick(const char *task, Milliseconds queued, Milliseconds takes, const Payload &output = "{}")
    {
        for (const StepIndex step : stepsOf(task)) {
            if (m_run.step(step).state == StepState::Ready) {
                start(step, queued);
                succeed(step, takes, output);
            }
        }
    }
    void find(const Payload &items)
    {
        const StepIndex each = stepsOf("each").front();
        start(each, 4ms);
        tell(command::Found{each, m_run.step(each).lease, items}, 20ms);
    }
    [[nodiscard]] const Run &run() const { return m_run; }
    [[nodiscard]] WallTime now() const { return m_now; }
    [[nodiscard]] RunHistory history() const { return {m_run.id, m_plan, m_flow, m_events, {7, false}}; }
    [[nodiscard]] RunSummary summary() const
    {
        RunSummary row;
        row.id = m_run.id;
        row.workflow = kSync;
        row.version = m_plan->version;
        row.trigger = m_run.trigger;
        row.state = m_run.state;
        row.started = m_run.started;
        row.ended = m_run.ended;
        row.steps = static_cast<quint32>(m_run.steps.size());
        row.done = m_run.doneSteps;
        row.letters = m_run.deadSteps;
        row.label = {7, false};
        return row;
    }

private:
    std::shared_ptr<const Plan> m_plan;
    Run m_run;
    Events m_events;
    WallTime m_now;
    Workflow m_flow;
};

constexpr auto kItems = R"([{"alpha_2":"AT"},{"alpha_2":"AQ"},{"alpha_2":"DE"},{"alpha_2":"FR"},{"alpha_2":"PL"}])";

/// One country is stored, one died after three attempts, one was held by the breaker, one by the rate limit, one waits.
Driver troubledRun(const Workflow &flow, const TaskCatalog &catalog, WallTime begins)
{
    Driver run(kBusyRun, flow, catalog, begins);
    run.begin("schedule");
    run.quick("prepare", 30ms, 120ms);
    run.quick("countries", 10ms, 240ms, R"({"3166-1":[]})");
    run.find(kItems);
    const auto fetches = run.stepsOf("fetch");
    run.start(fetches[0], 40ms);
    run.succeed(fetches[0], 600ms, R"({"status":200,"body":{"rate":1.0841}})");
    for (int attempt = 0; attempt < 3; ++attempt) {
        run.start(fetches[1], 60ms);
        run.fail(fetches[1], 350ms);
    }
    run.start(fetches[2], 900ms, {{{}, GateHold::Breaker, {}, {}}});
    run.succeed(fetches[2], 480ms, R"({"status":200,"body":{"rate":1}})");
    run.quick("shape", 10ms, 30ms, R"({"code":"AT","name":"Austria","rate":1.0841})");
    run.quick("store", 25ms, 90ms, R"({"rows":1})");
    run.start(fetches[3], 700ms, {{{}, GateHold::Limiter, {}, {}}});
    run.fail(fetches[3], 520ms);
    run.start(fetches[4], 30ms);
    return run;
}

Driver goodRun(const Workflow &flow, const TaskCatalog &catalog, WallTime begins)
{
    Driver run(kBusyRunBefore, flow, catalog, begins);
    run.begin("schedule");
    run.quick("prepare", 30ms, 100ms);
    run.quick("countries", 10ms, 210ms, R"({"3166-1":[]})");
    run.find(kItems);
    run.quick("fetch", 40ms, 310ms, R"({"status":200,"body":{"rate":1}})");
    run.quick("shape", 10ms, 30ms, R"({"code":"AT","name":"Austria","rate":1})");
    run.quick("store", 25ms, 80ms, R"({"rows":1})");
    run.quick("done", 5ms, 5ms);
    return run;
}

void addRuns(FakeEngine &engine, WallTime now)
{
    struct Row {
        quint64 id;
        QString workflow;
        const char *trigger;
        RunState state;
        Milliseconds ago;
        Milliseconds took; ///< 0: it goes on
        quint32 steps;
        quint32 done;
        quint32 letters;
    };
    const std::vector<Row> rows{
        {4712, kNightly, "webhook", RunState::Running, 4s, 0s, 48, 31, 0},
        {4710, kOnboarding, "manual", RunState::Paused, 90s, 0s, 12, 5, 0},
        {4709, kNightly, "webhook", RunState::Succeeded, 4min, 41s, 48, 48, 0},
        {4708, kNightly, "event", RunState::Failed, 6min, 12s, 48, 20, 1},
        {4707, kOnboarding, "manual", RunState::Cancelled, 9min, 3s, 12, 2, 0},
        {4706, kNightly, "webhook", RunState::Waiting, 17min, 0s, 48, 46, 2},
        {4705, kSync, "run:4701", RunState::Succeeded, 1h, 31s, 749, 749, 0},
        {4704, kNightly, "schedule", RunState::Succeeded, 3h, 44s, 48, 48, 0},
        {4703, kOnboarding, "manual", RunState::Pending, 2s, 0s, 12, 0, 0},
    };
    for (const Row &each : rows) {
        RunSummary row;
        row.id = RunId{each.id};
        row.workflow = each.workflow;
        row.trigger = QLatin1StringView(each.trigger);
        row.state = each.state;
        row.started = now - each.ago;
        row.ended = each.took > 0ms ? row.started + each.took : WallTime{};
        row.steps = each.steps;
        row.done = each.done;
        row.letters = each.letters;
        row.label = {3, each.state == RunState::Paused};
        if (each.state == RunState::Failed)
            row.failure = brokenRule("orders");
        engine.runs.push_back(row);
    }
    std::ranges::sort(engine.runs, std::greater(), &RunSummary::id);
}

void addLetters(FakeEngine &engine, const Run &run, WallTime now)
{
    const Letter &died = *run.letter(1);
    LetterSummary letter;
    letter.id = {run.id, 1};
    letter.workflow = kSync;
    letter.task = QStringLiteral("fetch");
    letter.taskType = QStringLiteral("http.request");
    letter.connection = QStringLiteral("rates");
    letter.step = died.step;
    letter.itemPath = {1};
    letter.itemText = QStringLiteral("AQ");
    letter.failureClass = died.failureClass;
    letter.error = died.error;
    letter.fingerprint = QStringLiteral("5f1c");
    letter.created = died.created;
    letter.changed = died.changed;
    letter.payload = R"({"alpha_2":"AQ","alpha_3":"ATA","flag":"🇦🇶","name":"Antarctica","numeric":"010"})";
    engine.letters.push_back(letter);
    for (quint32 at = 1; at <= 11; ++at) {
        letter.id = {RunId{4700 - at}, 1};
        letter.itemText = QStringLiteral("X%1").arg(at);
        letter.created = letter.changed = now - std::chrono::minutes(11 * at);
        letter.redrives = at % 3;
        letter.state = at == 4 ? LetterState::Snoozed : LetterState::Open;
        letter.snoozedUntil = at == 4 ? now + 2h : WallTime{};
        engine.letters.push_back(letter);
    }
    letter = {};
    letter.id = {RunId{4708}, 1};
    letter.workflow = kNightly;
    letter.task = QStringLiteral("book");
    letter.taskType = QStringLiteral("sql.execute");
    letter.connection = QStringLiteral("orders");
    letter.failureClass = FailureClass::Permanent;
    letter.error = brokenRule("orders");
    letter.fingerprint = QStringLiteral("a07e");
    letter.created = letter.changed = now - 6min;
    engine.letters.push_back(letter);
    letter.id = {RunId{4706}, 2};
    letter.task = QStringLiteral("mail");
    letter.taskType = QStringLiteral("http.request");
    letter.connection = QStringLiteral("mail");
    letter.failureClass = FailureClass::Unknown;
    letter.error = Error{
        QStringLiteral("http.outcomeUnknown"),
        {{QStringLiteral("host"), QStringLiteral("mail.example")}, {QStringLiteral("method"), QStringLiteral("POST")}},
        {}};
    letter.fingerprint = QStringLiteral("77b3");
    letter.created = letter.changed = now - 16min;
    engine.letters.push_back(letter);
    letter.id = {RunId{4690}, 1};
    letter.state = LetterState::Discarded;
    letter.decidedBy = QStringLiteral("ada");
    letter.reason = QStringLiteral("the customer wrote again");
    letter.changed = now - 2h;
    engine.letters.push_back(letter);
}

ComponentSnapshot component(const char *id, Milliseconds beat, double cpu, quint64 memory)
{
    ComponentSnapshot made;
    made.id = QLatin1StringView(id);
    made.phase = ComponentPhase::Running;
    made.inPhase = 3h + 12min;
    made.heartbeatAge = beat;
    made.heartbeats = 11'520;
    made.cpuPercent = cpu;
    made.memoryBytes = memory;
    made.requests = 48'211;
    made.errorCount = 37;
    made.meanMs = 2.4;
    made.p99Ms = 38;
    return made;
}

void addComponents(EngineSnapshot &now)
{
    now.components = {component("engine", 300ms, 14.2, 48 << 20), component("journal", 700ms, 6.1, 71 << 20),
                      component("io-1", 2600ms, 3, 9 << 20),      component("io-2", 41s, 0, 9 << 20),
                      component("blocking", 500ms, 22, 30 << 20), component("scheduler", 400ms, 0.2, 1 << 20)};
    now.components[2].health = ComponentHealth::Late;
    now.components[3].health = ComponentHealth::Lost;
    now.components[3].phase = ComponentPhase::Recovering;
    now.components[3].restarts = 2;
    now.components[3].lastError = {
        QStringLiteral("component.lost"),
        {{QStringLiteral("component"), QStringLiteral("io-2")}, {QStringLiteral("silentMs"), QStringLiteral("30000")}},
        {}};
    now.components[4].phase = ComponentPhase::Degraded;
    now.components[5].phase = ComponentPhase::Paused;
}

void addConnections(EngineSnapshot &now)
{
    const auto made = [](const char *id, BreakerPhase phase, double failing) {
        ConnectionSnapshot one;
        one.id = QLatin1StringView(id);
        one.phase = phase;
        one.failureRate = failing;
        one.calls = 100;
        one.inUse = 3;
        one.poolSize = 8;
        return one;
    };
    ConnectionSnapshot rates = made("rates", BreakerPhase::Open, 0.62);
    rates.nextProbe = 41s;
    rates.refused = 219;
    rates.inUse = 8;
    rates.waiting = 5;
    rates.ratePerSecond = 20;
    rates.burst = 40;
    rates.tokens = 12;
    rates.history = {{BreakerPhase::Closed, now.taken - 30min},
                     {BreakerPhase::Open, now.taken - 12min},
                     {BreakerPhase::HalfOpen, now.taken - 11min},
                     {BreakerPhase::Closed, now.taken - 10min},
                     {BreakerPhase::Open, now.taken - 19s}};
    ConnectionSnapshot mail = made("mail", BreakerPhase::ForcedOpen, 0.02);
    mail.forcedBy = QStringLiteral("ada");
    mail.forcedWhy = QStringLiteral("the mail service is being moved");
    mail.forcedFor = 22min;
    now.connections = {rates, made("store", BreakerPhase::Closed, 0.01), mail,
                       made("orders", BreakerPhase::HalfOpen, 0.2)};
}

void addQueues(EngineSnapshot &now)
{
    now.queues = {
        {kEventQueue, 12, 20ms, 410, 408},
        {kReadyQueue, 1'204, 75s, 31.5, 22},
        {kRetryQueue, 18, 41s, 2.5, 2.4, QueueHold{QStringLiteral("ada"), QStringLiteral("upgrade"), now.taken - 3min}},
        {kDeadLetterQueue, 14, 2h, 0.1, 0},
        {connectionQueue(QStringLiteral("rates")), 5, 19s, 4, 0},
        {connectionQueue(QStringLiteral("store")), 0, {}, 12, 12},
        {workflowQueue(kNightly), 1'180, 75s, 30, 21},
        {workflowQueue(kSync), 29, 40s, 3, 2.9}};
}

void addAlerts(EngineSnapshot &now)
{
    AlertSummary lost;
    lost.key = QStringLiteral("component-lost/io-2");
    lost.rule = QStringLiteral("component-lost");
    lost.severity = AlertSeverity::Critical;
    lost.metric = AlertMetric::ComponentHealth;
    lost.subject = QStringLiteral("io-2");
    lost.value = 3;
    lost.threshold = 3;
    lost.since = now.taken - 40s;
    AlertSummary open;
    open.key = QStringLiteral("breaker-open/rates");
    open.rule = QStringLiteral("breaker-open");
    open.metric = AlertMetric::BreakerOpen;
    open.subject = QStringLiteral("rates");
    open.value = open.threshold = 1;
    open.since = now.taken - 19s;
    open.acknowledgedBy = QStringLiteral("ada");
    open.acknowledgedAt = now.taken - 5s;
    now.alerts = {lost, open};
}

void addEvents(FakeEngine &engine, WallTime now)
{
    const std::vector<std::tuple<const char *, const char *, const char *>> kinds{
        {"run.started", "engine", R"({"run":4712,"workflow":"nightly-orders","trigger":"webhook"})"},
        {"step.succeeded", "engine", R"({"run":4712,"step":17,"task":"book","ms":18})"},
        {"order.created", "shop", R"({"order":"A-1881","items":[{"sku":"tea","count":2}],"total":11.8})"},
        {"step.retrying", "engine", R"({"run":4711,"step":9,"task":"fetch","inMs":2000})"},
        {"letter.opened", "engine", R"({"run":4711,"letter":1,"task":"fetch"})"},
        {"breaker.opened", "gates", R"({"connection":"rates","failureRate":0.62})"},
    };
    std::vector<TopicSnapshot> topics;
    for (quint64 at = 0; at < 30; ++at) {
        const auto &[topic, publisher, data] = kinds[at % kinds.size()];
        EventRecord event;
        event.topic = QLatin1StringView(topic);
        event.publisher = QLatin1StringView(publisher);
        event.sequence = 1000 + at;
        event.at = now - (30 - at) * 370ms;
        event.data = data;
        engine.events.push_back(event);
        RecordedEvent kept{1000 + at, event.at, event.topic, event.publisher, event.data};
        engine.recorded.insert(engine.recorded.begin(), kept);
    }
    double rate = 31.5;
    for (const auto &[topic, publisher, data] : kinds) {
        engine.heard.push_back({QLatin1StringView(topic), 4'000, rate, now - 370ms, QLatin1StringView(publisher)});
        EventFlow flow;
        flow.topic = QLatin1StringView(topic);
        flow.publisher = QLatin1StringView(publisher);
        flow.events = 4'000;
        flow.perSecond = rate;
        flow.listeners = QStringList{QStringLiteral("journal")};
        if (flow.topic.startsWith(u"order"))
            flow.listeners += QStringLiteral("nightly-orders");
        engine.now.flows.push_back(flow);
        rate /= 2;
    }
    engine.now.eventsPublished = 1'048'211;
    const std::vector<std::tuple<const char *, const char *, const char *, const char *>> acts{
        {"ada", "breaker.forceOpen", "mail", "the mail service is being moved"},
        {"ada", "queue.pause", "retry", "upgrade"},
        {"engine", "redrive.stop", "12", ""},
        {"ada", "letter.discard", "4690-1", "the customer wrote again"},
        {"grace", "component.restart", "io-2", "it hung"},
    };
    quint64 number = 80;
    for (const auto &[who, action, target, reason] : acts) {
        engine.audit.push_back({number, now - std::chrono::minutes(81 - number) * 7, QLatin1StringView(who),
                                QLatin1StringView(action), QLatin1StringView(target), QLatin1StringView(reason)});
        --number;
    }
    const std::vector<std::tuple<LogLevel, const char *, const char *>> lines{
        {LogLevel::Info, "engine", "opened the journal: 41 runs go on, 18 steps wait to be tried again"},
        {LogLevel::Debug, "scheduler", "next trigger: nightly-orders at 23:00"},
        {LogLevel::Warning, "gates", "rates: 62 of 100 calls failed, the breaker opens for 60 s"},
        {LogLevel::Error, "coordinator", "io-2 has not been heard of for 30 s and is recovered for the second time"},
        {LogLevel::Info, "journal", "checkpoint: 4,096 pages in 18 ms"},
    };
    for (quint64 at = 0; at < 20; ++at) {
        const auto &[level, from, text] = lines[at % lines.size()];
        engine.log.records.push_back(
            {at + 1, now - (20 - at) * 1700ms, level, QLatin1StringView(from), QLatin1StringView(text)});
    }
    engine.log.last = 20;
    engine.log.file = QStringLiteral("/home/ada/orders/.sluice/log/engine.jsonl");
}

} // namespace

void makeBusy(FakeEngine &engine, const FakeClock &clock)
{
    const WallTime now = clock.wall();
    engine.types = standardCatalog();
    const auto flow = loadWorkflow(QStringLiteral(SLUICE_SAMPLES "/country-sync/workflows/country-sync.json"));
    Q_ASSERT(flow);
    const Driver troubled = troubledRun(*flow, engine.types, now - 13s);
    const Driver good = goodRun(*flow, engine.types, now - 2h);
    engine.histories.insert(number(kBusyRun), troubled.history());
    engine.histories.insert(number(kBusyRunBefore), good.history());
    engine.runs = {troubled.summary(), good.summary()};
    addRuns(engine, now);
    addLetters(engine, troubled.run(), now);
    engine.now.taken = now;
    engine.now.activeRuns = 41;
    engine.now.openLetters = 14;
    engine.now.stepsEnded = engine.now.stepsStarted = 100'000;
    addComponents(engine.now);
    addConnections(engine.now);
    addQueues(engine.now);
    addAlerts(engine.now);
    addEvents(engine, now);
    engine.growth = sampleGrowth(now);
    engine.queueItems = {{kBusyRun, StepIndex{9}, kSync, QStringLiteral("fetch"), {}, {}, 19s, {}},
                         {RunId{4712}, StepIndex{31}, kNightly, QStringLiteral("book"), {}, {}, 4s, {}}};
}

void letTimePass(FakeEngine &engine, FakeClock &clock, int seconds)
{
    for (int second = 0; second < seconds; ++second) {
        clock.advance(1s);
        const double wave = 1 + 0.6 * std::sin(second / 9.0);
        const auto ended = static_cast<quint64>(24 * wave);
        engine.now.stepsEnded += ended;
        engine.now.stepsStarted += ended;
        engine.now.stepErrors += second % 40 > 30 ? 5 : 0;
        engine.now.queues[1].depth = static_cast<quint64>(600 + 300 * wave + 2 * second);
        engine.now.components.front().cpuPercent = 12 * wave;
        engine.now.components.front().p99Ms = 30 * wave;
        engine.announce(clock.wall());
    }
}

WorkflowNames busyNames()
{
    WorkflowNames names;
    names.workflows = {{kSync, QStringLiteral("Country sync")},
                       {kNightly, QStringLiteral("Nightly orders")},
                       {kOnboarding, QStringLiteral("Onboarding of customers")}};
    names.tasks = {{{kSync, QStringLiteral("fetch")}, QStringLiteral("Ask for its rate")},
                   {{kNightly, QStringLiteral("book")}, QStringLiteral("Book the order")},
                   {{kNightly, QStringLiteral("mail")}, QStringLiteral("Write to the customer")}};
    return names;
}

} // namespace sluice::test
