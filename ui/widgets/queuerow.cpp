#include "ui/widgets/queuerow.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/sparkline.h"
#include "ui/wording/formats.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace sluice {

namespace {
constexpr int kNameWidth = 180;
constexpr int kFigureWidth = 96;
constexpr int kTrendHeight = 32;
constexpr double kTrendFloor = 10;
constexpr int kSecondsShown = 60;
} // namespace

QueueRow::QueueRow(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_name(new ElidedLabel(theme, this))
    , m_depth(new Figure(theme, this))
    , m_trend(new Sparkline(theme, this))
    , m_oldest(new Figure(theme, this))
    , m_state(new QLabel(this))
    , m_peek(new QPushButton(this))
    , m_pause(new QPushButton(this))
    , m_purge(new QPushButton(this))
{
    m_depth->setObjectName(QStringLiteral("depth"));
    m_trend->setObjectName(QStringLiteral("trend"));
    m_oldest->setObjectName(QStringLiteral("oldest"));
    for (Figure *figure : {m_depth, m_oldest})
        figure->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_trend->setCapacity(kSecondsShown);
    m_trend->setFloor(kTrendFloor);
    m_trend->setMinimumHeight(kTrendHeight);
    m_trend->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_state->setObjectName(QStringLiteral("queueState"));
    m_peek->setObjectName(QStringLiteral("peekQueue"));
    m_pause->setObjectName(QStringLiteral("pauseQueue"));
    m_purge->setObjectName(QStringLiteral("purgeQueue"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setMinimumWidth(1);
    connect(m_peek, &QPushButton::clicked, this, [this] { Q_EMIT peekAsked(m_shown.id); });
    connect(m_pause, &QPushButton::clicked, this,
            [this] { Q_EMIT actionAsked(m_shown.id, m_shown.hold ? QueueAction::Resume : QueueAction::Pause); });
    connect(m_purge, &QPushButton::clicked, this, [this] { Q_EMIT actionAsked(m_shown.id, QueueAction::Purge); });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kXs, 0, space::kXs);
    column->setSpacing(space::kXs);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::kL);
    line->addWidget(m_name);
    line->addWidget(m_depth);
    line->addWidget(m_trend, 1);
    line->addWidget(m_oldest);
    column->addLayout(line);
    column->addWidget(m_state);
    auto *buttons = new FlowLayout(space::kS);
    for (QPushButton *button : {m_peek, m_pause, m_purge})
        buttons->addWidget(button);
    column->addLayout(buttons);
    const auto fit = [this, &theme] {
        const double scale = theme.theme().fontScale();
        m_name->setFixedWidth(static_cast<int>(kNameWidth * scale));
        m_depth->setFixedWidth(static_cast<int>(kFigureWidth * scale));
        m_oldest->setFixedWidth(static_cast<int>(kFigureWidth * scale));
    };
    connect(&theme, &ThemeController::changed, this, fit);
    fit();
    retranslate();
}

void QueueRow::showQueue(const QueueSnapshot &queue, const std::vector<double> &lastMinute, const QString &whose)
{
    m_shown = queue;
    m_whose = whose;
    setObjectName(QStringLiteral("queue:") + queue.id);
    if (lastMinute != m_trend->values())
        m_trend->setValues(lastMinute);
    refresh();
}

void QueueRow::setStale(bool stale)
{
    m_depth->setStale(stale);
    m_oldest->setStale(stale);
    m_trend->setStale(stale);
}

void QueueRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void QueueRow::retranslate()
{
    m_depth->setLabel(tr("in the queue"));
    m_oldest->setLabel(tr("oldest waits"));
    m_trend->setAccessibleName(tr("Depth over the last minute"));
    refresh();
}

void QueueRow::refresh()
{
    const QString id = isConnectionQueue(m_shown.id) ? connectionQueue(m_whose) : workflowQueue(m_whose);
    m_name->setText(queueName(m_whose.isEmpty() ? m_shown.id : id));
    m_depth->setValue(numberText(m_shown.depth));
    const auto age = std::chrono::floor<std::chrono::seconds>(m_shown.oldestAge);
    // A queue that does not know the age of its items says nothing rather than zero.
    m_oldest->setValue(m_shown.depth > 0 && m_shown.oldestAge > Milliseconds(0)
                           ? (age.count() > 0 ? durationText(age) : durationText(m_shown.oldestAge))
                           : QStringLiteral("–"));
    refreshActions();
    setAccessibleName(tr("%1: %2", "name of a queue, its depth").arg(m_name->text(), numberText(m_shown.depth)));
}

void QueueRow::refreshActions()
{
    const QString rates = tr("%1 in, %2 out").arg(rateText(m_shown.inPerSecond), rateText(m_shown.outPerSecond));
    m_state->setText(m_shown.hold ? tr("Paused by %1: %2").arg(m_shown.hold->who, m_shown.hold->why) + u'\n' + rates
                                  : rates);
    m_peek->setText(tr("Look inside"));
    m_pause->setText(m_shown.hold ? tr("Resume") : tr("Pause…"));
    m_purge->setText(tr("Purge…"));
    for (QPushButton *button : {m_peek, m_pause, m_purge})
        button->setAccessibleName(
            tr("%1: %2", "name of a queue, what the button does").arg(m_name->text(), button->text()));
    m_peek->setEnabled(m_shown.depth > 0);
    const bool mayPurge = m_shown.id != kEventQueue;
    m_purge->setEnabled(mayPurge && m_shown.depth > 0);
    m_purge->setToolTip(mayPurge ? QString()
                                 : tr("What waits there was not accepted yet, and somebody waits for the answer."));
}

} // namespace sluice
