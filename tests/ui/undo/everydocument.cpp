#include "tests/ui/undo/everydocument.h"

#include "core/workflow/workflowfile.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDir>
#include <QGuiApplication>

namespace sluice {

namespace {

TaskCatalog typesOfUndo()
{
    TaskTypeInfo noop;
    noop.type = QStringLiteral("noop");
    noop.label = QStringLiteral("No operation");
    TaskTypeInfo request;
    request.type = QStringLiteral("http.request");
    request.label = QStringLiteral("HTTP request");
    request.params = {
        {.key = QStringLiteral("url"), .label = QStringLiteral("URL")},
        {.key = QStringLiteral("connection"), .label = QStringLiteral("Connection"), .kind = ParamKind::Connection}};
    return TaskCatalog({noop, request});
}

Workflow workflowOfUndo()
{
    Workflow workflow;
    workflow.id = QStringLiteral("orders");
    workflow.name = QStringLiteral("Orders");
    for (int i = 0; i < 4; ++i) {
        Task task;
        task.id = QStringLiteral("t%1").arg(i);
        task.type = i % 2 == 0 ? QStringLiteral("http.request") : QStringLiteral("noop");
        if (i % 2 == 0)
            task.params.insert(QStringLiteral("connection"), QStringLiteral("shop"));
        workflow.tasks.push_back(task);
        workflow.layout.insert(task.id, QPointF(i * 240, (i % 2) * 96));
        if (i > 0)
            workflow.edges.push_back({QStringLiteral("t%1").arg(i - 1), QStringLiteral("out"), task.id});
    }
    workflow.drawing.groups = {
        {QStringLiteral("g"), QStringLiteral("Both"), {QStringLiteral("t1"), QStringLiteral("t2")}, {}, false}};
    workflow.drawing.tints.insert(QStringLiteral("t0"), QStringLiteral("blue"));
    workflow.drawing.notes = {{QStringLiteral("n"), QStringLiteral("Why"), QRectF(0, 240, 200, 96), {}}};
    return workflow;
}

Connection connectionOfUndo(const char *id)
{
    Connection made;
    made.id = QString::fromLatin1(id);
    made.type = QStringLiteral("http");
    made.baseUrl = QStringLiteral("https://%1.example").arg(made.id);
    return made;
}

} // namespace

EveryDocument::EveryDocument()
    : m_theme(Theme::make(Scheme::Light))
{
    m_languages.use(QStringLiteral("en"));
    m_kept = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    m_preferences = std::make_unique<Preferences>(*m_kept);
    m_engine.types = typesOfUndo();
    const QString folder = m_folder.filePath(QStringLiteral("workspace"));
    QDir().mkpath(folder + QStringLiteral("/workflows"));
    WorkspaceSettings settings;
    settings.name = QStringLiteral("Work");
    const bool written = saveWorkflow(workflowOfUndo(), folder + QStringLiteral("/workflows/orders.json"))
                         && saveConnections({connectionOfUndo("shop"), connectionOfUndo("mail")},
                                            folder + QStringLiteral("/connections.json"))
                         && saveWorkspaceSettings(settings, folder + QStringLiteral("/sluice.json"));
    Q_ASSERT(written);
    Q_UNUSED(written);
    m_workspace = std::make_unique<Workspace>(folder, WorkflowDocument::Checker());
    m_commands = std::make_unique<CommandTable>();
    m_window = std::make_unique<MainWindow>(ShellServices{m_engine, m_theme, m_languages, *m_preferences, *m_commands});
    const auto add = [this](const char *id, QWidget *page) {
        m_window->addPage(std::make_unique<ShellPage>(
            QString::fromLatin1(id), QStringLiteral("configure"), [id] { return QString::fromLatin1(id); }, page));
    };
    add("design", m_design = new DesignPage(m_engine, *m_workspace, m_theme, *m_commands));
    add("connections", m_connections = new ConnectionsPage({m_engine, *m_workspace, m_secrets, m_theme, *m_commands}));
    add("settings",
        new SettingsPage(m_theme, m_languages, *m_preferences, m_workspace->settingsDocument(), *m_commands));
    m_window->resize(1200, 800);
    m_window->show();
    m_window->showPage(QStringLiteral("design"));
    m_design->openWorkflow(QStringLiteral("orders"));
    m_document = m_workspace->document(QStringLiteral("orders"));
}

EveryDocument::~EveryDocument() = default;

EveryDocument::Bytes EveryDocument::bytes() const
{
    return {writeWorkflow(m_document->workflow()), writeConnections(m_workspace->connectionsDocument().connections()),
            writeWorkspaceSettings(m_workspace->settingsDocument().settings())};
}

EveryDocument::Places EveryDocument::places() const
{
    return {m_document->undoStack().index(), m_workspace->connectionsDocument().undoStack().index(),
            m_workspace->settingsDocument().undoStack().index()};
}

bool EveryDocument::isAtTheStart() const
{
    return m_workspace->document(QStringLiteral("orders")) == m_document && places() == Places{0, 0, 0};
}

void EveryDocument::settle() const
{
    if (auto *canvas = m_design->currentCanvas())
        canvas->finishTyping();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void EveryDocument::forget() const
{
    settle();
    QCoreApplication::sendPostedEvents(); // or they pile up, since nothing waits here
    canvas().canvas().select({});
    canvas().canvas().setCurrent({});
    QGuiApplication::clipboard()->clear();
    m_connections->openConnection(QStringLiteral("shop"));
    m_document->undoStack().clear();
    m_workspace->connectionsDocument().undoStack().clear();
    m_workspace->settingsDocument().undoStack().clear();
}

void EveryDocument::goAll(const char *way, const Places &until, unsigned dice) const
{
    std::minstd_rand next(dice);
    static constexpr std::array kPages{"design", "connections", "settings"};
    while (places() != until) {
        const std::size_t at = next() % kPages.size();
        if (places()[at] == until[at])
            continue;
        QAction *command = m_commands->action(
            QStringLiteral("%1.%2").arg(QLatin1StringView(kPages[at]), QLatin1StringView(way)));
        if (!command->isEnabled()) {
            qWarning("%s can go on, and cannot be used", qPrintable(command->objectName()));
            return;
        }
        command->trigger();
    }
}

} // namespace sluice
