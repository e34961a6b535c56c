#include "ui/inspector/workflowform.h"

#include "core/run/plan.h"
#include "ui/document/problemcounts.h"
#include "ui/inspector/formrow.h"
#include "ui/inspector/triggersection.h"
#include "ui/theme/themecontroller.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include <utility>

namespace sluice {

WorkflowForm::WorkflowForm(ThemeController &themes, QWidget *parent)
    : QWidget(parent)
    , m_name(new QLineEdit(this))
    , m_description(new QPlainTextEdit(this))
    , m_runs(new QSpinBox(this))
    , m_steps(new QSpinBox(this))
    , m_priority(new QSpinBox(this))
    , m_triggers(new TriggerSection(themes, this))
    , m_summary(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_nameRow(new FormRow(themes, m_name, QStringLiteral("problem_workflowName"), true, this))
    , m_descriptionRow(new FormRow(themes, m_description, QStringLiteral("problem_workflowDescription"), true, this))
    , m_runsRow(new FormRow(themes, m_runs, QStringLiteral("problem_workflowRuns"), true, this))
    , m_stepsRow(new FormRow(themes, m_steps, QStringLiteral("problem_workflowSteps"), true, this))
    , m_priorityRow(new FormRow(themes, m_priority, QStringLiteral("problem_workflowPriority"), true, this))
    , m_themes(themes)
{
    m_name->setObjectName(QStringLiteral("workflowName"));
    m_description->setObjectName(QStringLiteral("workflowDescription"));
    m_description->setTabChangesFocus(true);
    m_description->setFixedHeight(6 * m_description->fontMetrics().lineSpacing() + 2 * space::kS);
    m_summary->setObjectName(QStringLiteral("workflowSummary"));
    for (auto *label : {m_summary, m_hint}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kL, space::kL, space::kL, space::kL);
    column->setSpacing(space::kL);
    column->addWidget(m_nameRow);
    column->addWidget(m_descriptionRow);
    column->addWidget(m_triggers);
    for (auto *row : {m_runsRow, m_stepsRow, m_priorityRow})
        column->addWidget(row);
    column->addWidget(m_summary);
    column->addWidget(m_hint);
    column->addStretch(1);
    m_description->installEventFilter(this);
    connect(m_name, &QLineEdit::textEdited, this, &WorkflowForm::nameEdited);
    connect(m_name, &QLineEdit::editingFinished, this, &WorkflowForm::left);
    connect(m_description, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_isFilling)
            Q_EMIT descriptionEdited(m_description->toPlainText());
    });
    wireLimits();
    retranslate();
    dress();
}

void WorkflowForm::wireLimits()
{
    m_runs->setObjectName(QStringLiteral("workflowRuns"));
    m_steps->setObjectName(QStringLiteral("workflowSteps"));
    m_priority->setObjectName(QStringLiteral("workflowPriority"));
    for (auto *limit : {m_runs, m_steps}) {
        limit->setRange(0, 1'000'000);
        connect(limit, &QSpinBox::valueChanged, this, [this] {
            if (!m_isFilling)
                Q_EMIT limitsEdited({m_runs->value(), m_steps->value()});
        });
    }
    m_priority->setRange(-10, 10);
    connect(m_priority, &QSpinBox::valueChanged, this, [this](int priority) {
        if (!m_isFilling)
            Q_EMIT priorityEdited(priority);
    });
    for (auto *box : {m_runs, m_steps, m_priority})
        connect(box, &QSpinBox::editingFinished, this, &WorkflowForm::left);
}

void WorkflowForm::show(const Workflow &workflow, const Problems &problems)
{
    if (m_name->text() != workflow.name)
        m_name->setText(workflow.name);
    m_name->setPlaceholderText(workflow.id);
    if (m_description->toPlainText() != workflow.description) {
        m_isFilling = true;
        m_description->setPlainText(workflow.description);
        m_isFilling = false;
    }
    m_isFilling = true;
    m_runs->setValue(workflow.concurrency.runs);
    m_steps->setValue(workflow.concurrency.steps);
    m_priority->setValue(workflow.priority);
    m_isFilling = false;
    const auto [errors, warnings] = countsOf(problems);
    const QStringList lines{tr("%n task(s)", nullptr, static_cast<int>(workflow.tasks.size())),
                            tr("%n edge(s)", nullptr, static_cast<int>(workflow.edges.size())),
                            tr("%n error(s)", nullptr, errors), tr("%n warning(s)", nullptr, warnings)};
    m_summary->setText(lines.join(QStringLiteral(" · ")));
    if (std::exchange(m_isEmpty, workflow.tasks.empty()) != m_isEmpty)
        retranslate();
}

void WorkflowForm::retranslate()
{
    m_nameRow->setTexts(tr("Name of the workflow"), {}, false);
    m_descriptionRow->setTexts(tr("Description"), {}, false);
    m_name->setAccessibleName(tr("Name of the workflow"));
    m_description->setAccessibleName(tr("Description"));
    retranslateLimits();
    m_triggers->retranslate();
    m_hint->setText(m_isEmpty ? tr("Add a task, and set here what it does.")
                              : tr("Select a task to set what it does."));
}

void WorkflowForm::retranslateLimits()
{
    m_runsRow->setTexts(tr("Runs at once"),
                        tr("Further runs wait for their turn. Runs that wait for a person or a time do not count."),
                        false);
    m_stepsRow->setTexts(tr("Attempts at once"), tr("Over all its runs; further attempts wait for their turn."), false);
    m_priorityRow->setTexts(tr("Priority"), tr("From -10 to 10: the highest goes first."), false);
    m_runs->setAccessibleName(tr("Runs at once"));
    m_steps->setAccessibleName(tr("Attempts at once"));
    m_priority->setAccessibleName(tr("Priority"));
    for (auto *limit : {m_runs, m_steps})
        limit->setSpecialValueText(tr("No limit"));
}

void WorkflowForm::dress()
{
    auto palette = m_hint->palette();
    palette.setColor(QPalette::WindowText, m_themes.color(Token::Muted));
    m_hint->setPalette(palette);
    m_summary->setPalette(palette);
    m_triggers->dress();
}

bool WorkflowForm::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_description && event->type() == QEvent::FocusOut)
        Q_EMIT left();
    return QWidget::eventFilter(watched, event);
}

} // namespace sluice
