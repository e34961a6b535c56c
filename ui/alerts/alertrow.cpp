#include "ui/alerts/alertrow.h"

#include "ui/alerts/alertlook.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/statechip.h"
#include "ui/wording/alertwords.h"
#include "ui/wording/formats.h"
#include "ui/wording/wording.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

namespace sluice {

namespace {

using namespace std::chrono_literals;
constexpr std::array<Milliseconds, 4> kSnoozes{15min, 1h, 8h, 24h};

} // namespace

AlertRow::AlertRow(ThemeController &theme, const QString &key, bool leads, QWidget *parent)
    : QWidget(parent)
    , m_chip(new StateChip(theme, this))
    , m_title(new ElidedLabel(theme, this))
    , m_detail(new ElidedLabel(theme, this))
    , m_show(new QPushButton(this))
    , m_acknowledge(new QPushButton(this))
    , m_snooze(new QPushButton(this))
    , m_reopen(new QPushButton(this))
{
    setObjectName(QStringLiteral("alert.") + key);
    m_alert.key = key;
    m_title->setObjectName(QStringLiteral("alertTitle"));
    m_title->setLook(TypeSize::Base, Token::Text, QFont::DemiBold);
    m_detail->setObjectName(QStringLiteral("alertDetail"));
    m_detail->setLook(TypeSize::Small, Token::Muted);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::kS);
    head->addWidget(m_title, 1);
    head->addWidget(m_chip);
    auto *buttons = new FlowLayout(space::kS);
    for (QPushButton *button : {m_show, m_acknowledge, m_snooze, m_reopen})
        buttons->addWidget(button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kS, 0, space::kS);
    column->setSpacing(space::kXs);
    column->addLayout(head);
    column->addWidget(m_detail);
    column->addLayout(buttons);
    m_show->setVisible(leads);
    buildButtons();
    retranslate();
}

void AlertRow::buildButtons()
{
    m_show->setObjectName(QStringLiteral("alertShow"));
    m_acknowledge->setObjectName(QStringLiteral("alertAcknowledge"));
    m_snooze->setObjectName(QStringLiteral("alertSnooze"));
    m_reopen->setObjectName(QStringLiteral("alertReopen"));
    auto *times = new QMenu(m_snooze);
    for (const Milliseconds time : kSnoozes)
        connect(times->addAction(QString()), &QAction::triggered, this,
                [this, time] { order(AlertAction::Snooze, time); });
    m_snooze->setMenu(times);
    connect(m_show, &QPushButton::clicked, this, [this] { Q_EMIT thingRequested(m_alert); });
    connect(m_acknowledge, &QPushButton::clicked, this, [this] { order(AlertAction::Acknowledge); });
    connect(m_reopen, &QPushButton::clicked, this, [this] { order(AlertAction::Reopen); });
}

void AlertRow::order(AlertAction action, Milliseconds time)
{
    Q_EMIT ordered({m_alert.key, action, action == AlertAction::Snooze ? m_now + time : WallTime{}, {}});
}

void AlertRow::retranslate()
{
    m_acknowledge->setText(tr("I look after it"));
    m_acknowledge->setToolTip(tr("Acknowledges the alert: it stays in the list and is not counted any more."));
    m_snooze->setText(tr("Snooze"));
    m_reopen->setText(tr("Take that back"));
    const QList<QAction *> times = m_snooze->menu()->actions();
    for (qsizetype at = 0; at < times.size(); ++at)
        times[at]->setText(tr("for %1").arg(durationText(kSnoozes[static_cast<std::size_t>(at)])));
    showAlert(m_alert, m_now);
}

QString AlertRow::detail(WallTime now) const
{
    QStringList parts;
    if (unitOf(m_alert.metric) != AlertUnit::YesNo) // else the title says it all
        parts += alertFigure(m_alert);
    parts += tr("since %1 (%2)").arg(momentText(m_alert.since, now), ageText(now - m_alert.since));
    if (m_alert.isSnoozed(now))
        parts += tr("snoozed by %1 until %2").arg(m_alert.snoozedBy, momentText(m_alert.snoozedUntil, now));
    if (!m_alert.acknowledgedBy.isEmpty())
        parts += tr("%1 looks after it since %2").arg(m_alert.acknowledgedBy, momentText(m_alert.acknowledgedAt, now));
    if (!m_alert.note.isEmpty())
        parts += m_alert.note;
    return parts.join(QStringLiteral(" · "));
}

void AlertRow::showAlert(const AlertSummary &alert, WallTime now)
{
    m_alert = alert;
    m_now = now;
    m_title->setText(alert.error ? words(*alert.error).what : alertTitle(alert));
    m_detail->setText(detail(now));
    m_chip->setState(glyphOf(alert, now), standingWord(alert, now));
    m_show->setText(alert.subject.isEmpty() ? tr("Show") : tr("Show %1").arg(alert.subject));
    const bool isNew = alert.isNew(now);
    m_acknowledge->setVisible(alert.acknowledgedBy.isEmpty());
    m_snooze->setVisible(isNew);
    m_reopen->setVisible(!isNew);
    for (QPushButton *button : {m_show, m_acknowledge, m_snooze, m_reopen})
        button->setAccessibleName(QStringLiteral("%1: %2").arg(button->text(), m_title->text()));
}

} // namespace sluice
