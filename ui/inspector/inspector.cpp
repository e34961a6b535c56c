#include "ui/inspector/inspector.h"

#include "ui/inspector/datapanel.h"
#include "ui/inspector/datatab.h"
#include "ui/inspector/mockpanel.h"
#include "ui/inspector/paramform.h"
#include "ui/inspector/reliabilityform.h"
#include "ui/inspector/samplepanel.h"
#include "ui/inspector/samplesource.h"
#include "ui/inspector/triggersection.h"
#include "ui/inspector/workflowform.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/columnscroll.h"
#include "ui/widgets/fillscroll.h"
#include "ui/wording/statewords.h"
#include "ui/wording/wording.h"

#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sluice {

namespace {

constexpr int kIcon = 22;

QScrollArea *scrolled(QWidget *content, QWidget *owner)
{
    auto *area = new ColumnScroll(owner);
    area->setWidget(content);
    return area;
}

} // namespace

Inspector::Inspector(const TaskCatalog &catalog, const Workspace &workspace, ThemeController &themes, QWidget *parent)
    : QWidget(parent)
    , m_catalog(catalog)
    , m_workspace(workspace)
    , m_themes(themes)
    , m_source(new SampleSource(catalog, workspace.samples(), this))
    , m_stack(new QStackedWidget(this))
    , m_workflow(new WorkflowForm(themes, this))
    , m_many(new QLabel(this))
    , m_icon(new QLabel(this))
    , m_name(new QLineEdit(this))
    , m_id(new QLineEdit(this))
    , m_nameLabel(new QLabel(this))
    , m_idLabel(new QLabel(this))
    , m_type(new QLabel(this))
    , m_taskProblem(new QLabel(this))
    , m_tabs(new QTabWidget(this))
    , m_params(new ParamForm(themes, this))
    , m_reliability(new ReliabilityForm(themes, this))
    , m_data(new DataTab(themes, this))
    , m_notes(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("inspector"));
    auto *task = new QWidget(this);
    auto *column = new QVBoxLayout(task);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(makeTabs(), 1);
    m_many->setAlignment(Qt::AlignCenter);
    m_many->setWordWrap(true);
    m_stack->addWidget(scrolled(m_workflow, this));
    m_stack->addWidget(new FillScroll(task));
    m_stack->addWidget(m_many);
    m_stack->addWidget(new QWidget(this));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    m_strut = new QSpacerItem(0, 0); // as wide as the forms at least, see `dress`
    outer->addItem(m_strut);
    wire();
    connect(&themes, &ThemeController::changed, this, &Inspector::dress);
    connect(&workspace, &Workspace::connectionsChanged, this, &Inspector::refresh);
    connect(&workspace, &Workspace::entriesChanged, this, &Inspector::refresh);
    connect(&workspace, &Workspace::settingsChanged, this, &Inspector::refresh);
    retranslate();
    dress();
    refresh();
}

Inspector::~Inspector()
{
    // The focus leaves while what is left of this is a QWidget only.
    disconnect(qApp, nullptr, this, nullptr);
}

QWidget *Inspector::makeHeader()
{
    auto *header = new QWidget(this);
    auto *grid = new QGridLayout(header);
    grid->setContentsMargins(space::kL, space::kM, space::kL, space::kS);
    grid->setHorizontalSpacing(space::kS);
    grid->setVerticalSpacing(space::kXs);
    m_icon->setFixedSize(kIcon, kIcon);
    m_name->setObjectName(QStringLiteral("taskName"));
    m_id->setObjectName(QStringLiteral("taskId"));
    m_taskProblem->setObjectName(QStringLiteral("problem_task"));
    m_taskProblem->setWordWrap(true);
    m_taskProblem->setTextFormat(Qt::PlainText);
    m_type->setTextFormat(Qt::PlainText);
    m_type->setWordWrap(true);
    m_id->setFont(m_themes.theme().monospace());
    grid->addWidget(m_icon, 0, 0);
    grid->addWidget(m_nameLabel, 0, 1);
    grid->addWidget(m_name, 0, 2);
    grid->addWidget(m_idLabel, 1, 1);
    grid->addWidget(m_id, 1, 2);
    grid->addWidget(m_type, 2, 1, 1, 2);
    grid->addWidget(m_taskProblem, 3, 1, 1, 2);
    grid->setColumnStretch(2, 1);
    return header;
}

