#include "ui/health/healthpage.h"

#include "ui/alerts/alertscard.h"
#include "ui/health/breakercard.h"
#include "ui/health/demopanel.h"
#include "ui/health/eventmapcard.h"
#include "ui/health/growthcard.h"
#include "ui/health/healthcharts.h"
#include "ui/health/healthhistory.h"
#include "ui/health/healthwords.h"
#include "ui/health/queuepanel.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/cardgrid.h"
#include "ui/widgets/componentcard.h"
#include "ui/widgets/infobar.h"
#include "ui/widgets/pagestates.h"
#include "ui/widgets/queuerow.h"
#include "ui/widgets/stalewatch.h"
#include "ui/wording/formats.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>
#include <iterator>

namespace sluice {

namespace {

constexpr int kMostChartHeight = 340;

/// More rows than that are for the page Queues.
constexpr std::size_t kMostQueues = 16;

/// The queues that show here: not those of workflows, whose steps wait in one of the others too.
std::vector<QueueSnapshot> shownQueues(const std::vector<QueueSnapshot> &queues)
{
    std::vector<QueueSnapshot> shown;
    std::ranges::copy_if(queues, std::back_inserter(shown),
                         [](const QueueSnapshot &queue) { return !isWorkflowQueue(queue.id); });
    const auto isOfConnection = [](const QueueSnapshot &queue) { return queue.id.startsWith(u"connection:"); };
    if (shown.size() > kMostQueues) {
        std::ranges::stable_partition(shown, std::not_fn(isOfConnection));
        shown.resize(kMostQueues);
    }
    return shown;
}

} // namespace

HealthPage::HealthPage(EngineClient &engine, ThemeController &theme, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_theme(theme)
    , m_clock(clock)
    , m_history(new HealthHistory(engine, this))
    , m_watch(new StaleWatch(clock, this))
    , m_outcome(new InfoBar(theme, this))
    , m_components(componentHome())
    , m_breakers(breakerHome())
    , m_queueRows(queueHome())
{
    build();
    connectAll();
    retranslate();
    dress();
}

void HealthPage::connectAll()
{
    EngineClient &engine = m_engine;
    ThemeController &theme = m_theme;
    connect(&engine, &EngineClient::failed, this, &HealthPage::fail);
    connect(m_watch, &StaleWatch::staleChanged, this, &HealthPage::showStale);
    connect(m_states, &PageStates::retryRequested, this, &HealthPage::refresh);
    connect(m_states, &PageStates::actionRequested, this, &HealthPage::refresh);
    connect(m_demo, &DemoPanel::knobsAsked, this, &HealthPage::sendKnobs);
    connect(m_charts, &HealthCharts::saved, m_outcome, [this](const QString &path) {
        m_outcome->showMessage(InfoBar::Tone::Success, tr("Saved as %1").arg(path));
    });
    connect(m_charts, &HealthCharts::notSaved, m_outcome, &InfoBar::showError);
    connect(m_toMap, &QPushButton::clicked, this, [this] { m_scroll->ensureWidgetVisible(m_map); });
    connect(m_toGrowth, &QPushButton::clicked, this, [this] { showGrowth(); });
    connect(m_moreQueues, &QPushButton::clicked, this, &HealthPage::queuesRequested);
    connect(m_map, &EventMapCard::topicRequested, this, &HealthPage::topicRequested);
    connect(m_map, &EventMapCard::componentRequested, this, &HealthPage::showComponent);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &HealthPage::lookAgain);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this,
            &HealthPage::lookAgain); // they have places now
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *, const QWidget *now) { followFocus(now); });
    connect(&theme, &ThemeController::changed, this, &HealthPage::dress);
}

/// The focus moves on while what the page is made of goes.
HealthPage::~HealthPage()
{
    disconnect(qApp, nullptr, this, nullptr);
}

