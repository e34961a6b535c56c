#include "ui/alerts/alertnotifier.h"

#include "core/api/engineclient.h"
#include "ui/wording/alertwords.h"
#include "ui/wording/wording.h"

#include <algorithm>

namespace sluice {

AlertNotifier::AlertNotifier(EngineClient &engine, Show show, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_show(std::move(show))
{
    connect(&engine, &EngineClient::snapshotChanged, this, &AlertNotifier::take);
}

void AlertNotifier::take()
{
    const EngineSnapshot &now = m_engine.snapshot();
    std::vector<AlertSummary> begun;
    std::map<QString, WallTime> firing;
    for (const AlertSummary &alert : now.alerts) {
        firing.emplace(alert.key, alert.since);
        const auto known = m_known.find(alert.key);
        const bool isKnown = known != m_known.end() && known->second == alert.since;
        const bool isWanted = static_cast<int>(alert.severity) >= static_cast<int>(m_from);
        if (!isKnown && !alert.isOld && isWanted && alert.isNew(now.taken))
            begun.push_back(alert);
    }
    m_known = std::move(firing);
    if (!begun.empty())
        tell(begun);
}

void AlertNotifier::tell(const std::vector<AlertSummary> &begun)
{
    // They come worst first.
    const bool isCritical = begun.front().severity == AlertSeverity::Critical;
    const auto titleOf = [](const AlertSummary &alert) {
        return alert.error ? words(*alert.error).what : alertTitle(alert);
    };
    if (begun.size() == 1) {
        m_show({titleOf(begun.front()), alertFigure(begun.front()), isCritical});
        return;
    }
    constexpr std::size_t kNamed = 5;
    QStringList titles;
    for (std::size_t at = 0; at < std::min(begun.size(), kNamed); ++at)
        titles += titleOf(begun[at]);
    if (begun.size() > kNamed)
        titles += tr("… and %n more", nullptr, static_cast<int>(begun.size() - kNamed));
    m_show({tr("%n alert(s)", nullptr, static_cast<int>(begun.size())), titles.join(u'\n'), isCritical});
}

} // namespace sluice
