#include "ui/alerts/alertruleform.h"

#include "ui/theme/themecontroller.h"
#include "ui/wording/alertwords.h"
#include "ui/wording/statewords.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <array>

namespace sluice {

namespace {

constexpr double kMostThreshold = 1e12;
constexpr int kDecimals = 3;
constexpr int kMostWaited = 365 * 24 * 3600;
constexpr std::array kAllComparisons{AlertComparison::Above, AlertComparison::AtLeast, AlertComparison::Below,
                                     AlertComparison::AtMost};
constexpr std::array kAllSeverities{AlertSeverity::Info, AlertSeverity::Warning, AlertSeverity::Critical};
constexpr std::array kAllHealths{ComponentHealth::Late, ComponentHealth::Suspect, ComponentHealth::Lost,
                                 ComponentHealth::Stuck};

int indexOfData(const QComboBox &box, int value)
{
    return std::max(0, box.findData(value));
}

/// -1: no health has this figure.
int indexOfHealth(const QComboBox &box, double figure)
{
    int at = box.count() - 1;
    while (at >= 0 && box.itemData(at).toInt() != figure)
        --at;
    return at;
}

int wholeSeconds(Milliseconds time)
{
    return static_cast<int>(std::clamp<qint64>(time.count() / 1000, 0, kMostWaited));
}

/// What kind of field a threshold has: figures are of one, whatever they count in.
int kindOfThreshold(AlertMetric metric)
{
    const AlertUnit unit = unitOf(metric);
    return unit == AlertUnit::YesNo ? 0 : unit == AlertUnit::Health ? 1 : 2;
}

/// Writes no more decimals than a figure has.
class FigureBox final : public QDoubleSpinBox {
public:
    using QDoubleSpinBox::QDoubleSpinBox;
    [[nodiscard]] QString textFromValue(double value) const override
    {
        return locale().toString(value, 'f', QLocale::FloatingPointShortest);
    }
};

} // namespace

AlertRuleForm::AlertRuleForm(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("alertRuleForm"));
    build();
    retranslate();
}

QLabel *AlertRuleForm::addRow(QFormLayout &form, QWidget *field)
{
    auto *label = new QLabel;
    label->setBuddy(field);
    form.addRow(label, field);
    return label;
}

void AlertRuleForm::build()
{
    const auto named = [](auto *widget, const char *name) {
        widget->setObjectName(QLatin1StringView(name));
        return widget;
    };
    m_name = named(new QLineEdit, "rule.name");
    m_metric = named(new QComboBox, "rule.metric");
    m_subject = named(new QLineEdit, "rule.subject");
    m_comparison = named(new QComboBox, "rule.comparison");
    m_threshold = named(new FigureBox, "rule.threshold");
    m_health = named(new QComboBox, "rule.health");
    m_holdFor = named(new QSpinBox, "rule.for");
    m_calmFor = named(new QSpinBox, "rule.calm");
    m_severity = named(new QComboBox, "rule.severity");
    m_confirm = named(new QPushButton, "rule.confirm");
    m_cancel = named(new QPushButton, "rule.cancel");
    m_sentence = named(new QLabel, "rule.sentence");
    m_sentence->setWordWrap(true);
    m_threshold->setRange(-kMostThreshold, kMostThreshold);
    m_threshold->setDecimals(kDecimals);
    m_threshold->setGroupSeparatorShown(true);
    m_holdFor->setRange(0, kMostWaited);
    m_calmFor->setRange(0, kMostWaited);
    for (int metric = 0; metric < kAlertMetrics; ++metric)
        m_metric->addItem(QString(), metric);
    for (const AlertComparison comparison : kAllComparisons)
        m_comparison->addItem(QString(), static_cast<int>(comparison));
    for (const AlertSeverity severity : kAllSeverities)
        m_severity->addItem(QString(), static_cast<int>(severity));
    for (const ComponentHealth health : kAllHealths)
        m_health->addItem(QString(), static_cast<int>(health));

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(space::kXl);
    form->setVerticalSpacing(space::kS);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_metricLabel = addRow(*form, m_metric);
    m_subjectLabel = addRow(*form, m_subject);
    m_comparisonLabel = addRow(*form, m_comparison);
    m_thresholdLabel = addRow(*form, m_threshold);
    m_healthLabel = addRow(*form, m_health);
    m_holdLabel = addRow(*form, m_holdFor);
    m_calmLabel = addRow(*form, m_calmFor);
    m_severityLabel = addRow(*form, m_severity);
    m_nameLabel = addRow(*form, m_name);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_confirm);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kS, 0, space::kS);
    column->setSpacing(space::kS);
    column->addLayout(form);
    column->addWidget(m_sentence);
    column->addLayout(buttons);
    connect(m_metric, &QComboBox::currentIndexChanged, this, &AlertRuleForm::followMetric);
    for (QComboBox *box : {m_comparison, m_health, m_severity})
        connect(box, &QComboBox::currentIndexChanged, this, &AlertRuleForm::showSentence);
    for (QLineEdit *edit : {m_name, m_subject})
        connect(edit, &QLineEdit::textChanged, this, &AlertRuleForm::showSentence);
    connect(m_threshold, &QDoubleSpinBox::valueChanged, this, &AlertRuleForm::showSentence);
    for (QSpinBox *box : {m_holdFor, m_calmFor})
        connect(box, &QSpinBox::valueChanged, this, &AlertRuleForm::showSentence);
    connect(m_confirm, &QPushButton::clicked, this, [this] { Q_EMIT confirmed(rule()); });
    connect(m_cancel, &QPushButton::clicked, this, &AlertRuleForm::cancelled);
}

