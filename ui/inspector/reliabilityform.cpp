#include "ui/inspector/reliabilityform.h"

#include "core/base/duration.h"
#include "core/run/machine.h"
#include "ui/inspector/formrow.h"
#include "ui/theme/themecontroller.h"
#include "ui/wording/durationwords.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"
#include "ui/wording/wording.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {

constexpr std::size_t kMostLines = 8;
/// Draws lie in [0, 1); this one is as late as a delay can be, to the millisecond.
constexpr double kLatestDraw = 1.0;

QString exhaustedWords(OnExhausted policy)
{
    switch (policy) {
    case OnExhausted::Fail:
        return QCoreApplication::translate("ReliabilityForm", "After the last one the run fails.");
    case OnExhausted::Continue:
        return QCoreApplication::translate("ReliabilityForm",
                                           "After the last one the run goes on by the failure port.");
    case OnExhausted::Compensate:
        return QCoreApplication::translate("ReliabilityForm",
                                           "After the last one what the run did is undone, the last step first.");
    case OnExhausted::DeadLetter:
        break;
    }
    return QCoreApplication::translate("ReliabilityForm", "After the last one it becomes a dead letter.");
}

} // namespace

QStringList scheduleLines(const Reliability &reliability)
{
    const auto earliest = retrySchedule(reliability, 0.0);
    const auto latest = retrySchedule(reliability, kLatestDraw);
    QStringList lines;
    for (std::size_t i = 0; i < latest.size() && i < kMostLines; ++i) {
        const auto number = static_cast<int>(i + 1);
        if (i == 0)
            lines.push_back(QCoreApplication::translate("ReliabilityForm", "Attempt 1: at once"));
        else if (i < earliest.size() && earliest[i] == latest[i])
            lines.push_back(QCoreApplication::translate("ReliabilityForm", "Attempt %1: after %2")
                                .arg(number)
                                .arg(durationText(latest[i])));
        else
            lines.push_back(
                QCoreApplication::translate("ReliabilityForm", "Attempt %1: after %2 to %3")
                    .arg(number)
                    .arg(durationText(i < earliest.size() ? earliest[i] : Milliseconds{}), durationText(latest[i])));
    }
    if (latest.size() > kMostLines)
        lines.push_back(QCoreApplication::translate("ReliabilityForm", "… the last, attempt %1: after at most %2")
                            .arg(latest.size())
                            .arg(durationText(latest.back())));
    lines.push_back(exhaustedWords(reliability.onExhausted));
    return lines;
}

ReliabilityForm::ReliabilityForm(ThemeController &themes, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_attempts(new QSpinBox(this))
    , m_factor(new QDoubleSpinBox(this))
    , m_jitter(new QComboBox(this))
    , m_exhausted(new QComboBox(this))
    , m_compensation(new QComboBox(this))
    , m_safe(new QCheckBox(this))
    , m_scheduleTitle(new QLabel(this))
    , m_schedule(new QLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kL, space::kM, space::kL, space::kL);
    column->setSpacing(space::kM);
    m_attempts->setObjectName(QStringLiteral("reliability_attempts"));
    m_attempts->setRange(1, 100);
    m_factor->setObjectName(QStringLiteral("reliability_factor"));
    m_factor->setRange(1, 10);
    m_factor->setSingleStep(0.5);
    m_jitter->setObjectName(QStringLiteral("reliability_jitter"));
    for (auto *box : {m_jitter, m_exhausted})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_exhausted->setObjectName(QStringLiteral("reliability_exhausted"));
    m_safe->setObjectName(QStringLiteral("reliability_safe"));
    m_compensation->setObjectName(QStringLiteral("reliability_compensation"));
    for (auto *box : {m_jitter, m_exhausted, m_compensation}) {
        // Long choices are cut in the field, not the field at the panel's edge.
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
    }
    m_schedule->setObjectName(QStringLiteral("reliability_schedule"));
    m_schedule->setTextFormat(Qt::PlainText);
    m_schedule->setWordWrap(true);
    m_scheduleTitle->setWordWrap(true);
    addRow(m_attempts, QStringLiteral("maxAttempts"));
    column->addWidget(m_scheduleTitle);
    column->addWidget(m_schedule);
    m_base = durationField(QStringLiteral("base"));
    addRow(m_factor, QStringLiteral("factor"));
    m_maxDelay = durationField(QStringLiteral("maxDelay"));
    addRow(m_jitter, QStringLiteral("jitter"));
    m_timeout = durationField(QStringLiteral("timeout"));
    m_deadline = durationField(QStringLiteral("deadline"));
    addRow(m_exhausted, QStringLiteral("onExhausted"));
    addRow(m_compensation, QStringLiteral("compensation"));
    addRow(m_safe, QStringLiteral("safeToRepeat"), false);
    column->addStretch(1);

    connect(m_attempts, &QSpinBox::valueChanged, this, [this] { change(QStringLiteral("maxAttempts")); });
    connect(m_factor, &QDoubleSpinBox::valueChanged, this, [this] { change(QStringLiteral("factor")); });
    connect(m_jitter, &QComboBox::activated, this, [this] { change(QStringLiteral("jitter")); });
    connect(m_exhausted, &QComboBox::activated, this, [this] { change(QStringLiteral("onExhausted")); });
    connect(m_compensation, &QComboBox::activated, this,
            [this] { Q_EMIT compensationChosen(m_compensation->currentData().toString()); });
    connect(m_safe, &QCheckBox::clicked, this, [this] { change(QStringLiteral("safeToRepeat")); });
    connect(m_attempts, &QSpinBox::editingFinished, this, &ReliabilityForm::left);
    connect(m_factor, &QDoubleSpinBox::editingFinished, this, &ReliabilityForm::left);
    retranslate();
}

