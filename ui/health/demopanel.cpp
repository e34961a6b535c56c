#include "ui/health/demopanel.h"

#include "ui/health/poisonlist.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/infobar.h"
#include "ui/wording/formats.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>

#include <cmath>

namespace sluice {

namespace {

constexpr int kMostLatencyMs = 60'000;

} // namespace

bool isRepaired(const DemoKnobs &knobs)
{
    return knobs.errorRate <= 0 && knobs.poison.isEmpty();
}

QString demoSentence(const DemoKnobs &knobs)
{
    const QString refused =
        knobs.poison.isEmpty()
            ? DemoPanel::tr("it refuses no code")
            : DemoPanel::tr("it refuses %1", "a list of codes").arg(knobs.poison.join(QStringLiteral(", ")));
    return DemoPanel::tr("Now %1 of its calls fail, each takes %2 longer, and %3.", "percent, duration, list")
        .arg(percentText(knobs.errorRate), durationText(knobs.latency), refused);
}

DemoPanel::DemoPanel(ThemeController &theme, QWidget *parent)
    : Card(theme, parent)
    , m_theme(theme)
    , m_title(new QLabel(this))
    , m_where(new ElidedLabel(theme, this))
    , m_now(new QLabel(this))
    , m_errorLabel(new QLabel(this))
    , m_errorRate(new QSlider(Qt::Horizontal, this))
    , m_errorText(new QLabel(this))
    , m_latencyLabel(new QLabel(this))
    , m_latency(new QSpinBox(this))
    , m_poisonLabel(new QLabel(this))
    , m_poison(new PoisonList(this))
    , m_apply(new QPushButton(this))
    , m_repair(new QPushButton(this))
    , m_break(new QPushButton(this))
    , m_outcome(new InfoBar(theme, this))
{
    build();
    connect(m_errorRate, &QSlider::valueChanged, this, &DemoPanel::refresh);
    connect(m_latency, &QSpinBox::valueChanged, this, &DemoPanel::refresh);
    connect(m_poison, &PoisonList::edited, this, &DemoPanel::refresh);
    connect(m_apply, &QPushButton::clicked, this, [this] { Q_EMIT knobsAsked(turned()); });
    connect(m_repair, &QPushButton::clicked, this, &DemoPanel::repair);
    connect(m_break, &QPushButton::clicked, this, &DemoPanel::breakAgain);
    connect(&theme, &ThemeController::changed, this, &DemoPanel::dress);
    retranslate();
    dress();
}

void DemoPanel::build()
{
    setObjectName(QStringLiteral("demo"));
    m_where->setObjectName(QStringLiteral("demoWhere"));
    m_now->setObjectName(QStringLiteral("demoNow"));
    m_errorRate->setObjectName(QStringLiteral("demoErrorRate"));
    m_latency->setObjectName(QStringLiteral("demoLatency"));
    m_apply->setObjectName(QStringLiteral("demoApply"));
    m_repair->setObjectName(QStringLiteral("demoRepair"));
    m_break->setObjectName(QStringLiteral("demoBreak"));
    m_outcome->setObjectName(QStringLiteral("demoOutcome"));
    m_now->setMinimumWidth(1);
    m_now->setWordWrap(true);
    m_now->setTextFormat(Qt::PlainText);
    m_where->setLook(TypeSize::Small, Token::Muted);
    m_errorRate->setRange(0, 100);
    m_errorRate->setPageStep(10);
    m_latency->setRange(0, kMostLatencyMs);
    m_latency->setSingleStep(5);
    m_errorLabel->setBuddy(m_errorRate);
    m_latencyLabel->setBuddy(m_latency);

    body()->addWidget(m_title);
    body()->addWidget(m_where);
    body()->addWidget(m_now);
    auto *form = new QGridLayout;
    form->setHorizontalSpacing(space::kM);
    form->setVerticalSpacing(space::kS);
    form->addWidget(m_errorLabel, 0, 0);
    form->addWidget(m_errorRate, 0, 1);
    form->addWidget(m_errorText, 0, 2);
    form->addWidget(m_latencyLabel, 1, 0);
    form->addWidget(m_latency, 1, 1, Qt::AlignLeft);
    form->addWidget(m_poisonLabel, 2, 0, Qt::AlignTop);
    form->addWidget(m_poison, 2, 1, 1, 2);
    form->setColumnStretch(1, 1);
    body()->addLayout(form);
    auto *actions = new FlowLayout(space::kS);
    for (QPushButton *button : {m_repair, m_break, m_apply})
        actions->addWidget(button);
    body()->addLayout(actions);
    body()->addWidget(m_outcome);
    body()->addStretch(1);
}

void DemoPanel::dress()
{
    m_title->setFont(m_theme.theme().font(TypeSize::Large, QFont::DemiBold));
    const QFontMetrics metrics(m_theme.theme().font());
    m_errorText->setMinimumWidth(metrics.horizontalAdvance(percentText(1.0)) + space::kXs);
    m_latency->setMinimumWidth(metrics.horizontalAdvance(QStringLiteral("60,000 ms")) + 3 * space::kXl);
}

void DemoPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

void DemoPanel::retranslate()
{
    m_title->setText(tr("Demo service"));
    m_errorLabel->setText(tr("Calls that fail"));
    m_errorRate->setAccessibleName(m_errorLabel->text());
    m_latencyLabel->setText(tr("Added to each answer"));
    m_latency->setAccessibleName(m_latencyLabel->text());
    m_latency->setSuffix(tr(" ms"));
    m_poisonLabel->setText(tr("Codes it refuses"));
    m_apply->setText(tr("Send these settings"));
    m_repair->setText(tr("Repair the service"));
    m_break->setText(tr("Break it again"));
    m_repair->setToolTip(tr("No call fails and no code is refused from now on."));
    for (QPushButton *button : {m_apply, m_repair, m_break})
        button->setAccessibleName(button->text());
    refresh();
}

void DemoPanel::showService(const QString &address, bool isOurs)
{
    if (address == m_address && isOurs == m_isOurs)
        return;
    m_address = address;
    m_isOurs = isOurs;
    refresh();
}

void DemoPanel::showKnobs(const DemoKnobs &knobs)
{
    m_known = knobs;
    if (!isRepaired(knobs))
        m_broken = knobs;
    {
        const QSignalBlocker one(m_errorRate);
        const QSignalBlocker other(m_latency);
        m_errorRate->setValue(static_cast<int>(std::lround(knobs.errorRate * 100)));
        m_latency->setValue(static_cast<int>(knobs.latency.count()));
    }
    m_poison->setCodes(knobs.poison);
    refresh();
}

void DemoPanel::setBusy(bool busy)
{
    m_busy = busy;
    refresh();
}

void DemoPanel::setStale(bool stale)
{
    m_stale = stale;
    refresh();
}

DemoKnobs DemoPanel::turned() const
{
    DemoKnobs knobs;
    knobs.errorRate = m_errorRate->value() / 100.0;
    knobs.latency = Milliseconds(m_latency->value());
    knobs.poison = m_poison->codes();
    return knobs;
}

void DemoPanel::refresh()
{
    m_where->setText(m_isOurs ? tr("Serves at %1, inside this program").arg(m_address)
                              : tr("Serves at %1, run by another program").arg(m_address));
    m_now->setText(m_known ? demoSentence(*m_known) : tr("Asking it how it is set…"));
    m_errorText->setText(percentText(m_errorRate->value() / 100.0));
    const bool ready = m_known.has_value() && !m_busy && !m_stale;
    m_errorRate->setEnabled(ready);
    m_latency->setEnabled(ready);
    m_poison->setEnabled(ready);
    const bool isTurned = m_known && turned() != *m_known;
    m_apply->setEnabled(ready && isTurned);
    m_apply->setToolTip(isTurned ? QString() : tr("Nothing was changed."));
    m_repair->setEnabled(ready && !isRepaired(*m_known));
    m_break->setEnabled(ready && isRepaired(*m_known));
    m_break->setToolTip(demoSentence(m_broken));
    // The one main action is what the person came for: to repair what is broken.
    m_repair->setProperty("accent", m_repair->isEnabled());
    m_repair->update();
}

void DemoPanel::repair()
{
    DemoKnobs knobs = *m_known;
    knobs.errorRate = 0;
    knobs.poison.clear();
    Q_EMIT knobsAsked(knobs);
}

void DemoPanel::breakAgain()
{
    Q_EMIT knobsAsked(m_broken);
}

} // namespace sluice
