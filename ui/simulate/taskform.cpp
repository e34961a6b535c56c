#include "ui/simulate/taskform.h"

#include "ui/simulate/modelwords.h"
#include "ui/theme/themecontroller.h"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

namespace sluice {

namespace {
constexpr int kMostAttempts = 100;
} // namespace

TaskForm::TaskForm(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_form(new QFormLayout(this))
    , m_attempts(new QSpinBox)
{
    setObjectName(QStringLiteral("simulateTask"));
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(space::kM);
    m_form->setVerticalSpacing(space::kXs);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    const auto line = [this](const char *name, QLineEdit *&field, QLabel *&wrong) {
        field = new QLineEdit;
        field->setObjectName(QString::fromLatin1(name));
        wrong = new QLabel;
        wrong->setObjectName(QString::fromLatin1(name) + QStringLiteral("Wrong"));
        wrong->setWordWrap(true);
        wrong->setTextFormat(Qt::PlainText);
        wrong->hide();
        auto *label = new QLabel;
        label->setBuddy(field);
        m_form->addRow(label, field);
        m_form->addRow(wrong);
        connect(field, &QLineEdit::editingFinished, this, &TaskForm::take);
    };
    line("simulateLatency", m_latency, m_latencyWrong);
    line("simulateFailures", m_failures, m_failuresWrong);
    line("simulateWays", m_ways, m_waysWrong);
    m_attempts->setObjectName(QStringLiteral("simulateAttempts"));
    m_attempts->setRange(0, kMostAttempts);
    auto *label = new QLabel;
    label->setBuddy(m_attempts);
    m_form->addRow(label, m_attempts);
    connect(m_attempts, &QSpinBox::valueChanged, this, &TaskForm::take);
    retranslate();
    showRow(nullptr, 0);
}

void TaskForm::showRow(const TaskModelRow *row, int attemptsNow)
{
    m_row = row ? std::optional(*row) : std::nullopt;
    setEnabled(row != nullptr);
    const QSignalBlocker blocker(m_attempts);
    m_latency->setText(row ? latencyText(row->model.latency) : QString());
    m_failures->setText(row ? failuresText(row->model.failures) : QString());
    m_ways->setText(!row ? QString() : row->isLoop ? itemsText(row->model) : portsText(row->model.ports));
    m_attempts->setValue(row ? row->attemptsThen : 0);
    m_attempts->setSpecialValueText(tr("as in A (%1)").arg(attemptsNow));
    for (QLabel *wrong : {m_latencyWrong, m_failuresWrong, m_waysWrong})
        complain(wrong, {});
    retranslate();
}

void TaskForm::setComparing(bool isComparing)
{
    m_isComparing = isComparing;
    retranslate();
}

void TaskForm::complain(QLabel *label, const QString &text)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, m_theme.color(Token::Danger));
    label->setPalette(palette);
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

void TaskForm::take()
{
    if (!m_row)
        return;
    TaskModelRow wanted = *m_row;
    const bool isMeasured = m_latency->text() == latencyText(m_row->model.latency);
    const auto latency = isMeasured ? std::optional(m_row->model.latency) : latencyOf(m_latency->text());
    complain(m_latencyWrong,
             latency ? QString()
                     : tr("Times such as “50 ms”, “10 ms to 90 ms”, “exponential 200 ms” or “80 ms, p99 800 ms”."));
    // The text is rounded: what nobody typed stays as it is.
    const auto failures = m_failures->text() == failuresText(m_row->model.failures)
                              ? std::optional(m_row->model.failures)
                              : failuresOf(m_failures->text());
    complain(m_failuresWrong,
             failures ? QString()
                      : tr("Shares such as “2 % transient, 1 % permanent, 3 % limited for 30 s”, 100 % at most."));
    QString waysWrong;
    if (m_row->isLoop) {
        const auto items = itemsOf(m_ways->text());
        if (items)
            std::tie(wanted.model.leastItems, wanted.model.mostItems) = *items;
        else
            waysWrong = tr("Numbers of items such as “10” or “5 to 20”.");
    } else if (!m_row->model.ports.empty() && m_ways->text() != portsText(m_row->model.ports)) {
        const auto ports = portsOf(m_ways->text(), m_row->model.ports);
        if (ports)
            wanted.model.ports = *ports;
        else
            waysWrong = tr("Shares of its ports such as “%1”.").arg(portsText(m_row->model.ports));
    }
    complain(m_waysWrong, waysWrong);
    wanted.model.latency = latency.value_or(m_row->model.latency);
    wanted.model.failures = failures.value_or(m_row->model.failures);
    if (!(wanted.model == m_row->model))
        wanted.model.samples = wanted.model.latency.kind == LatencyModel::Kind::Empirical ? wanted.model.samples : 0;
    wanted.attemptsThen = m_attempts->value();
    if (wanted == *m_row)
        return;
    m_row = wanted;
    Q_EMIT changed(wanted);
}

void TaskForm::retranslate()
{
    const auto word = [this](QWidget *field, const QString &text) {
        qobject_cast<QLabel *>(m_form->labelForField(field))->setText(text);
        field->setAccessibleName(text);
    };
    word(m_latency, tr("Takes"));
    word(m_failures, tr("Fails"));
    word(m_ways, m_row && m_row->isLoop ? tr("Items") : tr("Goes on by"));
    word(m_attempts, tr("Attempts in B"));
    m_form->setRowVisible(m_ways, m_row && (m_row->isLoop || !m_row->model.ports.empty()));
    m_form->setRowVisible(m_attempts, m_isComparing);
}

void TaskForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace sluice
