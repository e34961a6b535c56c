#pragma once

#include "core/api/engineclient.h"

#include <QHash>
#include <QJsonValue>
#include <QObject>

#include <functional>

class QAction;
class QMenu;
class QToolButton;

namespace sluice {

class InfoBar;
class InputSheet;
class ThemeController;
class WorkflowDocument;

/// Runs the workflow of the page with an input: one that it keeps, or one that is typed into a sheet above the canvas.
///
/// Owns: the button with the inputs that are kept, and the sheet; whoever places them takes them over. Thread: UI.
class RunInputs final : public QObject {
    Q_OBJECT
public:
    /// The page that it stands on; what is a function is asked again each time.
    struct Place {
        std::function<WorkflowDocument *()> document; ///< that is shown; null: none
        /// Starts a run of it; false: it is not started, and why is said.
        std::function<bool(const Payload &input)> start;
        std::function<void()> focusCanvas;
        std::function<InfoBar &()> bar;
        QAction *run;  ///< the command that asks for an input, and runs
        QAction *keep; ///< that asks for one to keep
    };
    RunInputs(ThemeController &themes, Place place, QWidget *page);

    [[nodiscard]] QToolButton *button() const { return m_button; }
    [[nodiscard]] InputSheet *sheet() const { return m_sheet; }

    /// Runs with an input that the workflow keeps under this name.
    void runSaved(const QString &name);
    /// Opens the sheet, to run with what is typed or to keep it.
    void ask(bool toKeep);
    /// Another workflow may be shown now: a sheet about one that is not shown closes.
    void follow();
    void retranslate();
    void dress();

private:
    void fill();
    void close();
    void judgeName(const QString &name);
    void keep(const QString &name, const QJsonValue &input);

    ThemeController &m_themes;
    Place m_place;
    QToolButton *m_button;
    QMenu *m_menu;
    InputSheet *m_sheet;
    QString m_workflow;                      ///< that the sheet is about
    QHash<QString, QJsonValue> m_lastInputs; ///< by workflow, as they were typed last
};

} // namespace sluice