FormRow *ReliabilityForm::addRow(QWidget *field, const QString &key, bool ownLabel)
{
    auto *row = new FormRow(m_themes, field, QStringLiteral("problem_reliability_") + key, ownLabel, this);
    static_cast<QVBoxLayout *>(layout())->addWidget(row);
    m_rows.emplace_back(key, row);
    return row;
}

QLineEdit *ReliabilityForm::durationField(const QString &name)
{
    auto *line = new QLineEdit(this);
    line->setObjectName(QStringLiteral("reliability_") + name);
    line->setFont(m_themes.theme().monospace());
    addRow(line, name);
    connect(line, &QLineEdit::textEdited, this, [this, name] { change(name); });
    connect(line, &QLineEdit::editingFinished, this, &ReliabilityForm::left);
    return line;
}

void ReliabilityForm::change(const QString &key)
{
    auto next = m_shown;
    QString complaint;
    const auto take = [&](const QLineEdit *line, Milliseconds &target) {
        if (const auto read = parseDuration(line->text()))
            target = *read;
        else
            complaint = tr("This is not a duration. Write a number and a unit: 250ms, 5s, 2m, 1h, 1d.");
    };
    if (key == u"maxAttempts") {
        next.maxAttempts = m_attempts->value();
    } else if (key == u"factor") {
        next.factor = m_factor->value();
    } else if (key == u"jitter") {
        next.jitter = static_cast<JitterKind>(m_jitter->currentData().toInt());
    } else if (key == u"onExhausted") {
        next.onExhausted = static_cast<OnExhausted>(m_exhausted->currentData().toInt());
    } else if (key == u"safeToRepeat") {
        next.safeToRepeat = m_safe->isChecked();
    } else if (key == u"base") {
        take(m_base, next.base);
    } else if (key == u"maxDelay") {
        take(m_maxDelay, next.maxDelay);
    } else if (key == u"timeout") {
        take(m_timeout, next.attemptTimeout);
    } else if (m_deadline->text().isEmpty()) {
        next.stepDeadline.reset();
    } else {
        Milliseconds deadline{};
        take(m_deadline, deadline);
        next.stepDeadline = deadline;
    }
    const auto row = std::ranges::find(m_rows, key, &std::pair<QString, FormRow *>::first);
    row->second->setProblem(complaint, true);
    if (!complaint.isEmpty() || next == m_shown)
        return;
    m_shown = next;
    showSchedule();
    Q_EMIT edited(row->second->accessibleName(), next);
}

void ReliabilityForm::show(const Reliability &reliability, bool isUnsafe)
{
    m_shown = reliability;
    const auto set = [](QLineEdit *line, Milliseconds value) {
        const auto typed = parseDuration(line->text());
        if (!typed || *typed != value)
            line->setText(formatDuration(value));
    };
    const QSignalBlocker quietAttempts(m_attempts);
    const QSignalBlocker quietFactor(m_factor);
    m_attempts->setValue(reliability.maxAttempts);
    m_factor->setValue(reliability.factor);
    set(m_base, reliability.base);
    set(m_maxDelay, reliability.maxDelay);
    set(m_timeout, reliability.attemptTimeout);
    if (reliability.stepDeadline)
        set(m_deadline, *reliability.stepDeadline);
    else
        m_deadline->clear();
    m_jitter->setCurrentIndex(m_jitter->findData(static_cast<int>(reliability.jitter)));
    m_exhausted->setCurrentIndex(m_exhausted->findData(static_cast<int>(reliability.onExhausted)));
    m_safe->setChecked(reliability.safeToRepeat);
    m_rows.back().second->setVisible(isUnsafe || reliability.safeToRepeat);
    showSchedule();
}