void HealthPage::build()
{
    setObjectName(QStringLiteral("healthPage"));
    m_outcome->setObjectName(QStringLiteral("healthOutcome"));
    m_scroll = new QScrollArea;
    m_scroll->setObjectName(QStringLiteral("healthScroll"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_scroll->setWidget(content());
    m_states = new PageStates(m_scroll, m_theme, this);
    m_states->setObjectName(QStringLiteral("healthStates"));
    auto *bar = new QVBoxLayout;
    bar->setContentsMargins(space::kS, 0, space::kS, 0);
    bar->addWidget(m_outcome);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kS, 0, 0);
    column->setSpacing(space::kS);
    column->addLayout(bar);
    column->addWidget(m_states, 1);
}

QWidget *HealthPage::content()
{
    auto *all = new QWidget;
    auto *column = new QVBoxLayout(all);
    // The scroll bar makes the margin at the right.
    column->setContentsMargins(space::kS, 0, 0, space::kL);
    column->setSpacing(space::kS);
    const auto title = [&](const QString &name) {
        auto *label = new QLabel(all);
        label->setObjectName(name);
        label->setTextFormat(Qt::PlainText);
        return label;
    };
    m_componentsTitle = title(QStringLiteral("componentsTitle"));
    m_summary = title(QStringLiteral("healthSummary"));
    m_summary->setWordWrap(true);
    m_summary->setMinimumWidth(1); // else a long one makes the page wider than its window
    auto *head = new QHBoxLayout;
    head->setSpacing(space::kM);
    head->addWidget(m_componentsTitle);
    head->addWidget(m_summary, 1);
    m_toMap = new QPushButton(all);
    m_toMap->setObjectName(QStringLiteral("toEventMap"));
    head->addWidget(m_toMap);
    m_toGrowth = new QPushButton(all);
    m_toGrowth->setObjectName(QStringLiteral("toGrowth"));
    head->addWidget(m_toGrowth);
    m_grid = new CardGrid(kCardGrid);
    m_demo = new DemoPanel(m_theme, all);
    m_demo->hide();
    m_grid->insertCard(0, m_demo, 2, true);
    m_charts = new HealthCharts(*m_history, m_theme, all);
    m_queues = new Card(m_theme, all);
    m_queues->setObjectName(QStringLiteral("queues"));
    m_queuesTitle = title(QStringLiteral("queuesTitle"));
    m_queues->body()->addWidget(m_queuesTitle);
    m_moreQueues = new QPushButton(m_queues);
    m_moreQueues->setObjectName(QStringLiteral("moreQueues"));
    m_queues->body()->addWidget(m_moreQueues, 0, Qt::AlignLeft);
    m_queues->body()->addStretch(1);
    m_queuePanel = new QueuePanel(m_theme, m_queues);
    connect(m_queuePanel, &QueuePanel::confirmed, this, &HealthPage::orderQueue);
    m_grid->insertCard(1, m_queues, 2, true);
    column->addWidget(new AlertsCard(m_engine, m_theme, all)); // away while nothing fires
    column->addWidget(m_charts);
    column->addLayout(head);
    column->addLayout(m_grid);
    m_map = new EventMapCard(m_theme, all);
    column->addWidget(m_map);
    m_growth = new GrowthCard(m_engine, m_theme, all);
    column->addWidget(m_growth);
    column->addStretch(1);
    return all;
}

void HealthPage::dress()
{
    m_grid->setLeastColumn(cardWidth(m_theme));
    shareHeight();
    for (QLabel *title : {m_componentsTitle, m_queuesTitle})
        title->setFont(m_theme.theme().font(TypeSize::Large, QFont::DemiBold));
    QPalette quiet = m_summary->palette();
    quiet.setColor(QPalette::WindowText, m_theme.color(Token::Muted));
    m_summary->setPalette(quiet);
}

void HealthPage::shareHeight()
{
    const int share = std::min(kMostChartHeight, height() * 3 / 10);
    m_charts->setMinimumHeight(std::max(share, m_charts->minimumSizeHint().height()));
}

void HealthPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    shareHeight();
}

void HealthPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void HealthPage::retranslate()
{
    m_componentsTitle->setText(tr("Components and connections"));
    m_queuesTitle->setText(tr("Queues"));
    m_toMap->setText(tr("Map of events"));
    m_toMap->setAccessibleName(m_toMap->text());
    m_toGrowth->setText(tr("Growth"));
    m_toGrowth->setAccessibleName(m_toGrowth->text());
    m_states->setEmptyText(QStringLiteral("dashboard-show"), tr("Nothing reports yet"),
                           tr("Components, circuit breakers and queues show here as soon as the engine runs."),
                           tr("Look again"));
    m_scroll->setAccessibleName(tr("Health"));
    if (isVisible())
        refresh();
}

void HealthPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_following = connect(&m_engine, &EngineClient::snapshotChanged, this, &HealthPage::refresh);
    m_watch->setActive(true);
    m_demoRead = false;
    refresh();
}

void HealthPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    disconnect(m_following);
    m_watch->setActive(false);
}

void HealthPage::setTroubles(const Troubles &troubles)
{
    m_troubles = troubles;
    if (isVisible())
        refresh();
}

void HealthPage::setNames(const WorkflowNames &names)
{
    m_names = names;
    m_queuePanel->setNames(names);
    if (isVisible())
        refresh();
}

