#pragma once

#include "core/run/plan.h"
#include "core/workflow/jsonfile.h"
#include "core/workflow/workflowfile.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/design/designpage.h"
#include "ui/document/problemcheck.h"
#include "ui/shell/commandtable.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/infobar.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeWidget>
#include <QtTest>

#include <memory>

namespace sluice {

inline TaskCatalog fewTypes()
{
    TaskTypeInfo noop;
    noop.type = QStringLiteral("noop");
    noop.label = QStringLiteral("No operation");
    noop.category = QStringLiteral("flow");
    noop.icon = QStringLiteral("node");
    TaskTypeInfo request;
    request.type = QStringLiteral("http.request");
    request.label = QStringLiteral("HTTP request");
    request.category = QStringLiteral("io");
    request.icon = QStringLiteral("globe");
    request.summaryParam = QStringLiteral("url");
    ParamInfo url;
    url.key = QStringLiteral("url");
    url.label = QStringLiteral("URL");
    url.required = true;
    request.params = {url};
    return TaskCatalog({noop, request});
}

/// The parts around a Design page: a workspace of its own and a fake engine. Made in `make`, so that a test writes its files
/// before.
struct DesignParts {
    DesignParts() = default;
    ~DesignParts() { close(); }
    DesignParts(const DesignParts &) = delete;
    DesignParts &operator=(const DesignParts &) = delete;

    /// `finds`: problems are looked for while one edits.
    void make(const TaskCatalog &types, bool finds = true)
    {
        engine = std::make_unique<FakeEngine>();
        engine->types = types;
        themes = std::make_unique<ThemeController>(Theme::make(Scheme::Light));
        auto checker = checkHere([this]() -> const TaskCatalog & { return engine->catalog(); },
                                 [] { return QStringList(); });
        workspace = std::make_unique<Workspace>(dir->path(), finds ? checker : WorkflowDocument::Checker());
        table = std::make_unique<CommandTable>();
        page = std::make_unique<DesignPage>(*engine, *workspace, *themes, *table);
    }
    /// Writes the file of a workflow, before `make`.
    [[nodiscard]] bool write(const Workflow &workflow) const
    {
        return QDir(dir->path()).mkpath(QStringLiteral("workflows"))
               && saveWorkflow(workflow, dir->filePath(QStringLiteral("workflows/%1.json").arg(workflow.id)));
    }
    [[nodiscard]] bool show(QSize size)
    {
        page->resize(size);
        page->show();
        page->activateWindow();
        return QTest::qWaitForWindowActive(page.get());
    }
    void close()
    {
        page.reset();
        table.reset();
        workspace.reset();
        themes.reset();
        engine.reset();
        dir = std::make_unique<QTemporaryDir>();
    }
    template <typename T>
    T *find(const char *name) const
    {
        return page->findChild<T *>(QString::fromLatin1(name));
    }

    std::unique_ptr<QTemporaryDir> dir = std::make_unique<QTemporaryDir>();
    std::unique_ptr<FakeEngine> engine;
    std::unique_ptr<ThemeController> themes;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<CommandTable> table;
    std::unique_ptr<DesignPage> page;
};

/// A Design page in a window, with its keys, driven by mouse and key.
struct DesignFixture : DesignParts {
    DesignFixture()
    {
        make(fewTypes());
        table->attach(QStringLiteral("design"), page.get());
        (void)show({1280, 800});
    }
    QAction *command(const char *name) const { return table->action(QString::fromLatin1(name)); }
    InfoBar *bar() const { return find<InfoBar>("designBar"); }
    WorkflowDocument &document() const { return *page->current(); }
    CanvasView &canvas() const { return *page->currentCanvas(); }
    void quickAdd(QPoint place, const QString &typed)
    {
        QTest::mouseDClick(canvas().viewport(), Qt::LeftButton, {}, place);
        auto *input = canvas().findChild<QWidget *>(QStringLiteral("quickListInput"));
        QTest::keyClicks(input, typed);
        QTest::keyClick(input, Qt::Key_Return);
    }
    void drag(QPoint from, QPoint to)
    {
        QTest::mousePress(canvas().viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(canvas().viewport(), (from + to) / 2);
        QTest::mouseMove(canvas().viewport(), to);
        QTest::mouseRelease(canvas().viewport(), Qt::LeftButton, {}, to);
    }
    QPoint out(const char *id) const
    {
        return canvas().mapFromScene(canvas().canvas().node(QString::fromLatin1(id))->outPort(QStringLiteral("out")));
    }
    QPoint in(const char *id) const
    {
        return canvas().mapFromScene(canvas().canvas().node(QString::fromLatin1(id))->inPort());
    }
    void openNew()
    {
        command("design.new")->trigger();
        canvas().zoomTo(1);
    }
};

} // namespace sluice
