// What a keystroke costs on the Design page, with all that follows a document: canvas, outline, inspector, problems, log of edits.
#include "core/tasks/taskhost.h"
#include "core/workflow/workflowfile.h"
#include "tests/bench/frames.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/design/designpage.h"
#include "ui/document/problemcheck.h"
#include "ui/shell/commandtable.h"

#include <QDir>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

namespace sluice::bench {

bool benchEdits(Report &report)
{
    constexpr double kMark = 50;
    const QTemporaryDir folder;
    auto workflow = arrangedGraph(2000);
    const QDir dir(folder.path());
    if (!dir.mkpath(QStringLiteral("workflows"))
        || !saveWorkflow(workflow, dir.filePath(QStringLiteral("workflows/bench.json"))))
        qFatal("the workflow is not written");
    FakeEngine engine;
    engine.types = standardCatalog();
    ThemeController themes(Theme::make(Scheme::Dark));
    Workspace workspace(folder.path(), checkHere([&]() -> const TaskCatalog & { return engine.catalog(); },
                                                 [] { return QStringList(); }));
    CommandTable table;
    DesignPage page(engine, workspace, themes, table);
    page.resize(kWindow);
    showFully(page);
    page.openWorkflow(workflow.id);
    page.jumpTo(workflow.id, QStringLiteral("t7"), QStringLiteral("url"));
    QCoreApplication::processEvents();
    auto *field = qobject_cast<QLineEdit *>(page.focusWidget());
    if (!field)
        qFatal("no field of the inspector has the focus");
    std::vector<double> samples;
    for (int round = 0; round < kFrames; ++round)
        samples.push_back(frameOf([&] { QTest::keyClick(field, round % 2 == 0 ? Qt::Key_A : Qt::Key_Backspace); }));
    report.row(QStringLiteral("a keystroke in the inspector to its problems, 2000 nodes"), samples, kMark);
    return report.isMet();
}

} // namespace sluice::bench