QWidget *Inspector::makeTabs()
{
    m_tabs->setObjectName(QStringLiteral("inspectorTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->setUsesScrollButtons(false);
    m_notes->setObjectName(QStringLiteral("taskNotes"));
    m_notes->setTabChangesFocus(true);
    m_notes->setFrameShape(QFrame::NoFrame);
    m_tabs->addTab(scrolled(m_params, this), QString());
    m_tabs->addTab(scrolled(m_reliability, this), QString());
    m_tabs->addTab(m_data, QString());
    m_tabs->addTab(m_notes, QString());
    return m_tabs;
}

void Inspector::wire()
{
    const auto endMerge = [this] {
        if (m_document)
            m_document->endMerge();
    };
    wireWorkflow();
    wireSamples();
    connect(m_name, &QLineEdit::textEdited, this,
            [this](const QString &name) { m_document->renameTask(m_task, name); });
    connect(m_name, &QLineEdit::editingFinished, this, endMerge);
    connect(m_id, &QLineEdit::editingFinished, this, &Inspector::takeId);
    connect(m_params, &ParamForm::edited, this,
            [this](const QString &key, const QString &label, const QJsonValue &value) {
                m_document->setParameter(m_task, key, label, value);
            });
    connect(m_params, &ParamForm::left, this, endMerge);
    connect(m_reliability, &ReliabilityForm::edited, this,
            [this](const QString &label, const Reliability &reliability) {
                m_document->setReliability(m_task, label, reliability);
            });
    connect(m_reliability, &ReliabilityForm::compensationChosen, this,
            [this](const QString &compensation) { m_document->setCompensation(m_task, compensation); });
    connect(m_reliability, &ReliabilityForm::left, this, endMerge);
    connect(m_notes, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_isFilling && m_document)
            m_document->setNotes(m_task, m_notes->toPlainText());
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, &Inspector::refreshData);
    m_notes->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, &Inspector::followFocus);
}

void Inspector::setDocument(WorkflowDocument *document)
{
    if (m_document)
        disconnect(m_document, nullptr, this, nullptr);
    m_document = document;
    m_selection.clear();
    m_picture = nullptr;
    m_last = nullptr;
    m_source->setRuns(nullptr, nullptr);
    if (document) {
        connect(document, &WorkflowDocument::changed, this, &Inspector::refresh);
        connect(document, &WorkflowDocument::problemsChanged, this, &Inspector::refreshProblems);
    }
    refresh();
}

void Inspector::showSelection(const QStringList &tasks)
{
    if (m_document && tasks != m_selection)
        m_document->endMerge();
    m_selection = tasks;
    refresh();
}

void Inspector::showRun(const RunPicture *picture)
{
    m_picture = picture;
    m_source->setRuns(m_picture, m_last);
    refreshData();
}

void Inspector::refresh()
{
    if (!m_document) {
        m_task.clear();
        m_stack->setCurrentIndex(3);
        m_source->show(nullptr, {});
        return;
    }
    const auto &workflow = m_document->workflow();
    const Task *task = m_selection.size() == 1 ? workflow.task(m_selection.front()) : nullptr;
    m_task = task ? task->id : QString();
    if (task) {
        showTask(*task);
    } else {
        m_idOf.clear();
        m_many->setText(tr("%n task(s) selected", nullptr, static_cast<int>(m_selection.size())));
    }
    m_stack->setCurrentIndex(task ? 1 : m_selection.size() > 1 ? 2 : 0);
    refreshProblems();
    refreshData();
    showMock();
    m_source->show(m_document, m_task);
}

void Inspector::showTask(const Task &task)
{
    const auto *type = m_catalog.find(task.type);
    m_isFilling = true;
    if (m_name->text() != task.name)
        m_name->setText(task.name);
    m_name->setPlaceholderText(task.id);
    // What is typed there stays, unless it was typed for another task.
    if (std::exchange(m_idOf, task.id) != task.id || !m_id->hasFocus())
        m_id->setText(task.id);
    m_type->setText(type ? catalogText(type->label) + QStringLiteral(" · ") + catalogText(type->help) : task.type);
    m_icon->setPixmap(m_themes.icon(type ? type->icon : QStringLiteral("question"), Token::Muted).pixmap(kIcon));
    if (m_notes->toPlainText() != task.notes)
        m_notes->setPlainText(task.notes);
    m_params->show(task, type, {m_themes, m_workspace.folder(), m_workspace.connections(), otherWorkflows()});
    m_reliability->showCompensation(task, m_document->workflow());
    m_reliability->show(task.reliability, type && type->safety != RepeatSafety::Safe);
    m_isFilling = false;
}

