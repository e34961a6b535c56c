#include "core/base/isotime.h"
#include "core/engine/errors.h"
#include "core/engine/payloadguard.h"
#include "core/engine/runengine.h"
#include "core/run/errors.h"
#include "core/script/jsontext.h"
#include "core/tasks/webhookrespond.h"
#include "core/workflow/validate.h"

#include <QJsonObject>
#include <QLoggingCategory>
#include <QStringDecoder>

// Webhooks, while their workflow is armed: first each is made durable and acknowledged; then, in its turn, it starts a run
// of the armed version, in one transaction with the note that it has. What can start none becomes a letter in its stead.

namespace sluice {

namespace {

Q_LOGGING_CATEGORY(hooksLog, "sluice.engine.hooks")

/// Webhooks that become runs before the engine looks at its messages again.
constexpr int kHooksAtOnce = 1024;
/// Bytes of webhooks that wait, at most, whatever their number.
constexpr qsizetype kMostHookBytes = 256 * 1024 * 1024;
/// Until a sender asks again whether its workflow is armed: that is for people to do.
constexpr Milliseconds kUnarmedPatience{60'000};

// What a letter of a webhook keeps beside its headers; no header's name begins so.
const QString kIdKey = QStringLiteral(":id");
const QString kTypeKey = QStringLiteral(":type");
const QString kReceivedKey = QStringLiteral(":received");

bool isJsonType(const QString &type)
{
    return type == u"application/json" || type.endsWith(u"+json");
}

/// The body as JSON text: as it came if it is JSON, else as one text. None: it claims to be JSON and is not.
std::optional<QByteArray> bodyAsJson(const StoredHook &hook)
{
    if (!hook.body.isEmpty() && !jsontext::toValue(hook.body).isUndefined())
        return hook.body;
    if (isJsonType(hook.contentType))
        return std::nullopt;
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(hook.body);
    return jsontext::toText(decoder.hasError() ? QString::fromLatin1(hook.body.toBase64()) : text);
}

/// Errors: `hook.bodyMalformed`.
Result<Payload> hookInput(const StoredHook &hook)
{
    if (workflowOfTrigger(hook.endpoint))
        return hook.body;
    const auto body = bodyAsJson(hook);
    if (!body)
        return failure(errors::kHookBodyMalformed,
                       {{QStringLiteral("endpoint"), hook.endpoint}, {QStringLiteral("id"), hook.id}});
    QJsonObject headers;
    for (auto header = hook.headers.begin(); header != hook.headers.end(); ++header)
        headers.insert(header.key(), header.value());
    return "{\"body\":" + *body + ",\"endpoint\":" + jsontext::toText(hook.endpoint)
           + ",\"headers\":" + jsontext::toText(headers) + ",\"id\":" + jsontext::toText(hook.id)
           + ",\"receivedAt\":" + jsontext::toText(isoText(hook.received)) + '}';
}

LetterSummary letterOf(const StoredHook &hook, const QString &workflow, const Error &error)
{
    LetterSummary letter;
    letter.kind = workflowOfTrigger(hook.endpoint) ? LetterKind::Trigger : LetterKind::Webhook;
    letter.origin = hook.endpoint;
    letter.workflow = workflow;
    letter.payload = hook.body;
    letter.headers = hook.headers;
    letter.headers.insert(kIdKey, hook.id);
    letter.headers.insert(kTypeKey, hook.contentType);
    letter.headers.insert(kReceivedKey, QString::number(hook.received.time_since_epoch().count()));
    letter.failureClass = FailureClass::Permanent;
    letter.error = error;
    return letter;
}

StoredHook hookOf(const LetterSummary &letter)
{
    StoredHook hook;
    hook.endpoint = letter.origin;
    hook.body = letter.payload;
    hook.headers = letter.headers;
    hook.id = hook.headers.take(kIdKey);
    hook.contentType = hook.headers.take(kTypeKey);
    hook.received = WallTime(Milliseconds(hook.headers.take(kReceivedKey).toLongLong()));
    return hook;
}

} // namespace

void RunEngine::take(tell::TakeHook &message)
{
    const auto workflow = m_hooks.workflowAt(message.hook.endpoint);
    if (m_trouble || !workflow) {
        message.reply->give({HookAnswer::Outcome::Away, {}, std::chrono::seconds(5)});
        return;
    }
    if (!m_triggers.isArmed(*workflow)) {
        message.reply->give({HookAnswer::Outcome::Unarmed, {}, kUnarmedPatience});
        if (m_toldUnarmed.insert(*workflow).second)
            qCWarning(hooksLog).noquote()
                << "webhooks of" << message.hook.endpoint << "are refused:" << *workflow << "is not armed";
        return;
    }
    const auto bound = static_cast<std::size_t>(m_setup.settings.waitingRuns);
    if (m_notBegun + m_hooks.count() + m_taking.count >= bound
        || m_hooks.bytes() + m_taking.bytes + message.hook.body.size() > kMostHookBytes) {
        const auto later = std::chrono::ceil<Milliseconds>(m_pressure.comeBackIn(static_cast<quint32>(bound)));
        message.reply->give({HookAnswer::Outcome::Busy, {}, later});
        return;
    }
    StoredHook &hook = message.hook;
    hook.receipt = m_nextHook++;
    hook.received = clock().wall();
    ++m_taking.count;
    m_taking.bytes += hook.body.size();
    m_batch.hooks.push_back(hook);
    m_next.hooks.push_back({std::move(hook), std::move(message.reply)});
}

/// It is on disk, or its id was there before: now its sender hears of it.
void RunEngine::noteTaken(TakenHook &&taken)
{
    --m_taking.count;
    m_taking.bytes -= taken.hook.body.size();
    const quint64 receipt = taken.hook.receipt;
    const Milliseconds within = m_hooks.respondWithin(taken.hook.endpoint);
    const bool isRepeat = m_repeats.erase(receipt) > 0;
    if (taken.reply && isRepeat)
        taken.reply->give({HookAnswer::Outcome::Repeat, {}, {}});
    else if (taken.reply && within > Milliseconds(0))
        m_callers.wait(receipt, std::move(taken.reply), clock().monotonic() + within);
    else if (taken.reply) // else a trigger has asked for it
        taken.reply->give({HookAnswer::Outcome::Durable, QString::number(receipt), {}});
    if (!isRepeat)
        standInLine(std::move(taken.hook));
}

/// What a run says to who waits for it, in these events of it.
void RunEngine::noteSaid(const RunSlot &slot, const Events &events)
{
    for (const Event &event : events) {
        const auto *done = std::get_if<StepSucceeded>(&event.data);
        if (done && slot.run.taskOf(done->step).type == kRespondType)
            m_next.said.push_back({slot.run.id, wordsOf(done->output)});
    }
    if (isFinal(slot.run.state))
        m_next.said.push_back({slot.run.id, std::nullopt});
}

/// That is durable: the first answer counts.
void RunEngine::say(const HeldEffects::Said &said)
{
    if (!said.words)
        return m_callers.giveUp(said.run);
    if (const HookReplyPtr reply = m_callers.take(said.run))
        reply->give({HookAnswer::Outcome::Answered, {}, {}, *said.words});
}

/// Waits for its turn, unless its workflow was disarmed meanwhile.
void RunEngine::standInLine(StoredHook &&hook)
{
    const auto workflow = m_hooks.workflowAt(hook.endpoint);
    if (workflow && !m_triggers.isArmed(*workflow))
        (void)endUnarmed({std::move(hook)}, *workflow);
    else
        m_hooks.join({std::move(hook)});
}

/// Of those that are still on their way to the disk: their senders try again, and what got there is a repeat.
void RunEngine::refuseTakenHooks()
{
    const auto refuse = [](Effects &effects) {
        for (const TakenHook &taken : effects.hooks) {
            if (taken.reply)
                taken.reply->give({});
        }
    };
    refuse(m_next);
    std::ranges::for_each(m_held, refuse);
}

void RunEngine::recoverHooks(PendingHooks &&pending)
{
    m_nextHook = pending.next;
    for (StoredHook &hook : pending.hooks)
        standInLine(std::move(hook));
}

/// What runs of a workflow start from, if it could start at all now.
Result<HookLine::Target> RunEngine::startable(const Workflow &workflow)
{
    QStringList connections;
    for (const auto &[id, gate] : m_gates)
        connections.append(id);
    const Problems problems = validateConnections(workflow, m_setup.catalog, connections);
    const auto error = std::ranges::find(problems, Severity::Error, &Problem::severity);
    if (error != problems.end())
        return tl::unexpected(error->error);
    return compiled(workflow).map([](const Compiled &version) {
        return HookLine::Target{version.workflow, version.plan};
    });
}

void RunEngine::take(tell::WorkflowRead &message)
{
    m_hooks.read(message.name, message.workflow.and_then([this](const Workflow &read) { return startable(read); }),
                 clock().monotonic());
}

/// An armed version lies here; for letters of triggers, workflows are read from their files.
void RunEngine::readForHooks(const QString &name)
{
    const auto workflow = workflowOfArmedName(name);
    if (!workflow)
        return m_effects.readWorkflow(name);
    const auto armed = m_triggers.armed().find(*workflow);
    if (armed == m_triggers.armed().end())
        (void)endUnarmed(*workflow); // their endpoint starts another workflow now
    else
        m_hooks.read(name, startable(*armed->second.definition), clock().monotonic());
}

void RunEngine::take(tell::UseHooks &message)
{
    m_hooks.use(message.routes);
}

void RunEngine::startHooks()
{
    const MonoTime now = clock().monotonic();
    for (const QString &workflow : m_hooks.toRead(now))
        readForHooks(workflow);
    for (int started = 0; started < kHooksAtOnce; ++started) {
        auto turn = m_hooks.next(now);
        if (!turn)
            return;
        startHook(std::move(*turn));
    }
}

void RunEngine::startHook(HookLine::Turn &&turn)
{
    const HookLine::Waiting &waiting = turn.waiting;
    if (waiting.letter != 0) {
        const auto letter = m_loose.find(waiting.letter);
        if (letter == m_loose.end() || letter->second.state != LetterState::Redriving
            || letter->second.redrives != waiting.redrives)
            return; // something else has become of it
    }
    const Result<RunId> run = turn.target.and_then([&](const HookLine::Target &target) {
        return hookInput(waiting.hook).and_then([&](const Payload &input) -> Result<RunId> {
            if (const auto fits = checkStart(input, {}, m_setup.settings.payloadLimit); !fits)
                return tl::unexpected(fits.error());
            const QString trigger = waiting.hook.headers.value(kTriggerHeader,
                                                               QStringLiteral("webhook ") + waiting.hook.endpoint);
            return begin({target.workflow, target.plan}, {trigger, input}, std::nullopt);
        });
    });
    if (waiting.letter != 0) {
        tell::LetterDelivered delivered{waiting.letter, waiting.redrives, {}};
        if (!run)
            delivered.error = run.error();
        take(delivered);
        return;
    }
    if (!run)
        keepUnfired(waiting.hook, workflowOfArmedName(turn.workflow).value_or(turn.workflow), run.error());
    m_batch.hookEnds.push_back({waiting.hook.receipt, run.value_or(RunId{})});
    m_callers.become(waiting.hook.receipt, run.value_or(RunId{}));
}

/// It can start no run.
void RunEngine::keepUnfired(const StoredHook &hook, const QString &workflow, const Error &why)
{
    tell::KeepLetter dead{0, letterOf(hook, workflow, why)};
    take(dead);
}

/// The letter of a webhook is sent on: it stands in line as the webhook did. False: its endpoint is gone.
bool RunEngine::deliverHook(const LetterSummary &letter)
{
    const auto workflow = m_hooks.workflowAt(letter.origin);
    if (!workflow)
        return false;
    HookLine::Waiting waiting{hookOf(letter), letter.id.index, letter.redrives};
    if (letter.kind == LetterKind::Webhook && !m_triggers.isArmed(*workflow))
        (void)endUnarmed(waiting, *workflow);
    else
        m_hooks.join(std::move(waiting));
    return true;
}

} // namespace sluice
