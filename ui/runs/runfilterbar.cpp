#include "ui/runs/runfilterbar.h"

#include "ui/runs/timerange.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/filteredit.h"
#include "ui/widgets/flowlayout.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>

#include <array>

namespace sluice {

namespace {

constexpr std::array kStates{RunState::Pending,      RunState::Running,    RunState::Paused,     RunState::Waiting,
                             RunState::Succeeded,    RunState::Failed,     RunState::Cancelling, RunState::Cancelled,
                             RunState::Compensating, RunState::Compensated};

constexpr std::array kTriggers{"manual", "api", "again", "schedule", "event", "webhook", "after", "failure", "run"};
constexpr int kTextWidth = 260;

/// What kind of trigger it is, whatever its name.
QString triggerKind(const QString &kind)
{
    static constexpr std::pair<const char *, const char *> kWords[] = {
        {"manual", QT_TRANSLATE_NOOP("sluice::RunFilterBar", "Started by hand")},
        {"api", QT_TRANSLATE_NOOP("sluice::RunFilterBar", "By a program")},
        {"again", QT_TRANSLATE_NOOP("sluice::RunFilterBar", "Run again")},
        {"schedule", QT_TRANSLATE_NOOP("sluice::RunFilterBar", "By time")},
        {"event", QT_TRANSLATE_NOOP("sluice::RunFilterBar", "By an event")},
        {"webhook", QT_TRANSLATE_NOOP("sluice::RunFilterBar", "By a webhook")},
        {"after", QT_TRANSLATE_NOOP("sluice::RunFilterBar", "After another run")},
        {"failure", QT_TRANSLATE_NOOP("sluice::RunFilterBar", "After a failure")},
        {"run", QT_TRANSLATE_NOOP("sluice::RunFilterBar", "Called by a run")}};
    for (const auto &[known, words] : kWords) {
        if (kind == QLatin1StringView(known))
            return RunFilterBar::tr(words);
    }
    return kind;
}

} // namespace

RunFilterBar::RunFilterBar(std::function<WallTime()> now, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_workflow(new QComboBox)
    , m_state(new QComboBox)
    , m_time(new TimeRange(std::move(now), QStringLiteral("runsTime")))
    , m_trigger(new QComboBox)
    , m_text(new FilterEdit(theme))
    , m_count(new QLabel)
{
    m_workflow->setObjectName(QStringLiteral("runsWorkflow"));
    m_state->setObjectName(QStringLiteral("runsState"));
    m_text->setObjectName(QStringLiteral("runsText"));
    m_count->setObjectName(QStringLiteral("runsCount"));
    m_workflow->addItem(QString());
    m_workflow->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_state->addItem(QString());
    for (const RunState state : kStates)
        m_state->addItem(QString(), static_cast<int>(state));
    m_state->setMaxVisibleItems(12);
    m_state->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_trigger->setObjectName(QStringLiteral("runsTrigger"));
    m_trigger->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_trigger->addItem(QString());
    for (const char *kind : kTriggers)
        m_trigger->addItem(QString(), QString::fromLatin1(kind));
    m_trigger->setMaxVisibleItems(12);
    m_count->setTextFormat(Qt::PlainText);
    m_text->setMinimumWidth(kTextWidth);
    auto *row = new FlowLayout(space::kS, this);
    row->setFilling(true);
    row->setContentsMargins(space::kL, space::kS, space::kL, space::kS);
    for (QWidget *each : std::initializer_list<QWidget *>{m_text, m_workflow, m_state, m_time, m_trigger, m_count})
        row->addWidget(each);
    connect(m_time, &TimeRange::changed, this, &RunFilterBar::announce);
    connect(m_trigger, &QComboBox::currentIndexChanged, this, &RunFilterBar::announce);
    connect(m_workflow, &QComboBox::currentIndexChanged, this, &RunFilterBar::announce);
    connect(m_state, &QComboBox::currentIndexChanged, this, &RunFilterBar::announce);
    connect(m_text, &FilterEdit::filterChanged, this, &RunFilterBar::announce);
    retranslate();
}

RunFilter RunFilterBar::filter() const
{
    RunFilter filter;
    if (m_workflow->currentIndex() > 0)
        filter.workflow = m_workflow->currentData().toString();
    if (m_state->currentIndex() > 0)
        filter.state = static_cast<RunState>(m_state->currentData().toInt());
    filter.text = m_text->text().trimmed();
    filter.from = m_time->from();
    filter.until = m_time->until();
    if (m_trigger->currentIndex() > 0)
        filter.trigger = m_trigger->currentData().toString();
    return filter;
}

std::optional<Milliseconds> RunFilterBar::window() const
{
    return m_time->window();
}

bool RunFilterBar::isFiltering() const
{
    return m_workflow->currentIndex() > 0 || m_state->currentIndex() > 0 || m_trigger->currentIndex() > 0
           || !m_time->isAny() || !m_text->text().isEmpty();
}

void RunFilterBar::announce()
{
    if (!m_isClearing)
        Q_EMIT filterChanged();
}

void RunFilterBar::clear()
{
    m_isClearing = true;
    m_workflow->setCurrentIndex(0);
    m_state->setCurrentIndex(0);
    m_time->clear();
    m_trigger->setCurrentIndex(0);
    m_text->clear();
    m_isClearing = false;
    announce();
}

void RunFilterBar::setWorkflow(const NamedId &workflow)
{
    offerWorkflows({workflow});
    m_workflow->setCurrentIndex(m_workflow->findData(workflow.id));
}

void RunFilterBar::offerWorkflows(const std::vector<NamedId> &workflows) const
{
    offerNamed(*m_workflow, workflows);
}

void RunFilterBar::setCount(const Count &count)
{
    m_shown = count;
    wordCount();
}

void RunFilterBar::wordCount()
{
    const auto runs = static_cast<int>(m_shown.runs);
    QString text =
        m_shown.searchedTo
            ? tr("%n run(s) so far, searched down to run %1", nullptr, runs).arg(runText(number(*m_shown.searchedTo)))
        : m_shown.isOpen ? tr("%n run(s) and more", nullptr, runs)
                         : tr("%n run(s)", nullptr, runs);
    m_count->setToolTip(
        m_shown.unsearched == 0 ? QString() : tr("The words of what happened in the last moments are not known yet."));
    if (m_shown.unsearched > 0)
        text = tr("%1; the newest are still being read", "how many runs").arg(text);
    m_count->setText(text);
}

void RunFilterBar::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void RunFilterBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RunFilterBar::retranslate()
{
    m_workflow->setItemText(0, tr("All workflows"));
    m_workflow->setAccessibleName(tr("Filter by workflow"));
    m_state->setItemText(0, tr("All states"));
    m_state->setAccessibleName(tr("Filter by state"));
    for (int row = 1; row < m_state->count(); ++row)
        m_state->setItemText(row, word(static_cast<RunState>(m_state->itemData(row).toInt())));
    m_trigger->setItemText(0, tr("All triggers"));
    m_trigger->setAccessibleName(tr("Filter by what started it"));
    for (int row = 1; row < m_trigger->count(); ++row)
        m_trigger->setItemText(row, triggerKind(m_trigger->itemData(row).toString()));
    m_text->setPlaceholderText(tr("Words in payloads, errors or the workflow's id"));
    m_text->setAccessibleName(m_text->placeholderText());
    wordCount();
}

} // namespace sluice