AlertMetric AlertRuleForm::metric() const
{
    return static_cast<AlertMetric>(m_metric->currentData().toInt());
}

void AlertRuleForm::ask(const AlertRule &rule, bool isNew)
{
    m_rule = rule;
    m_isNew = isNew;
    m_metric->setCurrentIndex(indexOfData(*m_metric, static_cast<int>(rule.metric)));
    m_subject->setText(rule.subject);
    m_comparison->setCurrentIndex(indexOfData(*m_comparison, static_cast<int>(rule.comparison)));
    m_threshold->setValue(rule.threshold);
    m_health->setCurrentIndex(unitOf(rule.metric) == AlertUnit::Health ? indexOfHealth(*m_health, rule.threshold) : 0);
    m_holdFor->setValue(wholeSeconds(rule.holdFor));
    m_calmFor->setValue(wholeSeconds(rule.calmFor));
    m_severity->setCurrentIndex(indexOfData(*m_severity, static_cast<int>(rule.severity)));
    m_name->setText(rule.name);
    m_asked = shown();
    followMetric();
    retranslate();
    show();
    m_metric->setFocus(Qt::OtherFocusReason);
}

AlertRule AlertRuleForm::rule() const
{
    const AlertRule now = shown();
    AlertRule rule = m_rule;
    const auto take = [&](auto AlertRule::*field) {
        if (now.*field != m_asked.*field)
            rule.*field = now.*field;
    };
    take(&AlertRule::metric);
    take(&AlertRule::subject);
    take(&AlertRule::comparison);
    take(&AlertRule::threshold);
    take(&AlertRule::holdFor);
    take(&AlertRule::calmFor);
    take(&AlertRule::severity);
    take(&AlertRule::name);
    if (kindOfThreshold(now.metric) != kindOfThreshold(m_asked.metric)) {
        rule.comparison = now.comparison;
        rule.threshold = now.threshold;
    }
    return rule;
}

AlertRule AlertRuleForm::shown() const
{
    AlertRule rule;
    const AlertUnit unit = unitOf(metric());
    rule.metric = metric();
    rule.subject = subjectOf(rule.metric) == AlertSubject::Engine ? QString() : m_subject->text().trimmed();
    rule.comparison = unit == AlertUnit::YesNo || unit == AlertUnit::Health
                          ? AlertComparison::AtLeast
                          : static_cast<AlertComparison>(m_comparison->currentData().toInt());
    rule.threshold = unit == AlertUnit::YesNo    ? 1
                     : unit == AlertUnit::Health ? m_health->currentData().toInt()
                                                 : m_threshold->value();
    rule.holdFor = std::chrono::seconds(m_holdFor->value());
    rule.calmFor = std::chrono::seconds(m_calmFor->value());
    rule.severity = static_cast<AlertSeverity>(m_severity->currentData().toInt());
    rule.name = m_name->text().trimmed();
    return rule;
}

/// Only what means something for the metric is asked.
void AlertRuleForm::followMetric()
{
    const AlertUnit unit = unitOf(metric());
    const bool isFigure = unit != AlertUnit::YesNo && unit != AlertUnit::Health;
    const auto show = [](QLabel *label, QWidget *field, bool isWanted) {
        label->setVisible(isWanted);
        field->setVisible(isWanted);
    };
    show(m_comparisonLabel, m_comparison, isFigure);
    show(m_thresholdLabel, m_threshold, isFigure);
    show(m_healthLabel, m_health, unit == AlertUnit::Health);
    show(m_subjectLabel, m_subject, subjectOf(metric()) != AlertSubject::Engine);
    const QString name = unitText(unit);
    m_threshold->setSuffix(name.isEmpty() ? QString() : u' ' + name);
    showSentence();
}

void AlertRuleForm::showSentence()
{
    m_sentence->setText(tr("Alerts when: %1.").arg(ruleSentence(rule())));
}

void AlertRuleForm::retranslate()
{
    m_metricLabel->setText(tr("Figure"));
    m_subjectLabel->setText(tr("Only of"));
    m_subject->setPlaceholderText(tr("each of them"));
    m_comparisonLabel->setText(tr("Is"));
    m_thresholdLabel->setText(tr("Threshold"));
    m_healthLabel->setText(tr("At least"));
    m_holdLabel->setText(tr("For how long"));
    m_calmLabel->setText(tr("Over when calm for"));
    m_severityLabel->setText(tr("Severity"));
    m_nameLabel->setText(tr("Name"));
    m_name->setPlaceholderText(tr("by what it watches"));
    for (QSpinBox *box : {m_holdFor, m_calmFor})
        box->setSuffix(tr(" s", "seconds, behind a number"));
    for (int at = 0; at < m_metric->count(); ++at)
        m_metric->setItemText(at, metricWord(static_cast<AlertMetric>(m_metric->itemData(at).toInt())));
    for (int at = 0; at < m_comparison->count(); ++at)
        m_comparison->setItemText(at, word(static_cast<AlertComparison>(m_comparison->itemData(at).toInt())));
    for (int at = 0; at < m_severity->count(); ++at)
        m_severity->setItemText(at, word(static_cast<AlertSeverity>(m_severity->itemData(at).toInt())));
    for (int at = 0; at < m_health->count(); ++at)
        m_health->setItemText(at, word(static_cast<ComponentHealth>(m_health->itemData(at).toInt())));
    m_confirm->setText(m_isNew ? tr("Add the rule") : tr("Change the rule"));
    m_cancel->setText(tr("Cancel"));
    showSentence();
}

void AlertRuleForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        m_cancel->hasFocus() ? Q_EMIT cancelled() : Q_EMIT confirmed(rule());
    else
        QWidget::keyPressEvent(event);
}

} // namespace sluice
