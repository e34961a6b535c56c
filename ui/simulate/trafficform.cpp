#include "ui/simulate/trafficform.h"

#include "core/base/duration.h"
#include "ui/theme/themecontroller.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPalette>
#include <QSpinBox>

namespace sluice {

namespace {
constexpr double kMostRate = 10'000;
constexpr int kMostSeed = 1'000'000;

QDoubleSpinBox *rateField(const char *name, double value)
{
    auto *field = new QDoubleSpinBox;
    field->setObjectName(QString::fromLatin1(name));
    field->setRange(0, kMostRate);
    field->setDecimals(2);
    field->setValue(value);
    return field;
}
} // namespace

TrafficForm::TrafficForm(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("simulateTraffic"));
    build();
    retranslate();
    refresh();
}

QLineEdit *TrafficForm::timeField(const char *name, const QString &text)
{
    auto *field = new QLineEdit(text);
    field->setObjectName(QString::fromLatin1(name));
    connect(field, &QLineEdit::textEdited, this, &TrafficForm::edited);
    return field;
}

void TrafficForm::build()
{
    m_kind = new QComboBox;
    m_kind->setObjectName(QStringLiteral("simulateArrivals"));
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    // A box forgets its hint when its font changes, but not its least width.
    m_kind->setSizePolicy(QSizePolicy::MinimumExpanding, QSizePolicy::Fixed);
    m_rate = rateField("simulateRate", 1);
    m_burst = rateField("simulateBurst", 10);
    m_every = timeField("simulateBurstEvery", QStringLiteral("10m"));
    m_lasts = timeField("simulateBurstLasts", QStringLiteral("1m"));
    m_duration = timeField("simulateDuration", QStringLiteral("1h"));
    m_seed = new QSpinBox;
    m_seed->setObjectName(QStringLiteral("simulateSeed"));
    m_seed->setRange(1, kMostSeed);
    m_outage = new QComboBox;
    m_outage->setObjectName(QStringLiteral("simulateOutage"));
    m_outage->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_outageFrom = timeField("simulateOutageFrom", QStringLiteral("10m"));
    m_outageLasts = timeField("simulateOutageLasts", QStringLiteral("5m"));
    m_complaint = new QLabel;
    m_complaint->setObjectName(QStringLiteral("simulateTrafficComplaint"));
    m_complaint->setWordWrap(true);
    m_complaint->setTextFormat(Qt::PlainText);
    m_complaint->hide();
    m_form = new QFormLayout(this);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(space::kM);
    m_form->setVerticalSpacing(space::kS);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    for (QWidget *field : std::initializer_list<QWidget *>{m_kind, m_rate, m_burst, m_every, m_lasts, m_duration,
                                                           m_seed, m_outage, m_outageFrom, m_outageLasts}) {
        auto *label = new QLabel;
        label->setBuddy(field);
        m_form->addRow(label, field);
    }
    m_form->addRow(m_complaint);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &TrafficForm::refresh);
    connect(m_outage, &QComboBox::currentIndexChanged, this, &TrafficForm::refresh);
    connect(m_rate, &QDoubleSpinBox::valueChanged, this, &TrafficForm::edited);
    connect(m_burst, &QDoubleSpinBox::valueChanged, this, &TrafficForm::edited);
    connect(m_seed, &QSpinBox::valueChanged, this, &TrafficForm::edited);
}

void TrafficForm::setConnections(const QStringList &ids)
{
    const QString before = m_outage->currentData().toString();
    const QSignalBlocker blocker(m_outage);
    m_outage->clear();
    m_outage->addItem(tr("No outage"), QString());
    for (const QString &id : ids)
        m_outage->addItem(id, id);
    m_outage->setCurrentIndex(std::max(0, m_outage->findData(before)));
    refresh();
}

/// Only what the choices above ask for.
void TrafficForm::refresh()
{
    const bool bursts = m_kind->currentIndex() == static_cast<int>(ArrivalModel::Kind::Burst);
    for (QWidget *field : std::initializer_list<QWidget *>{m_burst, m_every, m_lasts})
        m_form->setRowVisible(field, bursts);
    const bool fails = !m_outage->currentData().toString().isEmpty();
    m_form->setRowVisible(m_outageFrom, fails);
    m_form->setRowVisible(m_outageLasts, fails);
    Q_EMIT edited();
}

std::optional<Milliseconds> TrafficForm::timeIn(const QLineEdit *field)
{
    const auto time = parseDuration(field->text().simplified().remove(u' '));
    if (time && time->count() > 0)
        return *time;
    const auto *label = qobject_cast<QLabel *>(m_form->labelForField(const_cast<QLineEdit *>(field)));
    m_complaint->setText(tr("%1: a time such as 250ms, 5m or 1h belongs here.").arg(label ? label->text() : QString()));
    return std::nullopt;
}

bool TrafficForm::fill(SimulationSetup &setup)
{
    m_complaint->clear();
    setup.arrivals.kind = static_cast<ArrivalModel::Kind>(m_kind->currentIndex());
    setup.arrivals.perSecond = m_rate->value();
    setup.arrivals.burstPerSecond = m_burst->value();
    setup.seed = static_cast<quint64>(m_seed->value());
    const auto take = [this](const QLineEdit *field, Milliseconds &into) {
        if (const auto time = timeIn(field))
            into = *time;
    };
    take(m_duration, setup.duration);
    if (setup.arrivals.kind == ArrivalModel::Kind::Burst) {
        take(m_every, setup.arrivals.burstEvery);
        take(m_lasts, setup.arrivals.burstLasts);
    }
    if (const QString connection = m_outage->currentData().toString(); !connection.isEmpty()) {
        OutageModel outage;
        outage.connection = connection;
        take(m_outageFrom, outage.from);
        take(m_outageLasts, outage.lasts);
        setup.outages.push_back(outage);
    }
    QPalette palette = m_complaint->palette();
    palette.setColor(QPalette::WindowText, m_theme.color(Token::Danger));
    m_complaint->setPalette(palette);
    m_complaint->setVisible(!m_complaint->text().isEmpty());
    return m_complaint->text().isEmpty();
}

void TrafficForm::retranslate()
{
    const auto word = [this](QWidget *field, const QString &text) {
        qobject_cast<QLabel *>(m_form->labelForField(field))->setText(text);
        field->setAccessibleName(text);
    };
    const int kind = std::max(0, m_kind->count() > 0 ? m_kind->currentIndex() : 1);
    const QSignalBlocker blocker(m_kind);
    m_kind->clear();
    m_kind->addItems({tr("Evenly"), tr("By chance (Poisson)"), tr("In bursts")});
    m_kind->setCurrentIndex(kind);
    word(m_kind, tr("Runs arrive"));
    word(m_rate, tr("Runs a second"));
    word(m_burst, tr("Runs a second in a burst"));
    word(m_every, tr("A burst every"));
    word(m_lasts, tr("It lasts"));
    word(m_duration, tr("Simulated time"));
    word(m_seed, tr("Seed"));
    word(m_outage, tr("A connection fails"));
    word(m_outageFrom, tr("It fails after"));
    word(m_outageLasts, tr("It fails for"));
    m_seed->setToolTip(tr("The same seed gives the same result."));
    if (m_outage->count() > 0)
        m_outage->setItemText(0, tr("No outage"));
}

void TrafficForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace sluice
