// What a person does with the workflows of the list: make, rename, copy, remove.
#include "ui/design/workflowlist.h"

#include "ui/design/templatepicker.h"
#include "ui/document/templateconnections.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/twolines.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QListWidget>
#include <QMenu>
#include <QPointer>

namespace sluice {

void WorkflowList::setTemplates(Templates templates)
{
    m_templates = std::move(templates);
}

void WorkflowList::addFrom(const QString &name, const QString &path)
{
    const auto made = m_workspace.createFrom(path, name);
    if (!made) {
        Q_EMIT failed(made.error());
        return;
    }
    Q_EMIT openRequested(*made);
    const auto *document = m_workspace.document(*made);
    if (!document)
        return;
    const QString connections = QDir(QFileInfo(path).path()).filePath(QStringLiteral("../connections.json"));
    const auto brought = bringConnections(m_workspace.connectionsDocument(), connections, document->workflow());
    if (!brought)
        Q_EMIT failed(brought.error());
    else if (!brought->isEmpty())
        Q_EMIT connectionsBrought(name, *brought);
}

void WorkflowList::pickTemplate(const TaskCatalog &catalog)
{
    TemplatePicker::show(
        m_templates ? m_templates() : TemplatePicker::Templates(), catalog, m_themes,
        [guard = QPointer(this)](const QString &name, const QString &path) {
            if (guard)
                guard->addFrom(name, path);
        },
        window());
}

void WorkflowList::fillNewMenu(QMenu &menu)
{
    menu.addAction(m_themes.icon(QStringLiteral("document-new")), tr("New workflow"), this, &WorkflowList::addWorkflow);
    menu.addAction(m_themes.icon(QStringLiteral("document-new")), tr("New from a template…"), this,
                   &WorkflowList::templateRequested)
        ->setObjectName(QStringLiteral("fromTemplate"));
}

void WorkflowList::addWorkflow()
{
    const auto made = m_workspace.create(tr("New workflow"));
    if (made)
        Q_EMIT openRequested(*made);
    else
        Q_EMIT failed(made.error());
}

void WorkflowList::renamed(QListWidgetItem *item)
{
    if (m_isFilling)
        return;
    const auto id = item->data(TwoLines::kIdRole).toString();
    const auto name = item->text().trimmed();
    const auto *entry = m_workspace.entry(id);
    if (!entry || name == entry->name)
        return;
    m_isFilling = true;
    const auto done = name.isEmpty() ? Result<void>() : m_workspace.rename(id, name);
    m_isFilling = false;
    if (!done)
        Q_EMIT failed(done.error());
    // The item is still being edited by its view; the list is filled once that is over.
    QMetaObject::invokeMethod(this, &WorkflowList::fill, Qt::QueuedConnection);
}

void WorkflowList::rename(const QString &id)
{
    auto *item = rowOf(TwoLines::kIdRole, id);
    if (!item)
        return;
    m_list->setCurrentItem(item);
    m_list->editItem(item);
}

void WorkflowList::duplicate(const QString &id)
{
    const auto *entry = m_workspace.entry(id);
    const auto made = m_workspace.duplicate(id, tr("%1 (copy)").arg(entry ? entry->name : id));
    if (made)
        Q_EMIT openRequested(*made);
    else
        Q_EMIT failed(made.error());
}

void WorkflowList::remove(const QString &id)
{
    const auto *entry = m_workspace.entry(id);
    const auto name = entry ? entry->name : id;
    const auto done = m_workspace.moveToBin(id);
    if (done)
        Q_EMIT binned(name, *done, id);
    else
        Q_EMIT failed(done.error());
}

void WorkflowList::showMenu(QPoint place)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("workflowContextMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillNewMenu(*menu);
    if (const auto *item = m_list->currentItem(); item && item->data(kFolderRole).isNull()) {
        const auto id = item->data(TwoLines::kIdRole).toString();
        const auto name = item->text();
        menu->addSeparator();
        menu->addAction(m_themes.icon(QStringLiteral("edit-rename")), tr("Rename %1").arg(name), this,
                        [this, id] { rename(id); })
            ->setObjectName(QStringLiteral("renameWorkflow"));
        menu->addAction(m_themes.icon(QStringLiteral("edit-clone")), tr("Duplicate %1").arg(name), this,
                        [this, id] { duplicate(id); })
            ->setObjectName(QStringLiteral("duplicateWorkflow"));
        menu->addAction(m_themes.icon(QStringLiteral("edit-delete"), Token::Danger), tr("Move %1 to the bin").arg(name),
                        this, [this, id] { remove(id); })
            ->setObjectName(QStringLiteral("deleteWorkflow"));
    }
    menu->popup(place);
}

} // namespace sluice
