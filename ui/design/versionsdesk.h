#pragma once

#include "ui/document/versionkeeper.h"
#include "ui/document/workflowdocument.h"
#include "ui/widgets/infobar.h"

#include <QObject>
#include <QTimer>

#include <optional>

class QAction;
class QStackedWidget;
class QToolButton;

namespace sluice {

class ComparePage;
class MergePanel;
class ThemeController;
class VersionsPanel;
class Workspace;

/// What the Design page does with versions: the panel that lists them, the comparison and the merge that lie over the canvas,
/// and restoring and arming what was chosen. It has every save kept (`VersionKeeper`).
///
/// Owns: nothing that is shown; the page that asks for its parts does.
class VersionsDesk final : public QObject {
    Q_OBJECT
public:
    VersionsDesk(EngineClient &engine, Workspace &workspace, ThemeController &theme, QWidget *page);

    /// The canvas with what may lie over it.
    [[nodiscard]] QWidget *cover(QWidget *canvas);
    [[nodiscard]] VersionsPanel *panel() const noexcept { return m_panel; }
    /// Opens the panel, and says which version is on the screen.
    [[nodiscard]] QToolButton *button(QAction &toggle);
    /// Finds what is wrong with versions and with merges.
    void setChecker(WorkflowDocument::Checker checker);
    /// The one whose tab is shown; null: none.
    void setDocument(WorkflowDocument *document);
    /// Opens the panel, or closes it.
    void toggle();
    /// Shows what differs between the newest version and what is on the screen.
    void compareEdits();
    /// Shows how the edits of a workflow and its file come together.
    void merge(WorkflowDocument *document);
    /// Has what the file of a workflow holds now kept as a version.
    void keepFile(const WorkflowDocument &document);
    /// Lets the canvas be seen again.
    void leave();
    [[nodiscard]] bool isCovering() const;
    /// Whether its edits and its file are being brought together just now.
    [[nodiscard]] bool isMerging(const WorkflowDocument *document) const;
    /// What is on the screen, as people call it: "v7, edited"; empty: not known.
    [[nodiscard]] QString shownText(const QString &workflow) const;
    void retranslate();

Q_SIGNALS:
    /// What `shownText` says is different.
    void changed(const QString &workflow);
    /// The panel was opened or closed.
    void panelShown(bool isShown);
    /// Something lies over the canvas, or no longer does.
    void covered(bool isCovered);
    /// The open workflow was changed from here.
    void edited();
    void told(sluice::InfoBar::Tone tone, const QString &text, const QString &detail);
    void failed(const sluice::Error &error);

private:
    /// A version that is looked at beside another one, or beside what is on the screen.
    struct Comparison {
        WorkflowVersion before;
        std::optional<WorkflowVersion> after;
        Workflow old;
        std::optional<Workflow> fresh;
    };

    void compare(const WorkflowVersion &before, const std::optional<WorkflowVersion> &after);
    void showComparison();
    void restore(const WorkflowVersion &version);
    void arm(const WorkflowVersion &version);
    void armChecked(const WorkflowVersion &version, const Workflow &workflow);
    void refuseArming(const WorkflowVersion &version, const Problems &problems);
    void read(const WorkflowVersion &version, const std::function<void(const Workflow &)> &then);
    void takeMerge(WorkflowDocument *document, const Workflow &theirs);
    void raise(QWidget *page);
    void giveRoom();
    void tellHere(const QString &workflow);
    void tellArmed();

    EngineClient &m_engine;
    Workspace &m_workspace;
    VersionKeeper m_keeper;
    WorkflowDocument::Checker m_checker;
    WorkflowDocument *m_document = nullptr;
    std::optional<Comparison> m_comparison;
    QTimer m_renew;
    VersionsPanel *m_panel;
    QToolButton *m_button = nullptr;
    QStackedWidget *m_stack;
    ComparePage *m_compare;
    MergePanel *m_merge;
};

} // namespace sluice
