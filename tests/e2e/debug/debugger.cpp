#include "tests/e2e/debug/debugger.h"

#include "app/studio/workspacefolders.h"
#include "core/journal/sqlitejournalreader.h"
#include "core/workflow/jsonfile.h"
#include "ui/canvas/pastview.h"
#include "ui/design/designpage.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QListWidget>
#include <QtTest>

namespace sluice {

namespace {

constexpr QSize kWindow(1440, 900);
constexpr auto kWorkflow = R"json({"format": 1, "name": "Trial", "tasks": [
  {"id": "ask", "type": "http.request", "params": {"connection": "here", "url": "/ask"}},
  {"id": "tell", "type": "http.request",
   "params": {"connection": "here", "method": "POST", "url": "/tell", "body": "{{ input }}"}},
  {"id": "end", "type": "noop"}],
 "edges": [{"from": "ask", "to": "tell"}, {"from": "tell", "to": "end"}],
 "layout": {"ask": [80, 80], "tell": [80, 240], "end": [80, 400]}})json";

} // namespace

bool Debugger::prepare(const QString &folder, quint16 port)
{
    const QDir dir(folder);
    const QByteArray connections = R"({"format": 1, "connections": [{"id": "here", "type": "http", "name": "Here",
        "baseUrl": "http://127.0.0.1:)"
                                   + QByteArray::number(port) + R"(", "allowLoopback": true}]})";
    return makeWorkspace(folder) && dir.mkpath(QStringLiteral("workflows"))
           && writeFile(dir.filePath(QStringLiteral("connections.json")), connections)
           && writeFile(dir.filePath(QStringLiteral("workflows/trial.json")), kWorkflow);
}

QString Debugger::folder()
{
    return QDir::home().filePath(QStringLiteral("trial"));
}

bool Debugger::open()
{
    m_studio = std::make_unique<OpenStudio>();
    if (!m_studio->open({folder(), QStringLiteral("design"), kWindow}))
        return false;
    m_window = m_studio->window;
    m_person = std::make_unique<Person>(*m_window);
    return true;
}

bool Debugger::openWorkflow()
{
    page()->openWorkflow(workflow());
    if (!QTest::qWaitFor([this] { return canvas() != nullptr; }))
        return false;
    canvas()->setFocus();
    return true;
}

DesignPage *Debugger::page() const
{
    return m_window->findChild<DesignPage *>();
}

CanvasView *Debugger::canvas() const
{
    auto *view = qobject_cast<CanvasView *>(m_person->see(QStringLiteral("canvas")));
    return view && view->canvas().document().id() == workflow() ? view : nullptr;
}

const NodeMood &Debugger::mood(const char *task) const
{
    return canvas()->canvas().node(QString::fromLatin1(task))->mood();
}

PastView *Debugger::past() const
{
    for (auto *view : m_window->findChildren<PastView *>()) {
        if (view->isVisible() && view->document())
            return view;
    }
    return nullptr;
}

const Workflow *Debugger::painted() const
{
    if (const auto *view = past())
        return &view->document()->workflow();
    return canvas() ? &document().workflow() : nullptr;
}

void Debugger::clickAt(const char *task, QPointF inNode)
{
    const auto *node = canvas()->canvas().node(QString::fromLatin1(task));
    const QPoint at = canvas()->mapFromScene(node->pos() + inNode);
    m_person->drag(canvas()->viewport(), at, at);
}

void Debugger::choose(const char *task)
{
    clickAt(task, {100, 30});
}

void Debugger::clickEdge(const char *task)
{
    clickAt(task, {3, 8});
}

void Debugger::pick(quint64 run)
{
    click("runPicker");
    auto *search = m_window->findChild<QLineEdit *>(QStringLiteral("runPickerSearch"));
    QTest::keyClicks(search, QStringLiteral("Run %1 ").arg(run));
    auto *list = m_window->findChild<QListWidget *>(QStringLiteral("runPickerList"));
    const auto isChosen = [&] {
        return list->currentItem() && list->currentItem()->data(Qt::UserRole).toString() == QString::number(run);
    };
    if (QTest::qWaitFor(isChosen))
        QTest::keyClick(search, Qt::Key_Return);
    else
        qWarning("the picker does not list the run");
}

quint64 Debugger::newestRun()
{
    auto reader = SqliteJournalReader::open(folder());
    const auto page = reader ? (*reader)->runs({}, {0, 1}) : Result<Page<RunSummary>>();
    return page && !page->rows.empty() ? number(page->rows.front().id) : 0;
}

std::vector<Events> Debugger::runs()
{
    std::vector<Events> found;
    auto reader = SqliteJournalReader::open(folder());
    if (!reader)
        return found;
    const auto page = (*reader)->runs({}, {0, 200});
    for (auto row = page->rows.rbegin(); page && row != page->rows.rend(); ++row) {
        if (const auto stored = (*reader)->run(row->id))
            found.push_back(stored->events);
    }
    return found;
}

} // namespace sluice
