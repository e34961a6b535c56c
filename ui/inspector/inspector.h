#pragma once

#include "core/api/triggers.h"
#include "ui/document/runpicture.h"
#include "ui/document/workspace.h"
#include "ui/inspector/evaluator.h"
#include "ui/theme/token.h"

#include <QWidget>

#include <optional>
#include <utility>
#include <vector>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpacerItem;
class QStackedWidget;
class QTabWidget;
class QTimer;

namespace sluice {

class DataTab;
class ParamForm;
class ReliabilityForm;
class SampleSource;
class ThemeController;
class WorkflowForm;

/// Shows and edits what is selected in a document: one task in four tabs, or the workflow itself.
///
/// Every edit is one of the document's; what is typed into one field is one step of its history.
class Inspector final : public QWidget {
    Q_OBJECT
public:
    Inspector(const TaskCatalog &catalog, const Workspace &workspace, ThemeController &themes,
              QWidget *parent = nullptr);
    ~Inspector() override;

    /// The document to edit; none: nothing is shown.
    void setDocument(WorkflowDocument *document);
    void showSelection(const QStringList &tasks);
    /// The run whose data the Data tab shows; none: no run. Call it again when the picture changed.
    void showRun(const RunPicture *picture);
    /// The last run of the workflow, for samples where none is shown; null: there is none. It must live until this is called
    /// again.
    void showLastRun(const RunPicture *picture);
    /// Shows expressions with their values; without one, they are not evaluated.
    void setEvaluator(Evaluator evaluator);
    /// What of the document is armed, if anything, and the time.
    void showArmed(const ArmedWorkflow *armed, WallTime now);
    /// Answers `topicAsked`; no topics at all: it is no pattern.
    void showTopics(const QString &pattern, const std::optional<QStringList> &topics);
    /// Opens the tab of a field of the shown task and puts the keyboard into it; "sample" and "mock": those of its output; an empty
    /// field: the first tab.
    void focusField(const QString &field);
    /// Takes the id that is being typed, so that it is not lost with the next task; gives the one that the task has then.
    QString finishTyping();
    [[nodiscard]] const QString &task() const { return m_task; }

Q_SIGNALS:
    /// Which topics of the last events match this pattern?
    void topicAsked(const QString &pattern);
    /// Another task has the sample that an expression needs: its field, "sample" or a parameter.
    void taskRequested(const QString &task, const QString &field);
    /// The shown task has another id now.
    void idChanged(const QString &before, const QString &id);
    /// An expression needs an input to be tried with.
    void inputRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum Tab { Parameters, ReliabilityTab, Data, Notes };

    QWidget *makeHeader();
    QWidget *makeTabs();
    void wire();
    void refresh();
    void wireWorkflow();
    void wireSamples();
    void showSamples();
    void wireMocks();
    void showMock();
    void keepPin(const QString &before, const QString &id);
    void refreshWorkflow();
    void refreshProblems();
    [[nodiscard]] std::vector<std::pair<QString, QString>> otherWorkflows() const;
    void refreshData();
    void showTask(const Task &task);
    void takeId();
    void paintProblem(Token token);
    /// Whoever leaves a form has seen what it wants.
    void followFocus(const QWidget *from, const QWidget *to);
    void retranslate();
    void dress();

    const TaskCatalog &m_catalog;
    const Workspace &m_workspace;
    ThemeController &m_themes;
    WorkflowDocument *m_document = nullptr;
    const RunPicture *m_picture = nullptr;
    const RunPicture *m_last = nullptr;
    SampleSource *m_source;
    QStringList m_selection;
    QString m_task;
    QString m_idOf;      ///< the task whose id the field was filled with
    QString m_problemOf; ///< the task whose problems were shown last
    QSpacerItem *m_strut = nullptr;
    QStackedWidget *m_stack;
    WorkflowForm *m_workflow;
    QLabel *m_many;
    QLabel *m_icon;
    QLineEdit *m_name;
    QLineEdit *m_id;
    QLabel *m_nameLabel;
    QLabel *m_idLabel;
    QLabel *m_type;
    QLabel *m_taskProblem;
    QTabWidget *m_tabs;
    ParamForm *m_params;
    ReliabilityForm *m_reliability;
    DataTab *m_data;
    QPlainTextEdit *m_notes;
    bool m_isFilling = false;
};

} // namespace sluice
