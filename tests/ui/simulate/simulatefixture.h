#pragma once

#include "core/tasks/taskhost.h"
#include "core/workflow/workflowfile.h"
#include "tests/ui/simulate/fakedesk.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/document/workspace.h"
#include "ui/shell/commandtable.h"
#include "ui/simulate/simulatepage.h"
#include "ui/theme/themecontroller.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace sluice::test {

/// The page over a workspace with a workflow of three tasks: a call that fails one time in ten, a script, and a row stored.
struct SimulateBench {
    explicit SimulateBench(Scheme scheme = Scheme::Dark, bool hasWorkflow = true)
        : theme(Theme::make(scheme, 1, /*reducedMotion=*/true))
    {
        theme.applyToApplication();
        engine.types = standardCatalog();
        Connection shop;
        shop.id = QStringLiteral("shop");
        shop.type = QStringLiteral("http");
        shop.baseUrl = QStringLiteral("https://shop.example");
        QVERIFY(saveConnections({shop}, folder.filePath(QStringLiteral("connections.json"))));
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("workflows")));
        if (hasWorkflow)
            QVERIFY(saveWorkflow(orders(), folder.filePath(QStringLiteral("workflows/orders.json"))));
        workspace = std::make_unique<Workspace>(folder.path(), WorkflowDocument::Checker());
        page = std::make_unique<SimulatePage>(SimulateServices{engine, *workspace, desk, theme, commands});
        commands.attach(QStringLiteral("simulate"), page.get());
        page->resize(1024, 900);
        page->show();
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
    }

    static Workflow orders()
    {
        Workflow flow;
        flow.id = QStringLiteral("orders");
        flow.name = QStringLiteral("Orders");
        const auto add = [&flow](const char *id, const char *name, const char *type, const QJsonObject &params) {
            Task task;
            task.id = QLatin1StringView(id);
            task.name = QLatin1StringView(name);
            task.type = QLatin1StringView(type);
            task.params = params;
            flow.layout.insert(task.id, QPointF(260 * static_cast<double>(flow.tasks.size()), 0));
            flow.tasks.push_back(task);
        };
        add("ask", "Ask the shop", "http.request",
            {{QStringLiteral("connection"), QStringLiteral("shop")},
             {QStringLiteral("url"), QStringLiteral("/orders")}});
        add("shape", "Make a row", "transform", {{QStringLiteral("expression"), QStringLiteral("input")}});
        add("say", "Say it", "log", {{QStringLiteral("message"), QStringLiteral("done")}});
        flow.edges = {{QStringLiteral("ask"), QStringLiteral("out"), QStringLiteral("shape")},
                      {QStringLiteral("shape"), QStringLiteral("out"), QStringLiteral("say")}};
        return flow;
    }
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return page->findChild<T *>(QLatin1StringView(name));
    }
    /// As a person types into a field, and leaves it.
    void type(const char *field, const char *text) const
    {
        auto *edit = find<QWidget>(field);
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(edit, QLatin1StringView(text));
        QTest::keyClick(edit, Qt::Key_Tab);
    }

    FakeEngine engine;
    FakeDesk desk;
    ThemeController theme;
    CommandTable commands;
    QTemporaryDir folder;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<SimulatePage> page;
};

} // namespace sluice::test