void Inspector::refreshProblems()
{
    if (!m_document)
        return;
    const auto &problems = m_document->shownProblems();
    refreshWorkflow();
    m_params->showProblems(problems);
    m_reliability->showProblems(problems, m_task);
    QStringList lines;
    for (const Problem &problem : problems) {
        if (!m_task.isEmpty() && problem.task == m_task && problem.field.isEmpty())
            lines.push_back(sentence(problem.error));
    }
    const QString needs = lines.isEmpty() ? needsText(m_document->needsOf(m_task)) : QString();
    m_taskProblem->setText(needs.isEmpty() ? lines.join(u'\n') : needs);
    // What is filled in takes its line away only with the next task: the fields below stay where they are.
    const bool isSame = std::exchange(m_problemOf, m_task) == m_task;
    m_taskProblem->setVisible(!m_taskProblem->text().isEmpty() || (isSame && m_taskProblem->isVisibleTo(this)));
    paintProblem(needs.isEmpty() ? Token::Danger : Token::Muted);
}

void Inspector::refreshData()
{
    // The steps of a large run are looked through only while someone looks.
    if (m_tabs->currentIndex() == Data && !m_task.isEmpty())
        m_data->ofRun().show(m_task, m_picture);
}

void Inspector::focusField(const QString &field)
{
    if (m_task.isEmpty()) {
        m_stack->currentWidget()->setFocus();
        m_workflow->triggers().focusField(field);
        return;
    }
    if (field.startsWith(QStringLiteral("reliability"))) {
        m_tabs->setCurrentIndex(ReliabilityTab);
        m_reliability->focusField(field);
    } else if (field == u"sample") {
        m_tabs->setCurrentIndex(Data);
        m_data->sample().focusEditor();
    } else if (field == u"mock") {
        m_tabs->setCurrentIndex(Data);
        m_data->mock().focusEditor();
    } else if (field == u"notes") {
        m_tabs->setCurrentIndex(Notes);
        m_notes->setFocus(Qt::OtherFocusReason);
    } else if (field == u"id") {
        m_id->setFocus(Qt::OtherFocusReason);
    } else if (!field.isEmpty() && field != u"name") {
        m_tabs->setCurrentIndex(Parameters);
        m_params->focusField(field);
    } else {
        m_name->setFocus(Qt::OtherFocusReason);
    }
}

QString Inspector::finishTyping()
{
    const auto before = m_task;
    const auto wanted = m_id->text().trimmed();
    takeId();
    const bool isOther = m_document && !before.isEmpty() && !m_document->workflow().task(before);
    return isOther ? wanted : before;
}

void Inspector::takeId()
{
    const auto wanted = m_id->text().trimmed();
    const auto before = m_task;
    if (!m_document || before.isEmpty() || wanted == before)
        return;
    m_selection = {wanted};
    if (!m_document->changeTaskId(before, wanted)) {
        m_selection = {before};
        m_id->setText(before);
        paintProblem(Token::Danger);
        m_taskProblem->setText(tr("The id %1 is taken or malformed: letters, digits, _ and - only, not a digit first. "
                                  "Kept %2.")
                                   .arg(wanted, before));
        m_taskProblem->show();
        return;
    }
    keepPin(before, wanted);
}

bool Inspector::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_notes && event->type() == QEvent::FocusOut && m_document)
        m_document->endMerge();
    return QWidget::eventFilter(watched, event);
}

void Inspector::followFocus(const QWidget *from, const QWidget *to)
{
    // A list that a field opens is a window of its own.
    if (m_document && !m_task.isEmpty() && from && to && isAncestorOf(from) && !isAncestorOf(to)
        && window() == to->window())
        m_document->settle(m_task);
}

} // namespace sluice
