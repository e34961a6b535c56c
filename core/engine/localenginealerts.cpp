#include "core/engine/engineparts.h"
#include "core/engine/localengineasks.h"

// Alerts: looked for in each snapshot, and kept by the engine's journal.

namespace sluice {

namespace {

QString auditedAs(AlertAction action)
{
    switch (action) {
    case AlertAction::Acknowledge:
        return QStringLiteral("alert.acknowledge");
    case AlertAction::Snooze:
        return QStringLiteral("alert.snooze");
    case AlertAction::Reopen:
        break;
    }
    return QStringLiteral("alert.reopen");
}

} // namespace

/// Before the journal has said what fired at the last end, nothing is kept: it would take the place of that.
void LocalEngine::lookForAlerts(MonoTime now)
{
    m_alerts.look(m_snapshot, now, m_coordinatorAlert);
    m_snapshot.alerts = m_alerts.alerts(m_snapshot.taken);
    if (!m_isReady)
        return;
    if (auto changed = m_alerts.takeChanged(); !changed.empty())
        keepAlerts({0, std::move(changed)});
}

void LocalEngine::keepAlerts(tell::KeepAlerts message)
{
    if (m_parts->inbox->post(EngineMessage(message)))
        return;
    // The engine is away, which may be what the alert is about: it is kept when there is one again.
    if (message.request != 0)
        settleLater(std::exchange(message.request, 0), std::monostate{});
    m_unkept.push_back(std::move(message));
}

/// After the first start, what was there before goes on; after an engine was restarted, what is here is what counts.
void LocalEngine::restoreAlerts(std::vector<AlertSummary> kept)
{
    for (tell::KeepAlerts &message : std::exchange(m_unkept, {}))
        keepAlerts(std::move(message));
    if (!m_isReady) {
        m_alerts.restore(std::move(kept)); // the next look has it kept, with what was done about it meanwhile
        return;
    }
    if (auto all = m_alerts.all(kept); !all.empty())
        keepAlerts({0, std::move(all)});
}

void LocalEngine::setAlertRules(const std::vector<AlertRule> &rules)
{
    if (rules == m_config.alertRules)
        return;
    m_config.alertRules = rules;
    m_alerts.use(rules);
    m_unaudited.push_back({0, m_who, QStringLiteral("settings.alerts"), {}, {}});
    writeAudit();
}

void LocalEngine::controlAlert(const AlertRequest &request, QObject *context, Done<void> done)
{
    const RequestId asked = expect<void>(context, std::move(done));
    if (auto obeyed = m_alerts.obey(request, m_who, m_parts->clock->wall()); !obeyed) {
        settleLater(asked, tl::unexpected(obeyed.error()));
        return;
    }
    m_isFresh = true; // shown with the next snapshot
    auto changed = m_isReady ? m_alerts.takeChanged() : std::vector<AlertRecord>();
    keepAlerts({asked, std::move(changed), m_who, auditedAs(request.action), request.key, request.note});
}

} // namespace sluice