void ReliabilityForm::showCompensation(const Task &task, const Workflow &workflow)
{
    m_compensation->clear();
    m_compensation->addItem(tr("Nothing"), QString());
    for (const Task &other : workflow.tasks) {
        if (other.id != task.id)
            m_compensation->addItem(other.name.isEmpty() ? other.id : other.name, other.id);
    }
    if (m_compensation->findData(task.compensation) < 0)
        m_compensation->addItem(task.compensation, task.compensation);
    m_compensation->setCurrentIndex(m_compensation->findData(task.compensation));
}

void ReliabilityForm::showSchedule()
{
    const auto say = [this](const QString &key, std::optional<Milliseconds> value) {
        const auto row = std::ranges::find(m_rows, key, &std::pair<QString, FormRow *>::first);
        row->second->setWords(value ? durationWords(*value) : QString());
    };
    say(QStringLiteral("base"), m_shown.base);
    say(QStringLiteral("maxDelay"), m_shown.maxDelay);
    say(QStringLiteral("timeout"), m_shown.attemptTimeout);
    say(QStringLiteral("deadline"), m_shown.stepDeadline);
    m_schedule->setText(scheduleLines(m_shown).join(u'\n'));
}

void ReliabilityForm::showProblems(const Problems &problems, const QString &task)
{
    for (const auto &[key, row] : m_rows) {
        QString text;
        bool isError = true;
        for (const Problem &problem : problems) {
            if (problem.task == task && problem.field == QStringLiteral("reliability.") + key && text.isEmpty()) {
                text = sentence(problem.error);
                isError = problem.severity == Severity::Error;
            }
        }
        row->setProblem(text, isError);
    }
}

void ReliabilityForm::focusField(const QString &field)
{
    for (const auto &[key, row] : m_rows) {
        if (field == QStringLiteral("reliability.") + key)
            row->field()->setFocus(Qt::OtherFocusReason);
    }
}

void ReliabilityForm::fillChoices()
{
    const auto fill = [](QComboBox *box, const QList<std::pair<int, QString>> &choices) {
        const auto kept = box->currentData();
        box->clear();
        for (const auto &[value, text] : choices)
            box->addItem(text, value);
        box->setCurrentIndex(std::max(0, box->findData(kept)));
    };
    fill(m_jitter, {{static_cast<int>(JitterKind::Full), tr("Full: up to the delay")},
                    {static_cast<int>(JitterKind::Equal), tr("Equal: half the delay, or more")},
                    {static_cast<int>(JitterKind::None), tr("None: the delay itself")}});
    fill(m_exhausted, {{static_cast<int>(OnExhausted::DeadLetter), tr("Keep it as a dead letter")},
                       {static_cast<int>(OnExhausted::Fail), tr("Fail the run")},
                       {static_cast<int>(OnExhausted::Continue), tr("Go on by the failure port")},
                       {static_cast<int>(OnExhausted::Compensate), tr("Undo what the run did")}});
}

void ReliabilityForm::retranslate()
{
    fillChoices();
    const std::array<std::pair<QString, QString>, 10> texts{{
        {settingLabel(QStringLiteral("maxAttempts")), tr("In all, the first one counted.")},
        {settingLabel(QStringLiteral("base")), tr("Before the second attempt.")},
        {settingLabel(QStringLiteral("factor")), tr("Each delay is this many times the one before.")},
        {settingLabel(QStringLiteral("maxDelay")), {}},
        {tr("Jitter"), tr("What of a delay is left to chance, so that many do not come back together.")},
        {settingLabel(QStringLiteral("timeout")), {}},
        {settingLabel(QStringLiteral("deadline")),
         tr("From the first attempt to the end, delays included. Empty: none.")},
        {tr("When all attempts failed"), {}},
        {tr("Undone by"), tr("This task runs with the input and output of the step when the run is undone.")},
        {tr("Safe to repeat"), tr("Repeat it also when nobody knows whether the last attempt had its effect.")},
    }};
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        auto *row = m_rows[i].second;
        row->setTexts(texts[i].first, texts[i].second, false);
        row->setAccessibleName(texts[i].first);
        row->field()->setAccessibleName(texts[i].first);
    }
    m_safe->setText(texts.back().first);
    m_deadline->setPlaceholderText(tr("none"));
    m_scheduleTitle->setText(tr("If every attempt fails at once:"));
    m_schedule->setAccessibleName(tr("Retry schedule"));
    showSchedule();
}

} // namespace sluice
