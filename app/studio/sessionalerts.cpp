#include "app/studio/pageids.h"
#include "app/studio/session.h"
#include "core/engine/localengine.h"
#include "ui/alerts/alertnotifier.h"
#include "ui/queues/queuespage.h"
#include "ui/shell/commandtable.h"
#include "ui/shell/preferences.h"
#include "ui/shell/settingspage.h"
#include "ui/wall/wallwindow.h"

// Alerts and the wall: what leads from them to the pages.

namespace sluice {

void Session::wireAlerts()
{
    m_notifier = std::make_unique<AlertNotifier>(*m_engine, showDesktopNotice);
    m_notifier->setFrom(m_services.preferences.notifyFrom());
    connect(m_settings, &SettingsPage::notifyFromChanged, m_notifier.get(), &AlertNotifier::setFrom);
    connect(m_window.get(), &MainWindow::alertRequested, this, &Session::showAlerted);
    connect(m_window.get(), &MainWindow::alertRulesRequested, this, [this] {
        m_window->showPage(QStringLiteral("settings"));
        m_settings->showAlertRules();
    });
    m_wall = std::make_unique<WallWindow>(*m_engine, m_services.theme, m_services.clock);
    connect(m_window.get(), &MainWindow::wallRequested, this, [this] {
        m_wall->setKeys(m_commands->action(QStringLiteral("view.wall"))->shortcut());
        m_wall->open(m_window.get());
    });
}

void Session::showAlerted(const AlertSummary &alert)
{
    if (subjectOf(alert.metric) == AlertSubject::Queue) {
        m_window->showPage(kQueues);
        m_queues->chooseQueue(alert.subject);
    } else if (alert.metric == AlertMetric::LettersOpen || alert.metric == AlertMetric::LettersPerMinute) {
        openLetters();
    } else if (alert.metric >= AlertMetric::RunsActive && alert.metric <= AlertMetric::StepErrorRate) {
        m_window->showPage(kRuns);
    } else {
        m_window->showPage(kHealth);
    }
}

} // namespace sluice
