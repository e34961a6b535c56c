#include "ui/queues/queuespage.h"

#include "ui/health/queuepanel.h"
#include "ui/models/listview.h"
#include "ui/queues/queuedetail.h"
#include "ui/queues/queuehistory.h"
#include "ui/queues/queuemodel.h"
#include "ui/theme/livevalue.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/fillscroll.h"
#include "ui/widgets/infobar.h"
#include "ui/widgets/pagestates.h"
#include "ui/widgets/stalewatch.h"
#include "ui/wording/formats.h"

#include <QEvent>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {
constexpr quint32 kPeeked = 50;
constexpr int kPeekMs = 2000;
} // namespace

QueuesPage::QueuesPage(EngineClient &engine, ThemeController &theme, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_clock(clock)
    , m_history(new QueueHistory(engine, this))
    , m_watch(new StaleWatch(clock, this))
    , m_model(new QueueModel(this))
    , m_bar(new InfoBar(theme))
    , m_list(new ListView(theme))
    , m_detail(new QueueDetail(theme))
{
    setObjectName(QStringLiteral("queuesPage"));
    m_bar->setObjectName(QStringLiteral("queuesBar"));
    m_list->setObjectName(QStringLiteral("queueList"));
    m_list->setModel(m_model);
    m_list->setColumnWidths({0, 150, 90, 90, 90, 120, 110});
    auto *split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->addWidget(m_list);
    split->addWidget(new FillScroll(m_detail));
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 3);
    split->setSizes({220, 560});
    m_states = new PageStates(split, theme);
    m_states->setObjectName(QStringLiteral("queuesStates"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_states, 1);
    setFocusProxy(m_list);
    m_peek.setInterval(kPeekMs);
    connect(&m_peek, &QTimer::timeout, this, &QueuesPage::peek);
    connect(&engine, &EngineClient::snapshotChanged, this, &QueuesPage::count);
    connect(m_watch, &StaleWatch::staleChanged, this, &QueuesPage::showStale);
    connect(m_list, &ListView::currentRowChanged, this, [this] {
        showChosen();
        peek();
    });
    connect(m_detail, &QueueDetail::ordered, this, &QueuesPage::order);
    connect(m_detail, &QueueDetail::limitsSet, this, [this](const QString &queue, const QueueLimits &limits) {
        m_limits.set(queue, limits);
        keepLimits();
    });
    connect(m_detail, &QueueDetail::limitsReset, this, [this](const QString &queue) {
        m_limits.reset(queue);
        keepLimits();
    });
    connect(m_detail, &QueueDetail::runRequested, this, &QueuesPage::runRequested);
    connect(m_detail, &QueueDetail::letterRequested, this, &QueuesPage::letterRequested);
    connect(m_states, &PageStates::actionRequested, this, &QueuesPage::refresh);
    connect(m_states, &PageStates::retryRequested, this, &QueuesPage::refresh);
    connect(&engine, &EngineClient::failed, this, [this](const Error &error) {
        m_failure = error;
        refresh();
    });
    m_states->setState(PageState::Loading);
    retranslate();
}

void QueuesPage::setLimits(const QByteArray &json)
{
    m_limits = QueueLimitBook::fromJson(json);
    count();
}

void QueuesPage::keepLimits()
{
    Q_EMIT limitsChanged(m_limits.toJson());
    count();
}

bool QueuesPage::isStale() const
{
    return m_watch->isStale() || m_engine.snapshot().figuresAge >= StaleWatch::kStaleAfter;
}

/// The badge counts whether the page is seen or not.
void QueuesPage::count()
{
    const auto &queues = m_engine.snapshot().queues;
    const auto over = static_cast<quint64>(std::ranges::count_if(queues, [this](const QueueSnapshot &queue) {
        return outlookOf(queue, m_limits.of(queue.id)).level == QueueLevel::Over;
    }));
    if (std::exchange(m_over, over) != over)
        Q_EMIT overLimitsChanged(over);
    if (isVisible())
        refresh();
}

void QueuesPage::refresh()
{
    const EngineSnapshot &now = m_engine.snapshot();
    m_watch->see(now.taken);
    if (now.taken == WallTime{})
        return m_failure ? m_states->setFailure(*m_failure) : m_states->setState(PageState::Loading);
    m_model->setQueues(now.queues, m_limits);
    m_states->setState(now.queues.empty() ? PageState::Empty : PageState::Ready);
    if (!m_list->currentIndex().isValid() && m_model->rowCount() > 0)
        chooseQueue(m_detail->queue());
    showChosen();
    showStale();
}

void QueuesPage::setNames(const WorkflowNames &names)
{
    m_names = names;
    m_model->setNames(names);
    m_detail->setNames(names);
}

void QueuesPage::chooseQueue(const QString &queue)
{
    m_list->setCurrentIndex(m_model->index(std::max(0, m_model->rowOf(queue)), 0));
}

void QueuesPage::showChosen()
{
    if (const QueueSnapshot *queue = m_model->queue(m_list->currentIndex()))
        m_detail->showQueue(*queue, m_limits.of(queue->id), m_limits.isUsual(queue->id), m_history->depths(queue->id));
}

void QueuesPage::peek()
{
    const QueueSnapshot *queue = m_model->queue(m_list->currentIndex());
    if (!queue || m_isPeeking || !isVisible())
        return;
    m_isPeeking = true;
    m_engine.peekQueue(queue->id, kPeeked, this, [this, id = queue->id](const Result<std::vector<QueueItem>> &items) {
        m_isPeeking = false;
        if (m_detail->queue() != id)
            return peek(); // another one was chosen meanwhile
        if (items)
            m_detail->showItems(*items, m_engine.snapshot().taken);
    });
}

void QueuesPage::order(const QueueRequest &request)
{
    m_engine.controlQueue(request, this, [this, request](const Result<QueueOutcome> &done) {
        if (!done)
            return m_bar->showError(done.error());
        m_bar->showMessage(InfoBar::Tone::Success, queueOutcomeText(request, *done, m_names));
        if (request.action == QueueAction::Pause) {
            m_bar
                ->addAction(tr("Let it go on"),
                            [this, request] {
                                order({request.queue, QueueAction::Resume, tr("Undone")});
                            })
                ->setObjectName(QStringLiteral("queueUndo"));
        }
        peek();
    });
}

void QueuesPage::showStale()
{
    const bool stale = isStale();
    m_states->setStaleSince(stale ? std::optional(momentText(m_watch->since(), m_clock.wall())) : std::nullopt);
    m_model->setStale(stale);
    m_detail->setStale(stale);
    markStale(*this, stale);
}

void QueuesPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_watch->setActive(true);
    m_peek.start();
    refresh();
    peek();
}

void QueuesPage::hideEvent(QHideEvent *event)
{
    m_watch->setActive(false);
    m_peek.stop();
    QWidget::hideEvent(event);
}

void QueuesPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void QueuesPage::retranslate()
{
    m_list->setAccessibleName(tr("Queues"));
    m_states->setEmptyText(QStringLiteral("format-list-ordered"), tr("No queues yet"),
                           tr("Queues show here as soon as the engine runs."), tr("Look again"));
    m_model->retranslate();
}

} // namespace sluice
