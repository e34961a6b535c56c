#pragma once

#include "ui/canvas/canvasview.h"

#include <QtTest>

namespace sluice {

/// Task types enough to draw with.
inline TaskCatalog canvasCatalog()
{
    const auto type = [](const char *name, const char *label, const char *category, QStringList ports) {
        TaskTypeInfo info;
        info.type = QString::fromLatin1(name);
        info.label = QString::fromLatin1(label);
        info.category = QString::fromLatin1(category);
        info.icon = QStringLiteral("node");
        info.outPorts = std::move(ports);
        return info;
    };
    auto loop = type("forEach", "For each", "flow", {QStringLiteral("item"), QStringLiteral("done")});
    loop.role = TaskRole::ForEach;
    return TaskCatalog({type("noop", "No operation", "flow", {QStringLiteral("out")}),
                        type("http.request", "HTTP request", "io", {QStringLiteral("out")}),
                        type("if", "If", "flow", {QStringLiteral("true"), QStringLiteral("false")}), loop});
}

/// A canvas in a window, driven by mouse and key.
class CanvasFixture {
public:
    explicit CanvasFixture(const Workflow &workflow = {})
        : document(workflow, {})
        , catalog(canvasCatalog())
        , themes(Theme::make(Scheme::Dark))
        , scene(document, catalog, themes)
        , view(scene)
    {
        view.resize(1000, 700);
        view.show();
        view.setFocus();
        view.zoomTo(1);
    }

    [[nodiscard]] QPoint at(QPointF scenePlace) const { return view.mapFromScene(scenePlace); }
    [[nodiscard]] QPoint middle(const QString &id) const { return at(scene.node(id)->mapToScene(104, 32)); }
    [[nodiscard]] QPoint out(const QString &id, const QString &port = QStringLiteral("out")) const
    {
        return at(scene.node(id)->outPort(port));
    }
    [[nodiscard]] QPoint in(const QString &id) const { return at(scene.node(id)->inPort()); }

    void press(QPoint place, Qt::KeyboardModifiers held = {})
    {
        QTest::mousePress(view.viewport(), Qt::LeftButton, held, place);
    }
    void moveTo(QPoint place) { QTest::mouseMove(view.viewport(), place); }
    void release(QPoint place, Qt::KeyboardModifiers held = {})
    {
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, held, place);
    }
    void drag(QPoint from, QPoint to)
    {
        press(from);
        moveTo(from + (to - from) / 2);
        moveTo(to);
        release(to);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers held = {}) { QTest::keyClick(&view, key, held); }
    void type(const QString &text)
    {
        auto *input = view.findChild<QWidget *>(QStringLiteral("quickListInput"));
        QTest::keyClicks(input, text);
        QTest::keyClick(input, Qt::Key_Return);
    }

    /// The edges as "a.out>b", in file order.
    [[nodiscard]] QStringList edges() const
    {
        QStringList drawn;
        for (const Edge &edge : document.workflow().edges)
            drawn.push_back(QStringLiteral("%1.%2>%3").arg(edge.from, edge.fromPort, edge.to));
        return drawn;
    }
    [[nodiscard]] QStringList tasks() const
    {
        QStringList ids;
        for (const Task &task : document.workflow().tasks)
            ids.push_back(task.id);
        return ids;
    }

    WorkflowDocument document;
    TaskCatalog catalog;
    ThemeController themes;
    CanvasScene scene;
    CanvasView view;
};

/// a → b → c, 280 apart; with `alone`, a task d without edges below them.
inline Workflow chainOfThree(bool alone = false)
{
    Workflow workflow;
    workflow.id = QStringLiteral("w");
    const QStringList ids = alone ? QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"),
                                                QStringLiteral("d")}
                                  : QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
    for (qsizetype i = 0; i < ids.size(); ++i) {
        Task task;
        task.id = ids[i];
        task.type = QStringLiteral("noop");
        workflow.tasks.push_back(task);
        workflow.layout.insert(task.id, i < 3 ? QPointF(280.0 * double(i), 0) : QPointF(0, 200));
    }
    workflow.edges = {{QStringLiteral("a"), QStringLiteral("out"), QStringLiteral("b")},
                      {QStringLiteral("b"), QStringLiteral("out"), QStringLiteral("c")}};
    return workflow;
}

} // namespace sluice
