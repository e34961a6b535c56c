#include "ui/queues/queuedetail.h"

#include "ui/health/queuepanel.h"
#include "ui/models/listview.h"
#include "ui/queues/depthpanel.h"
#include "ui/queues/queuemodel.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/queuerow.h"
#include "ui/widgets/statechip.h"
#include "ui/wording/formats.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

namespace sluice {

namespace {

constexpr int kMostDepth = 100'000'000;
enum WhichFigure { Depth, In, Out, Oldest, Drain, Overflow, FigureCount };

} // namespace

QueueDetail::QueueDetail(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_panel(new QueuePanel(theme, this))
    , m_depthPanel(new DepthPanel(theme, this))
    , m_model(new QueueItemModel(this))
{
    setObjectName(QStringLiteral("queueDetail"));
    m_itemsTitle = new QLabel;
    m_itemsTitle->setTextFormat(Qt::PlainText);
    m_items = new ListView(theme);
    m_items->setObjectName(QStringLiteral("queueItems"));
    m_items->setModel(m_model);
    m_items->setColumnWidths({100, 150, 150, 0, 100});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kL, space::kS, space::kL, space::kS);
    column->setSpacing(space::kS);
    column->addWidget(makeHead());
    column->addWidget(m_panel);
    column->addWidget(m_depthPanel, 3);
    column->addWidget(makeLimits());
    column->addWidget(m_itemsTitle);
    column->addWidget(m_items, 2);
    connect(m_panel, &QueuePanel::confirmed, this, &QueueDetail::ordered);
    connect(m_items, &ListView::opened, this, &QueueDetail::openItem);
    retranslate();
}

QWidget *QueueDetail::makeHead()
{
    m_title = new ElidedLabel(m_theme);
    m_title->setObjectName(QStringLiteral("queueTitle"));
    m_title->setLook(TypeSize::Large, Token::Text, QFont::DemiBold);
    m_state = new StateChip(m_theme);
    m_state->setObjectName(QStringLiteral("queueLevel"));
    m_outlook = new QLabel;
    m_outlook->setObjectName(QStringLiteral("queueOutlook"));
    m_outlook->setTextFormat(Qt::PlainText);
    m_outlook->setWordWrap(true);
    m_pause = new QPushButton;
    m_pause->setObjectName(QStringLiteral("queuePause"));
    m_purge = new QPushButton;
    m_purge->setObjectName(QStringLiteral("queuePurge"));
    m_purge->setProperty("danger", true);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::kS);
    line->addWidget(m_state);
    line->addWidget(m_title, 1);
    line->addWidget(m_pause);
    line->addWidget(m_purge);
    auto *figures = new QHBoxLayout;
    figures->setSpacing(space::kS);
    for (int i = 0; i < FigureCount; ++i) {
        m_figures.push_back(new Figure(m_theme));
        figures->addWidget(m_figures.back(), 1);
    }
    m_figures[Depth]->setObjectName(QStringLiteral("queueDepth"));
    m_figures[Drain]->setObjectName(QStringLiteral("queueDrain"));
    m_figures[Overflow]->setObjectName(QStringLiteral("queueOverflow"));
    auto *head = new QWidget;
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);
    column->addLayout(line);
    column->addWidget(m_outlook);
    column->addLayout(figures);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        m_shown.hold ? Q_EMIT ordered({m_shown.id, QueueAction::Resume, tr("Ordered on the Queues page")})
                     : ask(QueueAction::Pause);
    });
    connect(m_purge, &QPushButton::clicked, this, [this] { ask(QueueAction::Purge); });
    return head;
}

QWidget *QueueDetail::makeLimits()
{
    const auto box = [this](const char *name) {
        auto *made = new QSpinBox;
        made->setObjectName(QString::fromLatin1(name));
        made->setRange(1, kMostDepth);
        made->setGroupSeparatorShown(true);
        connect(made, &QSpinBox::editingFinished, this, &QueueDetail::takeLimits);
        return made;
    };
    m_warnLabel = new QLabel;
    m_mostLabel = new QLabel;
    m_warn = box("queueWarn");
    m_most = box("queueMost");
    m_warnLabel->setBuddy(m_warn);
    m_mostLabel->setBuddy(m_most);
    m_usual = new QPushButton;
    m_usual->setObjectName(QStringLiteral("queueUsual"));
    connect(m_usual, &QPushButton::clicked, this, [this] { Q_EMIT limitsReset(m_shown.id); });
    auto *widget = new QWidget;
    auto *row = new FlowLayout(space::kS, widget);
    row->setContentsMargins(0, 0, 0, 0);
    for (QWidget *each : std::initializer_list<QWidget *>{m_warnLabel, m_warn, m_mostLabel, m_most, m_usual})
        row->addWidget(each);
    return widget;
}

void QueueDetail::showQueue(const QueueSnapshot &queue, const QueueLimits &limits, bool hasUsualLimits,
                            const DaySeries &depths)
{
    const bool isOther = queue.id != m_shown.id;
    const bool hasNewLimits = isOther || limits != m_limits;
    m_shown = queue;
    m_limits = limits;
    m_usual->setEnabled(!hasUsualLimits);
    if (isOther) {
        m_panel->hide();
        m_model->setItems({}, {});
        wordItems();
    }
    if (hasNewLimits) {
        m_isShowing = true;
        m_warn->setValue(static_cast<int>(std::min<quint64>(limits.warnDepth, kMostDepth)));
        m_most->setValue(static_cast<int>(std::min<quint64>(limits.mostDepth, kMostDepth)));
        m_isShowing = false;
    }
    refresh();
    m_depthPanel->show(depths, limits);
}

