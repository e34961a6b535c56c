#pragma once

#include "core/run/event.h"
#include "core/workflow/model.h"
#include "tests/e2e/first_minute/person.h"
#include "tests/e2e/support/openstudio.h"
#include "ui/canvas/canvasview.h"

namespace sluice {

class DesignPage;
class PastView;

/// Somebody who tries a workflow out: the real window with its engine on a workspace of its own, at mouse and keyboard.
///
/// The workflow is ask → tell → end: two calls of an HTTP server on loopback, and nothing.
class Debugger {
public:
    /// Writes the workspace; its HTTP connection goes to that port.
    [[nodiscard]] static bool prepare(const QString &folder, quint16 port);
    [[nodiscard]] static QString folder();
    [[nodiscard]] static QString workflow() { return QStringLiteral("trial"); }

    /// Opens the window; false: none came.
    [[nodiscard]] bool open();
    /// Opens the workflow on its canvas.
    [[nodiscard]] bool openWorkflow();

    [[nodiscard]] Person &person() { return *m_person; }
    [[nodiscard]] QWidget *see(const char *name) const { return m_person->see(QString::fromLatin1(name)); }
    [[nodiscard]] QString read(const char *name) const { return m_person->read(QString::fromLatin1(name)); }
    /// Null while the canvas of the workflow cannot be seen.
    [[nodiscard]] CanvasView *canvas() const;
    [[nodiscard]] WorkflowDocument &document() const { return canvas()->canvas().document(); }
    /// What the canvas marks on a task.
    [[nodiscard]] const NodeMood &mood(const char *task) const;
    /// The graph that is painted now: what is edited, or the version that ran.
    [[nodiscard]] const Workflow *painted() const;
    [[nodiscard]] PastView *past() const;

    void click(const char *widget) { m_person->click(see(widget)); }
    /// Clicks into the middle of a node, or on its left edge.
    void choose(const char *task);
    void clickEdge(const char *task);
    void press(Qt::Key key, Qt::KeyboardModifiers held = {}) { m_person->press(key, held); }
    /// Chooses a run in the picker above the canvas.
    void pick(quint64 run);

    /// Where the window says that the run is halted; empty: it is not.
    [[nodiscard]] QString where() const { return read("debugWhere"); }
    /// The events of the runs of the journal, the oldest run first.
    [[nodiscard]] static std::vector<Events> runs();
    /// The number of the newest run of the journal; 0: there is none. Numbers have gaps: a run that is refused takes one.
    [[nodiscard]] static quint64 newestRun();

private:
    [[nodiscard]] DesignPage *page() const;
    void clickAt(const char *task, QPointF inNode);

    std::unique_ptr<OpenStudio> m_studio;
    std::unique_ptr<Person> m_person;
    QWidget *m_window = nullptr;
};

} // namespace sluice
