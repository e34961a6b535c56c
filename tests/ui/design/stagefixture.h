#pragma once

#include "core/run/machine.h"
#include "tests/ui/design/designfixture.h"
#include "tests/ui/design/runstory.h"
#include "ui/canvas/pastview.h"
#include "ui/design/timeslider.h"
#include "ui/wording/formats.h"

namespace sluice {

/// A Design page with a workflow of tasks in a row, "a" to "d", and runs of it in the engine.
struct StageFixture : DesignParts {
    StageFixture()
    {
        (void)write(rowOfTasks());
        make(fewTypes());
        engine->now.taken = WallTime(Milliseconds(1'700'000'100'000));
        table->attach(QStringLiteral("design"), page.get());
        isShown = show({1280, 800});
        page->openWorkflow(QStringLiteral("row"));
    }

    static Workflow rowOfTasks()
    {
        Workflow workflow;
        workflow.id = QStringLiteral("row");
        workflow.name = QStringLiteral("Row");
        for (const char *id : {"a", "b", "c", "d"}) {
            Task task;
            task.id = QString::fromLatin1(id);
            task.type = QStringLiteral("noop");
            task.reliability.maxAttempts = 3;
            workflow.layout.insert(task.id, QPointF(264.0 * static_cast<double>(workflow.tasks.size()), 96));
            if (!workflow.tasks.empty())
                workflow.edges.push_back({workflow.tasks.back().id, QStringLiteral("out"), task.id});
            workflow.tasks.push_back(task);
        }
        return workflow;
    }

    /// A run of the workflow as it was saved, which the engine has.
    RunHistory addRun(quint64 id, int successes = 1'000, const QStringList &failing = {})
    {
        RunHistory history = playedRun(RunId{id}, rowOfTasks(), engine->types, successes, failing);
        history.label = {7, false};
        RunSummary row;
        row.id = history.id;
        row.workflow = QStringLiteral("row");
        row.version = history.plan->version;
        row.started = history.events.front().at;
        row.state = fold(history.id, history.plan, history.events).state;
        row.label = history.label;
        engine->runs.insert(engine->runs.begin(), row);
        engine->histories.insert(id, history);
        return history;
    }
    /// What comes after the history that the engine tells of.
    void goOn(quint64 id, const RunHistory &later) const
    {
        const auto known = engine->histories[id].events.size();
        Q_EMIT engine->runEvents(RunId{id}, known,
                                 Events(later.events.begin() + static_cast<std::ptrdiff_t>(known), later.events.end()));
    }
    static FiguresByTask foldTo(const RunHistory &history, std::size_t moment)
    {
        RunPicture picture(history.id, history.plan);
        picture.take(0, std::span(history.events).first(moment));
        return picture.figures();
    }
    /// The same, as far as the nodes of a scene show it.
    static FiguresByTask shownOn(const CanvasScene &scene)
    {
        FiguresByTask shown;
        for (const Task &task : scene.document().workflow().tasks) {
            if (const auto &figures = scene.node(task.id)->mood().figures)
                shown.insert(task.id, *figures);
        }
        return shown;
    }
    /// Another version is edited than that which ran.
    void edit() const { page->current()->setDisabled({QStringLiteral("b")}, true); }

    /// The view of what was; null while the editor is shown.
    PastView *past() const
    {
        auto *view = find<PastView>("pastView");
        return view && view->isVisible() ? view : nullptr;
    }
    TimeSlider *slider() const { return find<TimeSlider>("timeSlider"); }
    CanvasView &canvas() const { return *page->currentCanvas(); }
    QString bar() const { return find<QLabel>("runMoment")->text(); }
    QString counts() const { return find<QLabel>("runCounts")->text(); }
    void press(const char *button) const { QTest::mouseClick(find<QToolButton>(button), Qt::LeftButton); }

    bool isShown = false;
};

} // namespace sluice
