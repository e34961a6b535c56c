#include "app/ctl/command.h"
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

/// Says where webhooks come in, or that they do not, once either is known.
Result<void> sayAddress(EngineSession &session, const WebhookSettings &webhooks, Output &output)
{
    const auto isKnown = [](const EngineSnapshot &now) {
        const ComponentSnapshot *component = webhooksOf(now);
        return !now.webhookAddress.isEmpty() || (component && !component->lastError.code.isEmpty());
    };
    if (auto waited = watch(session, kListenPatience, isKnown); !waited)
        return waited;
    const QString address = session.engine().snapshot().webhookAddress;
    QJsonArray names;
    for (const WebhookEndpointSettings &endpoint : webhooks.endpoints)
        names.append(endpoint.name);
    output.document(
        QJsonDocument(QJsonObject{{QStringLiteral("address"), address}, {QStringLiteral("endpoints"), names}}));
    for (const WebhookEndpointSettings &endpoint : webhooks.endpoints) {
        if (!address.isEmpty())
            output.line(
                tr("Webhooks for %1 come in at http://%2/hooks/%3.").arg(endpoint.workflow, address, endpoint.name));
    }
    if (const ComponentSnapshot *component = webhooksOf(session.engine().snapshot());
        component && !component->lastError.code.isEmpty())
        output.complain(component->lastError);
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

int serve(const OpenedWorkspace &workspace, Output &output)
{
    auto session = EngineSession::start(workspace.engine, output);
    if (!session)
        return output.fail(session.error());
    output.line(tr("Serves %1 until it is stopped.").arg(workspace.engine.workspace));
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
    drain(**session);
    return kSucceeded;
}

int perform(const Arguments &arguments, Output &output)
{
    const auto opened = openedWorkspace(arguments);
    return opened ? serve(*opened, output) : output.fail(opened.error(), kInvalid);
}

} // namespace

Command serveCommand()
{
    return {.name = QStringLiteral("serve"),
            .takes = {},
            .summary = tr("Takes webhooks and goes on with runs until it is stopped."),
            .perform = perform};
}

} // namespace sluice::ctl
