#include "ui/health/growthmodelrow.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/statechip.h"
#include "ui/wording/componentwords.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice {

GrowthModelRow::GrowthModelRow(const QString &model, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_name(new ElidedLabel(theme, this))
    , m_phase(new StateChip(theme, this))
    , m_told(new ElidedLabel(theme, this))
    , m_pause(new QPushButton(this))
    , m_reset(new QPushButton(this))
{
    setObjectName(QStringLiteral("growthModel:") + model);
    m_name->setLook(TypeSize::Base, Token::Text, QFont::DemiBold);
    m_told->setLook(TypeSize::Small, Token::Muted);
    m_told->setObjectName(QStringLiteral("growthTold:") + model);
    m_phase->setObjectName(QStringLiteral("growthPhase:") + model);
    m_pause->setObjectName(QStringLiteral("growthPause:") + model);
    m_reset->setObjectName(QStringLiteral("growthReset:") + model);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::kS);
    head->addWidget(m_name);
    head->addWidget(m_phase);
    head->addStretch(1);
    auto *buttons = new FlowLayout(space::kS);
    buttons->addWidget(m_pause);
    buttons->addWidget(m_reset);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kXs);
    column->addLayout(head);
    column->addWidget(m_told);
    column->addLayout(buttons);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        const bool isPaused = m_component && m_component->phase == ComponentPhase::Paused;
        Q_EMIT actionAsked(m_model, isPaused ? ComponentAction::Resume : ComponentAction::Pause);
    });
    connect(m_reset, &QPushButton::clicked, this, [this] { Q_EMIT resetAsked(m_model); });
    retranslate();
}

void GrowthModelRow::show(const ComponentSnapshot *component, std::optional<WallTime> told, WallTime now)
{
    m_component = component ? std::optional(*component) : std::nullopt;
    m_toldAt = told;
    m_now = now;
    m_isLive = component
               && (component->phase == ComponentPhase::Running || component->phase == ComponentPhase::Degraded)
               && component->health == ComponentHealth::Ok;
    retranslate();
}

void GrowthModelRow::setStale(bool stale)
{
    m_phase->setStale(stale);
}

void GrowthModelRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void GrowthModelRow::retranslate()
{
    const QString name = componentWords(m_model).name;
    m_name->setText(name);
    const auto phase = m_component ? m_component->phase : ComponentPhase::Stopped;
    m_phase->setState(glyphOf(phase), m_component ? word(phase) : tr("is not there"));
    if (!m_toldAt)
        m_told->setText(tr("has told nothing yet"));
    else if (m_isLive)
        m_told->setText(tr("last told %1").arg(momentText(*m_toldAt, m_now)));
    else
        m_told->setText(tr("knows what was until %1").arg(momentText(*m_toldAt, m_now)));
    const bool isPaused = phase == ComponentPhase::Paused;
    m_pause->setText(isPaused ? tr("Resume") : tr("Pause"));
    m_pause->setAccessibleName(isPaused ? tr("Resume %1", "a growth model").arg(name)
                                        : tr("Pause %1", "a growth model").arg(name));
    m_pause->setEnabled(m_component && isAllowed(isPaused ? ComponentAction::Resume : ComponentAction::Pause, phase));
    m_pause->setToolTip(isPaused ? tr("What came meanwhile is taken then.")
                                 : tr("What comes waits, up to 10,000 events. The pause ends with the engine: after a "
                                      "restart it works again."));
    m_reset->setText(tr("Begin anew…"));
    m_reset->setAccessibleName(tr("Have %1 begin anew", "a growth model").arg(name));
    m_reset->setToolTip(tr("Forgets what it knows. You are asked why first."));
    m_reset->setEnabled(m_component.has_value() && phase != ComponentPhase::Stopped);
}

GrowthResetPanel::GrowthResetPanel(ThemeController &theme, QWidget *parent)
    : OrderPanel(theme, QStringLiteral("growth"), parent)
{
    setObjectName(QStringLiteral("growthResetPanel"));
}

void GrowthResetPanel::ask(const QString &model, const QString &knows)
{
    m_model = model;
    m_knows = knows;
    open();
}

OrderPanel::Question GrowthResetPanel::question() const
{
    const QString name = componentWords(m_model).name;
    return {tr("%1 forgets what it knows (%2) and begins anew, for good: not even a restart brings it back, and "
               "recorded events of before are not taken again.")
                .arg(name, m_knows),
            tr("Have %1 begin anew", "a growth model").arg(name)};
}

void GrowthResetPanel::confirmWith(const QString &reason)
{
    Q_EMIT confirmed(m_model, reason);
}

} // namespace sluice
