#include "app/studio/pageids.h"
#include "app/studio/session.h"
#include "core/engine/localengine.h"
#include "ui/alerts/alertnotifier.h"
#include "ui/health/healthhistory.h"
#include "ui/health/healthpage.h"
#include "ui/queues/queuespage.h"
#include "ui/shell/commandtable.h"
#include "ui/shell/preferences.h"
#include "ui/shell/settingspage.h"
#include "ui/wall/wallwindow.h"

// Alerts and the wall: what leads from them to the pages.

namespace sluice {

namespace {

/// Every second of them is kept.
constexpr Milliseconds kWallLines = std::chrono::minutes(5);
const auto kWallLayout = QStringLiteral("wall");

/// What Health keeps anyway, for the cards of the wall.
WallLines wallLinesOf(const HealthHistory &history, const EngineSnapshot &now)
{
    const std::pair<const char *, double HealthSample::*> figures[] = {
        {"letters", &HealthSample::letters}, {"queues", &HealthSample::waiting}, {"throughput", &HealthSample::ended},
        {"errors", &HealthSample::errors},   {"latency", &HealthSample::p99},    {"cpu", &HealthSample::cpu},
        {"memory", &HealthSample::memory},
    };
    WallLines lines;
    const std::vector<HealthSample> samples = history.samples().within(kWallLines);
    for (const auto &[card, figure] : figures) {
        std::vector<double> &line = lines[QString::fromLatin1(card)];
        for (const HealthSample &sample : samples)
            line.push_back(sample.*figure);
    }
    for (const QueueSnapshot &queue : now.queues)
        lines[QStringLiteral("queue.") + queue.id] = history.depths(queue.id);
    return lines;
}

} // namespace

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
    m_wall->setLines([this] { return wallLinesOf(m_health->history(), m_engine->snapshot()); });
    m_wall->setChoice(m_services.preferences.layout(kWallLayout));
    connect(m_wall.get(), &WallWindow::choiceChanged, this,
            [this](const QByteArray &choice) { m_services.preferences.setLayout(kWallLayout, choice); });
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