void QueueDetail::showItems(const std::vector<QueueItem> &items, WallTime now)
{
    m_model->setItems(items, now);
    wordItems();
}

void QueueDetail::wordItems()
{
    m_itemsTitle->setText(m_model->rowCount() > 0 ? tr("Who waits longest") : tr("Nobody waits here now."));
    m_items->setVisible(m_model->rowCount() > 0);
}

void QueueDetail::setStale(bool stale)
{
    m_isStale = stale;
    for (Figure *figure : m_figures)
        figure->setStale(stale);
    m_depthPanel->setStale(stale);
    refreshActions();
}

void QueueDetail::setNames(const WorkflowNames &names)
{
    m_names = names;
    m_model->setNames(names);
    m_panel->setNames(names);
    refresh();
}

void QueueDetail::takeLimits()
{
    const QueueLimits limits{static_cast<quint64>(m_warn->value()), static_cast<quint64>(m_most->value()),
                             m_limits.warnAge};
    if (!m_isShowing && limits != m_limits)
        Q_EMIT limitsSet(m_shown.id, limits);
}

void QueueDetail::ask(QueueAction action)
{
    m_panel->ask(m_shown.id, action, m_shown.depth);
}

void QueueDetail::openItem(const QModelIndex &index)
{
    const QueueItem *item = m_model->item(index);
    if (item && !item->letter.isEmpty())
        Q_EMIT letterRequested(item->letter);
    else if (item && item->run != RunId{})
        Q_EMIT runRequested(item->run);
}

void QueueDetail::refresh()
{
    const QueueOutlook outlook = outlookOf(m_shown, m_limits);
    m_title->setText(queueName(m_shown.id, m_names));
    m_state->setState(glyphOf(outlook.level), word(outlook.level));
    const QString never = QStringLiteral("–");
    const auto duration = [&](const std::optional<Milliseconds> &time) { return time ? durationText(*time) : never; };
    m_figures[Depth]->setValue(numberText(m_shown.depth));
    m_figures[In]->setValue(rateText(m_shown.inPerSecond));
    m_figures[Out]->setValue(rateText(m_shown.outPerSecond));
    const bool isAgeKnown = m_shown.depth > 0 && m_shown.oldestAge > Milliseconds(0);
    m_figures[Oldest]->setValue(isAgeKnown ? durationText(m_shown.oldestAge) : never);
    m_figures[Drain]->setValue(duration(outlook.toDrain));
    m_figures[Overflow]->setValue(duration(outlook.toOver));
    QStringList told;
    if (m_shown.hold)
        told += tr("Paused by %1: %2.").arg(m_shown.hold->who, m_shown.hold->why);
    if (outlook.level == QueueLevel::Over)
        told += tr("More wait here than %1, the limit that was set.").arg(numberText(m_limits.mostDepth));
    else if (outlook.toOver)
        told += tr("At this rate its limit of %1 is reached %2.")
                    .arg(numberText(m_limits.mostDepth), untilText(*outlook.toOver));
    if (outlook.isOld)
        told += tr("Who waits longest has waited for %1.").arg(durationText(m_shown.oldestAge));
    m_outlook->setText(told.join(u' '));
    m_outlook->setVisible(!told.isEmpty());
    refreshActions();
}

void QueueDetail::refreshActions()
{
    m_pause->setText(m_shown.hold ? tr("Resume this queue") : tr("Pause this queue…"));
    const auto depth = static_cast<int>(std::min<quint64>(m_shown.depth, kMostDepth));
    m_purge->setText(depth > 0 ? tr("Purge %Ln…", nullptr, depth) : tr("Purge…"));
    const bool mayPurge = m_shown.id != kEventQueue;
    m_pause->setEnabled(!m_isStale);
    m_purge->setEnabled(!m_isStale && mayPurge && m_shown.depth > 0);
    m_purge->setToolTip(mayPurge ? QString()
                                 : tr("What waits there was not accepted yet, and somebody waits for the answer."));
}

void QueueDetail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void QueueDetail::retranslate()
{
    m_figures[Depth]->setLabel(tr("in the queue"));
    m_figures[In]->setLabel(tr("come"));
    m_figures[Out]->setLabel(tr("leave"));
    m_figures[Oldest]->setLabel(tr("oldest waits"));
    m_figures[Drain]->setLabel(tr("until drained"));
    m_figures[Overflow]->setLabel(tr("until over its limit"));
    m_depthPanel->retranslate();
    m_warnLabel->setText(tr("Warn at"));
    m_mostLabel->setText(tr("Limit"));
    m_warn->setAccessibleName(tr("Depth from which on it warns"));
    m_most->setAccessibleName(tr("Depth that is the limit"));
    m_usual->setText(tr("Usual limits"));
    m_items->setAccessibleName(tr("Who waits longest"));
    wordItems();
    m_model->retranslate();
    refresh();
}

} // namespace sluice
