#include "tests/core/engine/simulation.h"

#include <QJsonDocument>
#include <QJsonObject>

// Webhooks in the world of a simulation: sent once or several times, answered or not, and each one run at the end.

namespace sluice::test {

namespace {

const QString kEndpoints[] = {QStringLiteral("in"), QStringLiteral("slow"), QStringLiteral("broken")};
const QString kWorkflows[] = {QStringLiteral("hooked"), QStringLiteral("hooked"), QStringLiteral("sometimes")};
constexpr int kSlowBurst = 1;
constexpr Nanoseconds kSlowPeriod = std::chrono::seconds(60);

const RunStarted *startOf(const Frame &frame)
{
    const auto *started = frame.first == 0 ? std::get_if<RunStarted>(&frame.events.front().data) : nullptr;
    const bool isCopied = std::ranges::any_of(
        frame.events, [](const Event &event) { return std::holds_alternative<RunForked>(event.data); });
    return started && !isCopied && started->trigger.startsWith(u"webhook ") ? started : nullptr;
}

} // namespace

std::vector<HookRoute> Simulation::hookRoutes()
{
    return {{kEndpoints[0], kWorkflows[0], {}},
            {kEndpoints[1], kWorkflows[1], RateConfig{1, kSlowPeriod, kSlowBurst}},
            {kEndpoints[2], kWorkflows[2], {}}};
}

/// Somebody arms another version of a workflow that webhooks start, or disarms it; one of them mostly is armed.
void Simulation::armHooked()
{
    const QString &workflow = kWorkflows[pick(3)];
    std::shared_ptr<Workflow> made;
    if (chance(workflow == kWorkflows[0] ? 80 : 50)) {
        made = std::make_shared<Workflow>(randomWorkflow());
        made->id = workflow;
        made->concurrency = {};
        for (Task &task : made->tasks)
            task.reliability.concurrency = 0;
    }
    say(tell::ArmWorkflow{++m_request, workflow, std::move(made), QStringLiteral("ada")});
    settle();
}

/// One or several are sent before anything is answered; perhaps one that was sent before.
void Simulation::sendHook()
{
    if (chance(m_engine->triggers().isArmed(kWorkflows[0]) ? 25 : 75))
        armHooked();
    for (quint64 i = 0; i <= pick(3); ++i) {
        const bool isNew = m_hookBodies.empty() || chance(60);
        const quint64 which = isNew ? m_hookBodies.size() : pick(m_hookBodies.size());
        tell::TakeHook message;
        message.hook.endpoint = kEndpoints[which % 3];
        message.hook.id = QStringLiteral("hook%1").arg(which);
        message.hook.contentType = QStringLiteral("application/json");
        message.hook.body = "{\"b\": 1,\"n\":" + QByteArray::number(qulonglong(which)) + " }";
        m_hookBodies[message.hook.id] = message.hook.body;
        message.reply = std::make_shared<HookReply>(
            [this, alive = std::weak_ptr(m_alive), id = message.hook.id,
             isArmed = m_engine->triggers().isArmed(kWorkflows[which % 3])](const HookAnswer &answer) {
                if (!alive.expired())
                    checkHookAnswer(id, isArmed, answer);
            });
        say(std::move(message));
    }
    settle();
}

void Simulation::checkHookAnswer(const QString &id, bool isArmed, const HookAnswer &answer)
{
    using Outcome = HookAnswer::Outcome;
    m_hooksRefused += answer.outcome == Outcome::Unarmed ? 1 : 0;
    if (isArmed ? answer.outcome == Outcome::Unarmed : isTaken(answer.outcome))
        violate(QStringLiteral("webhook %1 was answered as if its workflow %2")
                    .arg(id, isArmed ? QStringLiteral("were not armed") : QStringLiteral("were armed")));
    if (answer.outcome != Outcome::Durable && answer.outcome != Outcome::Repeat)
        return;
    if (m_hookTaken[id] == 0)
        violate(QStringLiteral("H1: webhook %1 was acknowledged before it was durable").arg(id));
    if (answer.outcome == Outcome::Durable && ++m_hookAccepted[id] > 1)
        violate(QStringLiteral("H2: webhook %1 was accepted twice").arg(id));
    m_hookRepeats += answer.outcome == Outcome::Repeat ? 1 : 0;
}

/// Files are read in their own time, and are not there half the time.
void Simulation::readWorkflows()
{
    if (m_toRead.empty() || (!m_isEnding && chance(40)))
        return;
    for (const QString &name : std::exchange(m_toRead, {})) {
        Result<Workflow> read = failure(QLatin1StringView("file.missing"));
        if (chance(50)) {
            Workflow made = randomWorkflow();
            made.id = name;
            made.concurrency = {};
            for (Task &task : made.tasks)
                task.reliability.concurrency = 0;
            read = std::move(made);
        }
        say(tell::WorkflowRead{name, std::move(read)});
    }
}

void Simulation::noteDecidedHooks(const JournalBatch &batch)
{
    for (const Frame &frame : batch.frames) {
        const RunStarted *started = startOf(frame);
        if (!started)
            continue;
        const auto endpoint = std::ranges::find(kEndpoints, started->trigger.section(u' ', 1));
        const auto &armed = m_engine->triggers().armed();
        const auto version = armed.find(kWorkflows[endpoint - std::begin(kEndpoints)]);
        if (version == armed.end())
            violate(QStringLiteral("run %1 was started by a webhook, and its workflow is not armed")
                        .arg(number(frame.run)));
        else
            m_hookVersions.insert_or_assign(frame.run, versionOf(*version->second.definition));
        if (started->trigger != u"webhook slow")
            continue;
        m_slowStarts.push_back(m_clock.monotonic());
        const auto lately = std::ranges::count_if(
            m_slowStarts, [this](MonoTime at) { return m_clock.monotonic() - at <= kSlowPeriod; });
        if (lately > kSlowBurst + 1)
            violate(QStringLiteral("L1: %1 webhooks of a slow endpoint started within its period").arg(lately));
    }
}

void Simulation::noteDurableHooks(const JournalBatch &batch)
{
    m_disk.with([&](const MemoryDisk::Contents &contents) {
        for (const StoredHook &hook : batch.hooks) {
            if (!workflowOfTrigger(hook.endpoint) && contents.hooks.contains(hook.receipt)
                && contents.hooks.at(hook.receipt).hook.id == hook.id && ++m_hookTaken[hook.id] > 1)
                violate(QStringLiteral("H2: webhook %1 is on disk twice").arg(hook.id));
        }
    });
    for (const Frame &frame : batch.frames) {
        const RunStarted *started = startOf(frame);
        if (!started)
            continue;
        const auto run = m_durable.find(frame.run);
        if (run != m_durable.end() && run->second.plan->version != m_hookVersions[frame.run])
            violate(QStringLiteral("run %1 of a webhook is not of the armed version").arg(number(frame.run)));
        const QString id = QJsonDocument::fromJson(started->input).object()[QStringLiteral("id")].toString();
        if (!started->input.contains(m_hookBodies[id]))
            violate(QStringLiteral("webhook %1 came to its run as other bytes").arg(id));
        if (++m_hookRuns[id] > 1 || m_hookTaken[id] != 1)
            violate(QStringLiteral("H2: webhook %1 was taken %2 times and started %3 runs")
                        .arg(id)
                        .arg(m_hookTaken[id])
                        .arg(m_hookRuns[id]));
    }
    for (const LetterSummary &letter : batch.letters) {
        if (letter.kind != LetterKind::Webhook || !letter.headers.contains(QStringLiteral(":id")))
            continue;
        const QString id = letter.headers.value(QStringLiteral(":id"));
        if (!m_hookLetters.try_emplace(id, letter.id).second && m_hookLetters.at(id) != letter.id)
            violate(QStringLiteral("H2: webhook %1 has become two letters").arg(id));
        if (letter.payload != m_hookBodies[id])
            violate(QStringLiteral("D5: webhook %1 lies in its letter as other bytes").arg(id));
    }
}

quint64 Simulation::hookRuns() const
{
    quint64 runs = 0;
    for (const auto &[id, count] : m_hookRuns)
        runs += static_cast<quint64>(count);
    return runs;
}

/// Each that was taken is a run, or a letter that can still become one; no other is anything.
void Simulation::compareHooks()
{
    for (const auto &[id, body] : m_hookBodies) {
        const auto letter = m_hookLetters.find(id);
        const bool isLetter = letter != m_hookLetters.end()
                              && m_loose.at(letter->second).state != LetterState::Resolved;
        const int came = m_hookRuns[id] + (isLetter ? 1 : 0);
        if (came != m_hookTaken[id] || m_hookTaken[id] < m_hookAccepted[id])
            violate(QStringLiteral("H1: webhook %1 was taken %2 times, and has become %3 runs%4")
                        .arg(id)
                        .arg(m_hookTaken[id])
                        .arg(m_hookRuns[id])
                        .arg(isLetter ? u" and a letter" : u""));
    }
    if (!m_journal->pendingHooks()->hooks.empty())
        violate(QStringLiteral("a webhook waits for ever"));
}

} // namespace sluice::test
