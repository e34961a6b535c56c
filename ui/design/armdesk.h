#pragma once

#include "core/api/engineclient.h"

#include <QObject>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

class QAction;
class QToolButton;
class QWidget;

namespace sluice {

class ArmedLine;
class InfoBar;
class Inspector;
class ThemeController;
class WorkflowDocument;
class WorkflowList;
class Workspace;

/// Arms and disarms the workflow of the page, and shows what is armed: on its switch, on the line below it, in the list
/// and in the inspector. The engine knows what is armed. Thread: UI.
///
/// Owns: the switch and the line; whoever places them takes them over.
class ArmDesk final : public QObject {
    Q_OBJECT
public:
    /// The page that it stands on; what is a function is asked again each time.
    struct Place {
        std::function<WorkflowDocument *()> document;   ///< that is shown; null: none
        std::function<void()> save;                     ///< saves it, or says why not
        std::function<void(const QString &why)> refuse; ///< says why, and leads to the first error
        std::function<InfoBar &()> bar;
        WorkflowList &list;
        Inspector &inspector;
        QAction &armThis; ///< the command that arms the version that is shown
    };
    ArmDesk(EngineClient &engine, Workspace &workspace, ThemeController &themes, Place place, QWidget *page);

    [[nodiscard]] QToolButton *button() const { return m_button; }
    [[nodiscard]] ArmedLine *line() const { return m_line; }

    void toggle();
    void armThis();
    void disarm(const QString &workflow);
    /// Shows how the workflow of the page stands; its button is worded anew.
    void refresh();
    /// Takes in what the engine says is armed.
    void take();
    /// The inspector shows what of the current workflow is armed, and counts times from now.
    void tellInspector();
    /// The list shows when each is due next.
    void tellList();

private:
    void armCurrent();
    void arm(const Workflow &workflow);
    void note(const Result<void> &done);
    [[nodiscard]] std::optional<std::pair<QString, WallTime>> nextOf(const QString &workflow) const;
    [[nodiscard]] QString triggerLines(const QString &workflow) const;

    EngineClient &m_engine;
    Workspace &m_workspace;
    ThemeController &m_themes;
    Place m_place;
    std::vector<ArmedWorkflow> m_armed; ///< as the engine said last
    QToolButton *m_button;
    ArmedLine *m_line;
};

} // namespace sluice
