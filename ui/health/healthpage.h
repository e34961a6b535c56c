#pragma once

#include "core/api/engineclient.h"
#include "ui/health/cardsinsight.h"
#include "ui/models/workflownames.h"
#include "ui/widgets/stalewatch.h"

#include <QHash>
#include <QMap>
#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace sluice {

class BreakerCard;
class Card;
class CardGrid;
class ComponentCard;
class DemoPanel;
class EventMapCard;
class GrowthCard;
class HealthCharts;
class HealthHistory;
class InfoBar;
class PageStates;
class QueuePanel;
class QueueRow;
class RemedyDesk;
class ThemeController;
struct Remedy;

/// The page Health: components, circuit breakers, queues, charts and the demo service's knobs, all live.
///
/// It follows the engine's snapshots only while it is visible (its history samples on, once a second). Cards are kept
/// and given new values; nothing is made anew while the same things exist, and of very many only those in sight are made
/// and told. What people order is in healthorders.cpp. Thread: UI.
class HealthPage final : public QWidget {
    Q_OBJECT
public:
    /// Of connections, by id.
    using Troubles = QMap<QString, std::optional<Error>>;

    HealthPage(EngineClient &engine, ThemeController &theme, const Clock &clock, QWidget *parent = nullptr);
    ~HealthPage() override;

    /// What keeps connections from being used though their breakers know nothing of it: a secret without a value.
    void setTroubles(const Troubles &troubles);
    /// What it calls workflows and tasks from now on.
    void setNames(const WorkflowNames &names);
    [[nodiscard]] bool isStale() const { return m_watch->isStale(); }
    [[nodiscard]] const HealthHistory &history() const { return *m_history; }

Q_SIGNALS:
    /// Somebody wants to look at what a connection lacks.
    void connectionRequested(const QString &id);
    /// … at events of these topics.
    void topicRequested(const QString &pattern);
    /// … at all queues.
    void queuesRequested();
    /// What can be done about a cause leads to another page.
    void wayRequested(const sluice::Remedy &remedy);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    [[nodiscard]] QWidget *content();
    void dress();
    void shareHeight();
    void retranslate();
    void refresh();
    void refreshComponents(const EngineSnapshot &now);
    ComponentCard *makeComponentCard();
    [[nodiscard]] WhyNames namesForWhy() const;
    void showWhy(ComponentCard &card, const ComponentSnapshot &component);
    void refreshBreakers(const EngineSnapshot &now);
    void refreshQueues(const EngineSnapshot &now);
    void refreshDemo(const EngineSnapshot &now);
    void showStale();
    void lookAgain();
    [[nodiscard]] QRect sight() const;
    void showComponent(const QString &id);
    void showGrowth();
    [[nodiscard]] bool bringIntoSight(const QString &id);
    void followFocus(const QWidget *now);
    void connectAll();
    [[nodiscard]] CardsInSight<ComponentCard, ComponentSnapshot>::Home componentHome();
    [[nodiscard]] CardsInSight<BreakerCard, ConnectionSnapshot>::Home breakerHome();
    [[nodiscard]] CardsInSight<QueueRow, QueueSnapshot>::Home queueHome();
    void fail(const Error &error);
    [[nodiscard]] bool areFiguresStale() const { return isStale() || m_figuresOld; }
    void control(const QString &component, ComponentAction action);
    void order(const BreakerRequest &request);
    void askQueue(const QString &queue, QueueAction action);
    void orderQueue(const QueueRequest &request);
    void peekQueue(const QString &queue);
    void openUnder(const QString &queue);
    void sendKnobs(const DemoKnobs &knobs);
    void readKnobs();

    EngineClient &m_engine;
    ThemeController &m_theme;
    const Clock &m_clock;
    HealthHistory *m_history = nullptr;
    StaleWatch *m_watch = nullptr;
    PageStates *m_states = nullptr;
    std::optional<Error> m_failure; ///< of the whole engine
    InfoBar *m_outcome = nullptr;
    QScrollArea *m_scroll = nullptr;
    QLabel *m_componentsTitle = nullptr;
    QLabel *m_summary = nullptr;
    QLabel *m_queuesTitle = nullptr;
    CardGrid *m_grid = nullptr;
    RemedyDesk *m_remedies = nullptr; ///< made with the first card
    HealthCharts *m_charts = nullptr;
    Card *m_queues = nullptr;
    QueuePanel *m_queuePanel = nullptr;
    DemoPanel *m_demo = nullptr;
    QPushButton *m_toMap = nullptr;
    QPushButton *m_moreQueues = nullptr;
    EventMapCard *m_map = nullptr;
    GrowthCard *m_growth = nullptr;
    QPushButton *m_toGrowth = nullptr;
    CardsInSight<ComponentCard, ComponentSnapshot> m_components;
    CardsInSight<BreakerCard, ConnectionSnapshot> m_breakers;
    CardsInSight<QueueRow, QueueSnapshot> m_queueRows;
    Troubles m_troubles;
    WorkflowNames m_names;
    QMetaObject::Connection m_following;
    bool m_demoRead = false;
    bool m_figuresOld = false; ///< what the engine itself says
};

} // namespace sluice
