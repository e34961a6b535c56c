#pragma once

#include "ui/document/fileproblems.h"
#include "ui/document/workspace.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QListWidgetItem;
class QMenu;
class QToolButton;

namespace sluice {

class FilterEdit;
class NothingFound;
class TaskCatalog;
class ThemeController;

/// The workflows of the workspace: search, new, from a template, rename in place (F2), duplicate, delete to the bin.
///
/// What stands before the last slash of a name is its folder: "Billing/Import" lies in "Billing". Files stay where they
/// are, so that what names a workflow by its id still does. A folder closes and opens with a click, Enter, Left and Right.
/// Whatever changes outside, the current row, the place in the list and a name that is being typed stay.
class WorkflowList final : public QWidget {
    Q_OBJECT
public:
    WorkflowList(Workspace &workspace, ThemeController &themes, QWidget *parent = nullptr);

    void setCurrent(const QString &id);
    /// Which version of workflows is armed, by id: "v7".
    void showArmedVersions(const QHash<QString, QString> &names);
    /// When the triggers of armed workflows are due next, in words, by id.
    void showDue(const QHash<QString, QString> &due);
    /// The newest run of workflows, in words, by id.
    void showLastRuns(const QHash<QString, QString> &runs);
    /// Finds the problems of workflows that are not open; without one, they show none.
    void setChecker(WorkflowDocument::Checker checker) { m_problems.setChecker(std::move(checker)); }
    /// What a new workflow can begin with: name and path of a file.
    /// Names and paths; read when somebody wants to see them.
    using Templates = std::function<std::vector<std::pair<QString, QString>>()>;
    void setTemplates(Templates templates);
    /// Makes a workflow and asks to open it.
    void addWorkflow();
    /// The same with what a template's file holds, and with the connections that it needs and the workspace has not.
    void addFrom(const QString &name, const QString &path);
    /// Has a person choose one of the templates; `catalog` outlives the dialog.
    void pickTemplate(const TaskCatalog &catalog);
    void retranslate();

Q_SIGNALS:
    void openRequested(const QString &id);
    /// A workflow went to the bin; `path` brings it back.
    void binned(const QString &name, const QString &path, const QString &id);
    void failed(const sluice::Error &error);
    /// Somebody wants to choose a template.
    void templateRequested();
    /// Connections came with a template, and still lead to nowhere in particular.
    void connectionsBrought(const QString &workflow, const QStringList &names);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static constexpr int kFolderRole = Qt::UserRole + 10; ///< of a row that stands for a folder: which

    void fill();
    void fillLate();
    void refreshDetails();
    [[nodiscard]] bool isEditing() const;
    [[nodiscard]] QListWidgetItem *rowOf(int role, const QString &what) const;
    void addRow(const WorkflowEntry &entry, const QString &folder);
    void addFolder(const QString &folder, int count, bool isOpen);
    void open(const QListWidgetItem *item);
    void toggle(const QString &folder);
    void fillNewMenu(QMenu &menu);
    void showMenu(QPoint place);
    void renamed(QListWidgetItem *item);
    void rename(const QString &id);
    void duplicate(const QString &id);
    void remove(const QString &id);
    [[nodiscard]] QString detailOf(const WorkflowEntry &entry) const;
    [[nodiscard]] QString tipOf(const WorkflowEntry &entry) const;

    Workspace &m_workspace;
    ThemeController &m_themes;
    FileProblems m_problems;
    FilterEdit *m_filter;
    QListWidget *m_list;
    QLabel *m_title;
    NothingFound *m_nothing;
    QToolButton *m_new;
    QToolButton *m_more;
    QString m_current;
    QHash<QString, QString> m_armedNames;
    QHash<QString, QString> m_due;
    QHash<QString, QString> m_lastRuns;
    Templates m_templates;
    QSet<QString> m_closed; ///< folders
    bool m_isFilling = false;
    bool m_isLate = false; ///< rows are not filled in while a name is typed in one of them
};

} // namespace sluice
