#include "ui/design/workflowexchange.h"

#include "core/workflow/exchange/graphfile.h"
#include "core/workflow/exchange/importer.h"
#include "ui/document/workspace.h"
#include "ui/widgets/infobar.h"

#include <QFileDialog>
#include <QFileInfo>

#include <utility>

namespace sluice {

WorkflowExchange::WorkflowExchange(EngineClient &engine, Workspace &workspace, Place place, QWidget *page)
    : QObject(page)
    , m_engine(engine)
    , m_workspace(workspace)
    , m_place(std::move(place))
    , m_page(*page)
{
}

void WorkflowExchange::askForImport()
{
    auto *dialog = new QFileDialog(m_page.window(), tr("Import a workflow"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Workflows and graphs (*.json *.graphml *.xml *.dot *.gv)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &WorkflowExchange::importFrom);
    dialog->open();
}

/// What comes in is an edit of a new workflow, so that it can be undone, and starts disarmed like any.
void WorkflowExchange::importFrom(const QString &path)
{
    const QString file = QFileInfo(path).fileName();
    const auto read = loadImport(path, std::nullopt, m_engine.catalog());
    if (!read)
        return m_place.bar().showError(read.error());
    const QString name = read->workflow.name.isEmpty() ? QFileInfo(path).completeBaseName() : read->workflow.name;
    const auto made = m_workspace.create(name);
    if (!made)
        return m_place.bar().showError(made.error());
    m_place.open(*made);
    auto *document = m_workspace.document(*made);
    if (!document)
        return;
    document->edit(tr("Import %1").arg(file), [&](Workflow &workflow) {
        const QString id = workflow.id;
        workflow = read->workflow;
        workflow.id = id;
        workflow.name = name;
    });
    if (read->workflow.layout.isEmpty())
        m_place.arrange();
    else
        m_place.fit();
    tell(*read, file);
}

void WorkflowExchange::tell(const Imported &read, const QString &file)
{
    const auto count = [&](ImportNote::Kind kind) { return static_cast<int>(read.count(kind)); };
    const int off = count(ImportNote::Kind::Disabled);
    const int partly = count(ImportNote::Kind::Partly);
    const int dropped = count(ImportNote::Kind::Dropped);
    QStringList texts{tr("%n task(s) came from %1.", nullptr, static_cast<int>(read.workflow.tasks.size())).arg(file)};
    if (off > 0)
        texts += tr("%n of them are switched off: nothing here does what they did. Their notes say what that was.",
                    nullptr, off);
    if (partly > 0)
        texts += tr("%n part(s) lost something on the way; the notes of their tasks hold the original.", nullptr,
                    partly);
    if (dropped > 0)
        texts += tr("%n part(s) have no counterpart here and are left out.", nullptr, dropped);
    m_place.bar().showMessage(texts.size() > 1 ? InfoBar::Tone::Warning : InfoBar::Tone::Success, texts.join(u' '));
}

void WorkflowExchange::askForExport()
{
    const auto *document = m_place.document();
    if (!document)
        return;
    auto *dialog = new QFileDialog(m_page.window(), tr("Export the workflow"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(
        {tr("Workflow of Sluice (*.json)"), tr("GraphML (*.graphml)"), tr("Graphviz (*.dot)"), tr("Mermaid (*.mmd)")});
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(document->id());
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.section(QStringLiteral("*."), 1).chopped(1));
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this, id = document->id()](const QString &path) {
        const auto *open = m_workspace.document(id);
        if (!open)
            return;
        if (const auto done = saveGraph(open->workflow(), path); !done)
            m_place.bar().showError(done.error());
        else
            m_place.bar().showMessage(InfoBar::Tone::Success, tr("The workflow was exported as %1.").arg(path));
    });
    dialog->open();
}

} // namespace sluice
