#include "ui/health/healthwords.h"

#include "ui/health/demopanel.h"
#include "ui/wording/componentwords.h"
#include "ui/wording/formats.h"

#include <QCoreApplication>

#include <algorithm>

namespace sluice {

namespace {

struct Health {
    Q_DECLARE_TR_FUNCTIONS(Health)
};

bool isWell(const ComponentSnapshot &component)
{
    const bool isUp = component.phase == ComponentPhase::Running || component.phase == ComponentPhase::Paused
                      || component.phase == ComponentPhase::Initializing || component.phase == ComponentPhase::Draining;
    return isUp && component.health == ComponentHealth::Ok;
}

QString until(const std::optional<Milliseconds> &expiry)
{
    return expiry ? Health::tr("for %1", "a duration").arg(durationText(*expiry))
                  : Health::tr("until you say otherwise");
}

} // namespace

QString healthSummary(const EngineSnapshot &now, int degraded)
{
    const auto all = static_cast<int>(now.components.size());
    const auto well = static_cast<int>(std::ranges::count_if(now.components, isWell));
    QString summary = well == all ? Health::tr("all %n component(s) well", nullptr, all)
                                  : Health::tr("%n component(s) need(s) attention", nullptr, all - well);
    if (degraded > 0)
        summary = Health::tr("%1; %n connection(s) degraded", "how components are", degraded).arg(summary);
    if (now.webhookAddress.isEmpty())
        return summary;
    return Health::tr("%1; webhooks come in at %2", "how components are, address").arg(summary, now.webhookAddress);
}

QString componentOutcome(const QString &id, ComponentAction action)
{
    const QString component = componentWords(id).name;
    switch (action) {
    case ComponentAction::Restart:
        return Health::tr("%1 is being restarted.").arg(component);
    case ComponentAction::Pause:
        return Health::tr("%1 is paused: it takes no new work.").arg(component);
    case ComponentAction::Resume:
        return Health::tr("%1 takes work again.").arg(component);
    case ComponentAction::Start:
        return Health::tr("%1 is being started.").arg(component);
    case ComponentAction::Stop:
        return Health::tr("%1 is being stopped. It stays down until it is started again.").arg(component);
    case ComponentAction::Drain:
        return Health::tr("%1 ends what it has begun, then it stays down until it is started again.").arg(component);
    }
    return {};
}

QString breakerOutcome(const BreakerRequest &request)
{
    switch (request.action) {
    case BreakerAction::ForceOpen:
        return Health::tr("%1 is held open %2.", "connection, for how long")
            .arg(request.connection, until(request.expiry));
    case BreakerAction::ForceClosed:
        return Health::tr("%1 is held closed %2.", "connection, for how long")
            .arg(request.connection, until(request.expiry));
    case BreakerAction::Reset:
        return Health::tr("The breaker of %1 is closed and counts anew.").arg(request.connection);
    case BreakerAction::Disable:
        return Health::tr("The breaker of %1 is disabled %2.", "connection, for how long")
            .arg(request.connection, until(request.expiry));
    }
    return {};
}

QString demoOutcome(const DemoKnobs &knobs)
{
    return isRepaired(knobs) ? Health::tr("The service is repaired: every call succeeds. Retry what failed.")
                             : Health::tr("The service works as you set it.");
}

} // namespace sluice
