#pragma once

#include "ui/design/activitywatch.h"
#include "ui/design/runpicker.h"
#include "ui/design/timeslider.h"
#include "ui/document/runmoments.h"
#include "ui/models/liverun.h"

#include <QPointer>

class QLabel;

namespace sluice {

class CanvasScene;
class ForkPanel;
class PastView;
class RunLine;
class SheetStack;
class WorkflowDocument;

/// What the Design page paints on the workflow that is open: nothing, all active runs, or one run, as it is or as it was.
///
/// A run is painted on the graph that is edited only while that is the version that ran; else, and at any other moment than
/// now, on the version that ran, in a view where nothing can be edited. The choice is kept for each open workflow. The canvas
/// follows the slider at once; what else shows the run is told ten times a second at most.
/// Owns: the bar above the canvas, the slider below it, the picker, the form to fork; whoever places them takes them over.
/// Thread: UI.
class DesignStage final : public QObject {
    Q_OBJECT
public:
    DesignStage(EngineClient &engine, ThemeController &themes, QWidget *page);

    /// Whether somebody sees the page: a run that nobody looks at is not sent, folded and painted.
    void setSeen(bool isSeen) { m_run.setSeen(isSeen); }
    [[nodiscard]] RunLine *bar() const { return m_bar; }
    [[nodiscard]] QWidget *timeRow() const { return m_timeRow; }
    [[nodiscard]] RunPicker *picker() const { return m_picker; }
    [[nodiscard]] ForkPanel *forkForm() const { return m_fork; }

    /// The workflow that is shown from now on, its canvas and the views of it.
    void setSheet(WorkflowDocument &document, CanvasScene &scene, SheetStack &stack);
    /// None is.
    void leaveSheet();
    /// A workflow is closed: what was chosen for it is of no use.
    void forget(const QString &workflow);

    void showNothing();
    void showAllActive();
    /// Shows a run of the workflow; `looksBack`: on the version that ran if that is another one than the graph.
    void showRun(RunId run, bool looksBack);
    /// Shows a run of another workflow that is open as soon as somebody looks at that.
    void showWhenSeen(const QString &workflow, RunId run);
    void setFollowing(bool follows);
    /// The newest run of the workflow, as far as it is known.
    void noteNewest(const QString &workflow, RunId run);
    /// Shows the run on the version that ran.
    void lookBack();
    void backToNow();
    /// Opens the form to fork the run at the moment that is shown.
    void fork();

    [[nodiscard]] bool isPast() const { return past() != nullptr; }
    /// The view of what was; null while the editor is shown.
    [[nodiscard]] PastView *past() const;
    [[nodiscard]] std::optional<RunId> run() const { return m_run.id(); }
    /// The run as it is now; null: none is shown, or it is being read.
    [[nodiscard]] const RunPicture *now() const { return m_run.picture(); }
    /// The run that is painted on the graph that is edited; null: none.
    [[nodiscard]] const RunPicture *onGraph() const { return m_isOnGraph ? m_run.picture() : nullptr; }
    /// What is painted over the nodes.
    [[nodiscard]] const std::optional<FiguresByTask> &figures() const { return m_figures; }
    /// The run at the moment that is looked at; null: none, or it is being read. Stands until the moment changes.
    [[nodiscard]] const RunPicture *then();
    /// That moment: "10:02:14, event 4,711 of 100,000".
    [[nodiscard]] QString momentWords() const { return wordsOf(m_slider->value()); }
    void retranslate();

Q_SIGNALS:
    /// What is painted changed; at most ten times a second.
    void painted();
    /// The editor or the view of what was is shown now.
    void pastChanged();
    /// Somebody took all runs off the canvas of a workflow.
    void cleared(const QString &workflow);
    void failed(const sluice::Error &error);
    void runRequested(sluice::RunId run);

private:
    struct Choice {
        CanvasShows shows = CanvasShows::Nothing;
        std::optional<RunId> run = {};
        std::optional<quint64> moment = {}; ///< none: as it is
        bool looksBack = false;             ///< in the view of what was
        bool follows = false;               ///< a newer run takes its place
    };

    void build(QWidget *page);
    void wire();
    Choice &choice() { return m_choices[m_workflow]; }
    void apply();
    void takeRun();
    void tellUnread(const Error &error);
    void takeMore();
    void learn();
    void markEvents();
    void judge();
    void moveTo(int event);
    void paint();
    void paintRun();
    void paintPast(const RunPicture &picture);
    void paintActivity();
    void tellBar();
    void tellSoon();
    void tell();
    [[nodiscard]] Workflow drawing() const;
    [[nodiscard]] QString wordsOf(int event) const;

    EngineClient &m_engine;
    ThemeController &m_themes;
    QWidget &m_page;
    LiveRun m_run;
    ActivityWatch m_activity;
    std::unique_ptr<RunMoments> m_moments;
    QHash<QString, Choice> m_choices; ///< by workflow
    QString m_workflow;
    QPointer<WorkflowDocument> m_document;
    QPointer<CanvasScene> m_scene;
    QPointer<SheetStack> m_stack;
    std::optional<FiguresByTask> m_figures;
    std::optional<Error> m_unread; ///< why the run cannot be read
    QByteArray m_version;          ///< of the graph
    std::size_t m_marked = 0;      ///< events that were looked through for marks
    bool m_isOnGraph = false;
    bool m_isTold = true;
    QTimer m_learn;
    QTimer m_judge; ///< once for all changes of the graph in a turn
    QTimer m_paint; ///< once for all moves of the slider in a turn
    QTimer m_pause; ///< between what is told
    RunPicker *m_picker = nullptr;
    RunLine *m_bar = nullptr;
    QWidget *m_timeRow = nullptr;
    TimeSlider *m_slider = nullptr;
    QLabel *m_moment = nullptr;
    ForkPanel *m_fork = nullptr;
};

} // namespace sluice
