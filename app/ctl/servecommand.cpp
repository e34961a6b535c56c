#include "app/ctl/command.h"
#include "app/ctl/controldoor.h"
#include "app/ctl/enginesession.h"
#include "app/ctl/secretplace.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QTimer>

#include <algorithm>

namespace sluice::ctl {

namespace {

/// How long what has begun may take to end before the program ends all the same: nothing is lost by that.
constexpr Milliseconds kDrainPatience{10'000};
constexpr Milliseconds kListenPatience{10'000};

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

const ComponentSnapshot *webhooksOf(const EngineSnapshot &snapshot)
{
    const auto found = std::ranges::find(snapshot.components, QStringLiteral("webhooks"), &ComponentSnapshot::id);
    return found == snapshot.components.end() ? nullptr : &*found;
}

/// Waits for snapshots until one says so, for a while at most.
Result<void> watch(EngineSession &session, Milliseconds patience, const std::function<bool(const EngineSnapshot &)> &is)
{
    QTimer over;
    over.setSingleShot(true);
    QObject::connect(&over, &QTimer::timeout, &over, [&session] { session.wake(); });
    QObject::connect(&session.engine(), &EngineClient::snapshotChanged, &over, [&session] { session.wake(); });
    over.start(patience);
    return session.waitUntil([&] { return !over.isActive() || is(session.engine().snapshot()); });
}

void sayEndpoints(EngineSession &session, const WebhookSettings &webhooks, Output &output)
{
    const EngineSnapshot &now = session.engine().snapshot();
    for (const WebhookEndpointSettings &endpoint : webhooks.endpoints) {
        if (!now.webhookAddress.isEmpty())
            output.line(tr("Webhooks for %1 come in at http://%2/hooks/%3.")
                            .arg(endpoint.workflow, now.webhookAddress, endpoint.name));
        if (std::ranges::find(now.armed, endpoint.workflow, &ArmedWorkflow::workflow) == now.armed.end())
            output.line(tr("They are refused: %1 is not armed.").arg(endpoint.workflow));
    }
    const ComponentSnapshot *component = webhooksOf(now);
    if (component && !component->lastError.code.isEmpty())
        output.complain(component->lastError);
}

/// Says where webhooks come in, or that they do not, once either is known.
Result<void> sayAddress(EngineSession &session, const WebhookSettings &webhooks, Output &output)
{
    const auto isKnown = [](const EngineSnapshot &now) {
        const ComponentSnapshot *component = webhooksOf(now);
        return !now.webhookAddress.isEmpty() || (component && !component->lastError.code.isEmpty());
    };
    if (auto told = session.untilTold(); !told) // what is armed
        return told;
    if (auto waited = watch(session, kListenPatience, isKnown); !waited)
        return waited;
    const QString address = session.engine().snapshot().webhookAddress;
    QJsonArray names;
    for (const WebhookEndpointSettings &endpoint : webhooks.endpoints)
        names.append(endpoint.name);
    output.document(
        QJsonDocument(QJsonObject{{QStringLiteral("address"), address}, {QStringLiteral("endpoints"), names}}));
    sayEndpoints(session, webhooks, output);
    return {};
}

/// Takes nothing new from outside, and lets what has come in get its answer.
void drain(EngineSession &session)
{
    if (!webhooksOf(session.engine().snapshot()))
        return;
    ComponentRequest order;
    order.component = QStringLiteral("webhooks");
    order.action = ComponentAction::Drain;
    order.reason = QStringLiteral("sluicectl ends");
    const auto ordered = session.answer<void>(
        [&](QObject *context, auto done) { session.engine().controlComponent(order, context, std::move(done)); });
    if (!ordered)
        return;
    (void)watch(session, kDrainPatience, [](const EngineSnapshot &now) {
        const ComponentSnapshot *component = webhooksOf(now);
        return !component || component->phase == ComponentPhase::Stopped;
    });
}

/// Takes up what the files of the workspace say now; what cannot be read changes nothing.
void readAgain(EngineSession &session, ControlDoor *door, Output &output)
{
    if (const auto read = door ? door->readTokensAgain() : Result<void>(); !read)
        output.complain(read.error());
    const auto opened = openWorkspace(session.workspace());
    if (!opened) {
        output.complain(opened.error());
        return;
    }
    LocalEngine &engine = session.engine();
    const ComponentSnapshot *before = webhooksOf(engine.snapshot());
    const quint32 generation = before ? before->generation : 0;
    const auto &webhooks = opened->engine.webhooks;
    const bool isOther = engine.webhooks() != webhooks;
    engine.setConnections(opened->engine.connections);
    engine.setSettings(opened->engine.settings);
    engine.setWebhooks(webhooks);
    output.message(tr("Has read its settings again."));
    if (!isOther || !webhooks)
        return;
    (void)watch(session, kListenPatience, [generation](const EngineSnapshot &now) {
        const ComponentSnapshot *after = webhooksOf(now);
        return after && after->generation > generation
               && (!now.webhookAddress.isEmpty() || after->phase == ComponentPhase::Error);
    });
    sayEndpoints(session, *webhooks, output);
}

int serve(const OpenedWorkspace &workspace, const Arguments &arguments, Output &output)
{
    LocalEngineConfig config = workspace.engine;
    config.reservesLog = true;
    config.watchesTriggers = true;
    auto session = EngineSession::start(std::move(config), output);
    if (!session)
        return output.fail(session.error());
    const auto opened = ControlDoor::open(arguments, (*session)->engine());
    if (!opened)
        return output.fail(opened.error(), kInvalid);
    ControlDoor *door = opened->get();
    (*session)->onHangUp([&] { readAgain(**session, door, output); });
    output.line(tr("Serves %1 until it is stopped.").arg(workspace.engine.workspace));
    if (door) {
        output.line(tr("The control API is at %1.").arg(door->address()));
        output.attach(QStringLiteral("control"), door->address());
    }
    if (workspace.engine.webhooks) {
        if (const auto said = sayAddress(**session, *workspace.engine.webhooks, output); !said)
            return output.fail(said.error());
    } else {
        output.document(QJsonDocument(QJsonObject{{QStringLiteral("address"), QString()}}));
        output.line(tr("It takes no webhooks: its sluice.json names no endpoints."));
    }
    if (const auto served = (*session)->untilInterrupted(); !served) {
        output.complain(served.error());
        return kFailed;
    }
    output.message(tr("Ends: what has begun goes on at the next start."));
    if (door)
        door->close();
    drain(**session);
    return kSucceeded;
}

int perform(const Arguments &arguments, Output &output)
{
    const auto opened = openedWorkspace(arguments);
    return opened ? serve(*opened, arguments, output) : output.fail(opened.error(), kInvalid);
}

} // namespace

Command serveCommand()
{
    return {.name = QStringLiteral("serve"),
            .takes = {},
            .summary = tr("Takes webhooks, starts what triggers ask for, and goes on with runs until it is stopped."
                          " SIGHUP has it read its settings again."),
            .options = ControlDoor::options(),
            .perform = perform};
}

} // namespace sluice::ctl
