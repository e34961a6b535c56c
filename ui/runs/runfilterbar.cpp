#include "ui/runs/runfilterbar.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/filteredit.h"
#include "ui/wording/statewords.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include <array>

namespace sluice {

namespace {

constexpr std::array kStates{RunState::Pending,      RunState::Running,    RunState::Paused,     RunState::Waiting,
                             RunState::Succeeded,    RunState::Failed,     RunState::Cancelling, RunState::Cancelled,
                             RunState::Compensating, RunState::Compensated};

} // namespace

RunFilterBar::RunFilterBar(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_workflow(new QComboBox)
    , m_state(new QComboBox)
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
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::kL, space::kS, space::kL, space::kS);
    row->setSpacing(space::kS);
    row->addWidget(m_text, 1);
    row->addWidget(m_workflow);
    row->addWidget(m_state);
    row->addWidget(m_count);
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
    filter.text = m_text->text();
    return filter;
}

bool RunFilterBar::isFiltering() const
{
    return m_workflow->currentIndex() > 0 || m_state->currentIndex() > 0 || !m_text->text().isEmpty();
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

void RunFilterBar::setCount(quint64 count)
{
    m_runs = count;
    m_count->setText(tr("%n run(s)", nullptr, static_cast<int>(count)));
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
    m_text->setPlaceholderText(tr("Filter by id of the workflow, or error"));
    m_text->setAccessibleName(m_text->placeholderText());
    setCount(m_runs);
}

} // namespace sluice
