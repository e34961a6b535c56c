#include "ui/health/healthpage.h"

#include "ui/alerts/alertscard.h"
#include "ui/health/breakercard.h"
#include "ui/health/demopanel.h"
#include "ui/health/healthcharts.h"
#include "ui/health/healthhistory.h"
#include "ui/health/healthwords.h"
#include "ui/health/queuepanel.h"
#include "ui/health/stalewatch.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/cardgrid.h"
#include "ui/widgets/componentcard.h"
#include "ui/widgets/infobar.h"
#include "ui/widgets/pagestates.h"
#include "ui/widgets/queuerow.h"
#include "ui/wording/formats.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {

constexpr int kMostChartHeight = 340;
constexpr quint32 kItemsShown = 10; ///< of a queue that is looked into

/// Makes cards for what is new, takes away those of what is gone, and gives each its values, in the order of `now`.
template <typename View, typename Value, typename Make, typename Show>
void match(QHash<QString, View *> &views, const std::vector<Value> &now, Make make, Show show)
{
    QHash<QString, View *> kept;
    for (const Value &value : now) {
        View *view = views.take(value.id);
        if (!view)
            view = make(static_cast<int>(kept.size()));
        kept.insert(value.id, view);
        show(*view, value);
    }
    for (View *gone : std::as_const(views))
        gone->deleteLater();
    views = std::move(kept);
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
{
    build();
    connect(&engine, &EngineClient::failed, this, &HealthPage::fail);
    connect(m_watch, &StaleWatch::staleChanged, this, &HealthPage::showStale);
    connect(m_states, &PageStates::retryRequested, this, &HealthPage::refresh);
    connect(m_demo, &DemoPanel::knobsAsked, this, &HealthPage::sendKnobs);
    connect(m_charts, &HealthCharts::saved, m_outcome, [this](const QString &path) {
        m_outcome->showMessage(InfoBar::Tone::Success, tr("Saved as %1").arg(path));
    });
    connect(m_charts, &HealthCharts::notSaved, m_outcome, &InfoBar::showError);
    connect(&theme, &ThemeController::changed, this, &HealthPage::dress);
    retranslate();
    dress();
}

HealthPage::~HealthPage() = default;

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
    auto *head = new QHBoxLayout;
    head->setSpacing(space::kM);
    head->addWidget(m_componentsTitle);
    head->addWidget(m_summary, 1);
    m_grid = new CardGrid(kCardGrid);
    m_demo = new DemoPanel(m_theme, all);
    m_demo->hide();
    m_grid->insertCard(0, m_demo, 2, true);
    m_charts = new HealthCharts(*m_history, m_theme, all);
    m_queues = new Card(m_theme, all);
    m_queues->setObjectName(QStringLiteral("queues"));
    m_queuesTitle = title(QStringLiteral("queuesTitle"));
    m_queues->body()->addWidget(m_queuesTitle);
    m_queues->body()->addStretch(1);
    m_queuePanel = new QueuePanel(m_theme, m_queues);
    connect(m_queuePanel, &QueuePanel::confirmed, this, &HealthPage::orderQueue);
    m_grid->insertCard(1, m_queues, 2, true);
    column->addWidget(new AlertsCard(m_engine, m_theme, all)); // away while nothing fires
    column->addWidget(m_charts);
    column->addLayout(head);
    column->addLayout(m_grid);
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
    m_states->setEmptyText(QStringLiteral("dashboard-show"), tr("Nothing reports yet"),
                           tr("Components, circuit breakers and queues show here as soon as the engine runs."), {});
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

void HealthPage::fail(const Error &error)
{
    // With figures on screen they stay, greyed out; without any, the page says why.
    if (m_engine.snapshot().taken == WallTime{})
        m_states->setFailure(error);
    else
        m_outcome->showError(error);
}

void HealthPage::refresh()
{
    const EngineSnapshot &now = m_engine.snapshot();
    m_watch->see(now.taken);
    if (now.taken == WallTime{}) {
        m_states->setState(PageState::Loading);
        return;
    }
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
    m_summary->setText(healthSummary(now, static_cast<int>(m_troubles.size())));
    if (m_states->state() != PageState::Ready)
        m_states->setState(PageState::Ready);
}

void HealthPage::refreshComponents(const EngineSnapshot &now)
{
    const auto make = [this](int place) {
        auto *card = new ComponentCard(m_theme, m_scroll->widget());
        connect(card, &ComponentCard::actionAsked, this, &HealthPage::control);
        m_grid->insertCard(place, card);
        card->setStale(isStale());
        card->show();
        return card;
    };
    match(m_components, now.components, make,
          [&](ComponentCard &card, const ComponentSnapshot &value) { card.showComponent(value, now.taken); });
}

void HealthPage::refreshBreakers(const EngineSnapshot &now)
{
    const auto make = [this](int place) {
        auto *card = new BreakerCard(m_theme, m_scroll->widget());
        connect(card, &BreakerCard::orderAsked, this, &HealthPage::order);
        connect(card, &BreakerCard::connectionRequested, this, &HealthPage::connectionRequested);
        // After the components and the demo service.
        m_grid->insertCard(static_cast<int>(m_components.size()) + 1 + place, card);
        card->setStale(areFiguresStale());
        card->show();
        return card;
    };
    match(m_breakers, now.connections, make, [&](BreakerCard &card, const ConnectionSnapshot &value) {
        card.setTrouble(m_troubles.value(value.id));
        card.showConnection(value, now.taken);
    });
}

void HealthPage::refreshQueues(const EngineSnapshot &now)
{
    const auto make = [this](int place) {
        auto *row = new QueueRow(m_theme, m_queues);
        m_queues->body()->removeWidget(m_queuePanel); // it goes back where it is asked next
        m_queuePanel->hide();
        m_queues->body()->insertWidget(place + 1, row);
        connect(row, &QueueRow::actionAsked, this, &HealthPage::askQueue);
        connect(row, &QueueRow::peekAsked, this, &HealthPage::peekQueue);
        row->setStale(areFiguresStale());
        return row;
    };
    match(m_queueRows, now.queues, make,
          [&](QueueRow &row, const QueueSnapshot &value) { row.showQueue(value, m_history->depths(value.id)); });
    m_queues->setVisible(!now.queues.empty());
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
    for (ComponentCard *card : std::as_const(m_components))
        card->setStale(stale);
    // The components are told of by the coordinator, all else by the engine, which may hang.
    for (BreakerCard *card : std::as_const(m_breakers))
        card->setStale(areFiguresStale());
    for (QueueRow *row : std::as_const(m_queueRows))
        row->setStale(areFiguresStale());
    m_charts->setStale(areFiguresStale());
    m_demo->setStale(stale);
}

void HealthPage::control(const QString &component, ComponentAction action)
{
    const ComponentRequest request{component, action, tr("Ordered on the Health page")};
    m_engine.controlComponent(request, this, [this, component, action](Result<void> done) {
        if (done)
            m_outcome->showMessage(InfoBar::Tone::Success, componentOutcome(component, action));
        else
            m_outcome->showError(done.error());
    });
}

void HealthPage::order(const BreakerRequest &request)
{
    m_engine.controlBreaker(request, this, [this, request](Result<void> done) {
        if (!done)
            return m_outcome->showError(done.error());
        m_outcome->showMessage(InfoBar::Tone::Success, breakerOutcome(request));
        if (request.action == BreakerAction::Reset)
            return;
        auto *undo = m_outcome->addAction(tr("Let %1 go again").arg(request.connection), [this, request] {
            order({request.connection, BreakerAction::Reset, std::nullopt, tr("Undone")});
        });
        undo->setObjectName(QStringLiteral("undoOrder"));
    });
}

void HealthPage::openUnder(const QString &queue)
{
    if (auto *row = m_queueRows.value(queue)) {
        m_queues->body()->removeWidget(m_queuePanel);
        m_queues->body()->insertWidget(m_queues->body()->indexOf(row) + 1, m_queuePanel);
    }
}

void HealthPage::askQueue(const QString &queue, QueueAction action)
{
    if (action == QueueAction::Resume)
        return orderQueue({queue, action, tr("Ordered on the Health page")});
    openUnder(queue);
    for (const QueueSnapshot &each : m_engine.snapshot().queues) {
        if (each.id == queue)
            m_queuePanel->ask(queue, action, each.depth);
    }
}

void HealthPage::orderQueue(const QueueRequest &request)
{
    m_engine.controlQueue(request, this, [this, request](const Result<QueueOutcome> &done) {
        if (done)
            m_outcome->showMessage(InfoBar::Tone::Success, queueOutcomeText(request, *done));
        else
            m_outcome->showError(done.error());
    });
}

void HealthPage::peekQueue(const QString &queue)
{
    m_engine.peekQueue(queue, kItemsShown, this, [this, queue](const Result<std::vector<QueueItem>> &items) {
        if (!items)
            return m_outcome->showError(items.error());
        openUnder(queue);
        m_queuePanel->showItems(queue, *items);
    });
}

void HealthPage::readKnobs()
{
    m_demoRead = true;
    m_engine.readDemo(this, [this](Result<DemoKnobs> knobs) {
        if (knobs)
            m_demo->showKnobs(*knobs);
        else
            m_demo->outcome().showError(knobs.error());
    });
}

void HealthPage::sendKnobs(const DemoKnobs &knobs)
{
    m_demo->setBusy(true);
    m_engine.controlDemo(knobs, this, [this, knobs](Result<void> done) {
        m_demo->setBusy(false);
        if (!done)
            return m_demo->outcome().showError(done.error());
        m_demo->outcome().showMessage(InfoBar::Tone::Success, demoOutcome(knobs));
        readKnobs();
    });
}

} // namespace sluice