void HealthPage::fail(const Error &error)
{
    // With figures on screen they stay, greyed out; without any, the page says why.
    m_failure = error;
    if (m_engine.snapshot().taken != WallTime{})
        m_outcome->showError(error);
    refresh();
}

void HealthPage::refresh()
{
    const EngineSnapshot &now = m_engine.snapshot();
    m_watch->see(now.taken);
    if (now.taken == WallTime{})
        return m_failure ? m_states->setFailure(*m_failure) : m_states->setState(PageState::Loading);
    if (now.components.empty() && now.connections.empty() && now.queues.empty()) {
        m_states->setState(PageState::Empty);
        return;
    }
    refreshComponents(now);
    const bool isOld = now.figuresAge >= StaleWatch::kStaleAfter;
    if (std::exchange(m_figuresOld, isOld) != isOld)
        showStale();
    refreshBreakers(now);
    refreshQueues(now);
    refreshDemo(now);
    followFocus(QApplication::focusWidget()); // it may have other neighbours now
    m_map->showFlows(now.flows);
    m_summary->setText(healthSummary(now, static_cast<int>(m_troubles.size())));
    if (m_states->state() != PageState::Ready)
        m_states->setState(PageState::Ready);
}

/// The part of the content that is in sight.
QRect HealthPage::sight() const
{
    const QWidget *viewport = m_scroll->viewport();
    return {m_scroll->widget()->mapFrom(viewport, QPoint()), viewport->size()};
}

void HealthPage::lookAgain()
{
    m_components.look(sight());
    m_breakers.look(sight());
    m_queueRows.look(sight().translated(-m_queues->pos()));
}

void HealthPage::refreshComponents(const EngineSnapshot &now)
{
    m_components.take(now.components, sight());
}

void HealthPage::refreshBreakers(const EngineSnapshot &now)
{
    m_breakers.take(now.connections, sight());
}

void HealthPage::refreshQueues(const EngineSnapshot &now)
{
    const auto shown = shownQueues(now.queues);
    m_queueRows.take(shown, sight().translated(-m_queues->pos()));
    m_queues->setVisible(!shown.empty());
    const auto others = static_cast<int>(now.queues.size() - shown.size());
    m_moreQueues->setVisible(others > 0);
    m_moreQueues->setText(tr("%n more on the page Queues", nullptr, others));
    if (m_moreQueues->accessibleName() != m_moreQueues->text())
        m_moreQueues->setAccessibleName(m_moreQueues->text());
}

bool HealthPage::bringIntoSight(const QString &id)
{
    const auto place = m_components.placeOf(id);
    if (!place)
        return false;
    m_scroll->ensureVisible(place->center().x(), place->center().y(), 0, place->height() / 2);
    lookAgain();
    return true;
}

/// Tab leads from card to card, also to those that nobody has seen yet.
void HealthPage::followFocus(const QWidget *now)
{
    if (!now || !m_scroll->widget()->isAncestorOf(now))
        return;
    m_components.makeAround(*now);
    m_breakers.makeAround(*now);
}

/// Brings the card of a component into sight; of what publishes without being one, nothing.
void HealthPage::showComponent(const QString &id)
{
    if (!bringIntoSight(id))
        return;
    // Once more when all is in its place: cards that were made only now may have moved it.
    QMetaObject::invokeMethod(
        this, [this, id] { (void)bringIntoSight(id); }, Qt::QueuedConnection);
    const auto *card = m_components.viewOf(id);
    if (auto *action = card ? card->findChild<QPushButton *>() : nullptr)
        action->setFocus(Qt::OtherFocusReason);
}

void HealthPage::refreshDemo(const EngineSnapshot &now)
{
    m_demo->setVisible(now.demoServing);
    if (!now.demoServing) {
        m_demoRead = false;
        return;
    }
    m_demo->showService(now.demoAddress, now.demoOwned);
    if (!m_demoRead)
        readKnobs();
}

void HealthPage::showStale()
{
    const bool stale = isStale();
    m_states->setStaleSince(stale ? std::optional(momentText(m_watch->since(), m_clock.wall())) : std::nullopt);
    m_components.each([&](ComponentCard &card) { card.setStale(stale); });
    // The components are told of by the coordinator, all else by the engine, which may hang.
    m_breakers.each([&](BreakerCard &card) { card.setStale(areFiguresStale()); });
    m_queueRows.each([&](QueueRow &row) { row.setStale(areFiguresStale()); });
    m_map->setStale(stale);
    m_growth->setStale(stale);
    m_charts->setStale(areFiguresStale());
    m_demo->setStale(stale);
}

} // namespace sluice
