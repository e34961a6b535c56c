#pragma once

#include "core/api/alerts.h"
#include "ui/alerts/desktopnotice.h"

#include <QObject>

#include <functional>
#include <map>

namespace sluice {

class EngineClient;

/// From which severity on alerts are told on the desktop.
enum class NotifyFrom : quint8 { Info, Warning, Critical, Never };

/// Tells of each episode once, on the desktop: not again while it fires, nor after a restart, nor when a snooze is over. Those that
/// begin together are told together.
class AlertNotifier final : public QObject {
    Q_OBJECT
public:
    using Show = std::function<void(const DesktopNotice &)>;

    AlertNotifier(EngineClient &engine, Show show, QObject *parent = nullptr);
    void setFrom(NotifyFrom from) { m_from = from; }

private:
    void take();
    void tell(const std::vector<AlertSummary> &begun);

    EngineClient &m_engine;
    Show m_show;
    NotifyFrom m_from = NotifyFrom::Warning;
    std::map<QString, WallTime> m_known; ///< episodes that fire, by key, and when each began
};

} // namespace sluice
