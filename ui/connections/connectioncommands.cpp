// What one does with connections on their page.
#include "ui/connections/connectionform.h"
#include "ui/connections/connectionspage.h"
#include "ui/connections/renamepanel.h"
#include "ui/connections/testpanel.h"
#include "ui/document/workspace.h"
#include "ui/models/listview.h"
#include "ui/shell/guarded.h"
#include "ui/widgets/infobar.h"

#include <QAction>
#include <QPushButton>

namespace sluice {

void ConnectionsPage::command(const char *name, QString (*text)(), const char *icon, const QKeySequence &keys, Act act,
                              const char *listKeys, CommandEffect effect)
{
    auto *action = m_table.add({QString::fromLatin1(name), text, guarded(this, act), keys, QString::fromLatin1(icon),
                                QStringLiteral("connections"), QString::fromLatin1(listKeys), effect});
    m_icons.insert(action, QString::fromLatin1(icon));
    m_actions.push_back(action);
}

QAction *ConnectionsPage::find(const char *name) const
{
    return m_table.action(QString::fromLatin1(name));
}

void ConnectionsPage::buildCommands()
{
    command(
        "connections.newHttp", [] { return tr("New HTTP connection"); }, "globe", QKeySequence(Qt::CTRL | Qt::Key_N),
        &ConnectionsPage::addHttp, "", CommandEffect::Edit);
    command(
        "connections.newSqlite", [] { return tr("New SQLite connection"); }, "folder-database", QKeySequence(),
        &ConnectionsPage::addSqlite, "", CommandEffect::Edit);
    command(
        "connections.newPostgres", [] { return tr("New PostgreSQL connection"); }, "network-server-database",
        QKeySequence(), &ConnectionsPage::addPostgres, "", CommandEffect::Edit);
    command(
        "connections.newMysql", [] { return tr("New MySQL connection"); }, "server-database", QKeySequence(),
        &ConnectionsPage::addMysql, "", CommandEffect::Edit);
    command(
        "connections.newMqtt", [] { return tr("New MQTT connection"); }, "rss", QKeySequence(),
        &ConnectionsPage::addMqtt, "", CommandEffect::Edit);
    command(
        "connections.newAmqp", [] { return tr("New AMQP connection"); }, "mail-queue", QKeySequence(),
        &ConnectionsPage::addAmqp, "", CommandEffect::Edit);
    command(
        "connections.duplicate", [] { return tr("Duplicate the connection"); }, "edit-clone",
        QKeySequence(Qt::CTRL | Qt::Key_D), &ConnectionsPage::duplicate, "", CommandEffect::Edit);
    command(
        "connections.rename", [] { return tr("Rename the connection"); }, "edit-rename", QKeySequence(Qt::Key_F2),
        &ConnectionsPage::beginRename, "", CommandEffect::Edit);
    // Delete is the list's own: in a field it deletes text.
    command(
        "connections.delete", [] { return tr("Delete the connection"); }, "edit-delete", QKeySequence(),
        &ConnectionsPage::beginDelete, "Del", CommandEffect::Edit);
    command(
        "connections.test", [] { return tr("Test the connection"); }, "network-connect",
        QKeySequence(Qt::CTRL | Qt::Key_T), &ConnectionsPage::test);
    command(
        "connections.save", [] { return tr("Save the connections"); }, "document-save",
        QKeySequence(Qt::CTRL | Qt::Key_S), &ConnectionsPage::save);
    command(
        "connections.undo", [] { return tr("Undo"); }, "edit-undo", QKeySequence(Qt::CTRL | Qt::Key_Z),
        &ConnectionsPage::undo, "", CommandEffect::History);
    command(
        "connections.redo", [] { return tr("Redo"); }, "edit-redo", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z),
        &ConnectionsPage::redo, "", CommandEffect::History);
    auto *deleteKey = new QAction(this);
    deleteKey->setShortcut(QKeySequence::Delete);
    deleteKey->setShortcutContext(Qt::WidgetShortcut);
    connect(deleteKey, &QAction::triggered, this, &ConnectionsPage::beginDelete);
    m_listDelete = deleteKey;
}

void ConnectionsPage::refreshCommands()
{
    const bool hasCurrent = current() && !m_document.unreadable();
    for (const char *name : {"connections.duplicate", "connections.rename", "connections.delete", "connections.test"})
        find(name)->setEnabled(hasCurrent);
    for (const char *name : kNewCommands)
        find(name)->setEnabled(!m_document.unreadable());
    find("connections.save")->setEnabled(m_document.isModified() && !m_document.unreadable());
    find("connections.undo")->setEnabled(m_document.undoStack().canUndo());
    find("connections.redo")->setEnabled(m_document.undoStack().canRedo());
    wordCommands();
}

/// On the page the buttons are short; menus and the palette say what is saved and deleted.
void ConnectionsPage::wordCommands()
{
    const auto brief = [](const QString &id) {
        return id == u"connections.save"        ? tr("Save")
               : id == u"connections.duplicate" ? tr("Duplicate")
               : id == u"connections.rename"    ? tr("Rename")
               : id == u"connections.delete"    ? tr("Delete")
                                                : QString();
    };
    for (const CommandEntry &entry : m_table.commands()) {
        if (entry.context != u"connections")
            continue;
        QAction *action = m_table.action(entry.id);
        QString told = entry.text();
        if (entry.id == u"connections.undo" && m_document.undoStack().canUndo())
            told = tr("Undo: %1").arg(m_document.undoStack().undoText());
        if (entry.id == u"connections.redo" && m_document.undoStack().canRedo())
            told = tr("Redo: %1").arg(m_document.undoStack().redoText());
        const QString keys = keysText(entry);
        action->setToolTip(keys.isEmpty() ? told : tr("%1 (%2)", "command, keys").arg(told, keys));
        action->setIconText(brief(entry.id).isEmpty() ? entry.text() : brief(entry.id));
    }
}

void ConnectionsPage::addHttp()
{
    add(QStringLiteral("http"));
}

void ConnectionsPage::addSqlite()
{
    add(QStringLiteral("sqlite"));
}

void ConnectionsPage::addPostgres()
{
    add(QStringLiteral("postgres"));
}

void ConnectionsPage::addMysql()
{
    add(QStringLiteral("mysql"));
}

void ConnectionsPage::addMqtt()
{
    add(QStringLiteral("mqtt"));
}

void ConnectionsPage::addAmqp()
{
    add(QStringLiteral("amqp"));
}

void ConnectionsPage::add(const QString &type)
{
    const QString id = m_document.add(type);
    if (id.isEmpty())
        return;
    choose(id);
    m_form->focusFirst();
}

void ConnectionsPage::duplicate()
{
    const Connection *from = current();
    if (!from)
        return;
    const QString name = from->name.isEmpty() ? QString() : tr("%1 (copy)").arg(from->name);
    const QString id = m_document.duplicate(m_current, name);
    if (id.isEmpty())
        return;
    choose(id);
    m_form->focusFirst();
}

void ConnectionsPage::beginRename()
{
    if (!current())
        return;
    refreshUses();
    m_rename->begin(m_current, ids(), static_cast<int>(m_uses.of(m_current).size()), m_uses.workflowsOf(m_current));
}

void ConnectionsPage::rename(const QString &id, const QString &newId, bool withUses)
{
    QStringList workflows;
    if (withUses) {
        const auto renamed = renameUses(m_workspace, m_engine.catalog(), m_uses.of(id), id, newId);
        if (!renamed) {
            m_bar->showError(renamed.error());
            return;
        }
        workflows = *renamed;
    }
    m_document.endMerge();
    m_current = newId;
    if (!m_document.edit(id, renameText(id, newId), [&](Connection &connection) { connection.id = newId; }))
        m_current = id;
    m_rename->hide();
    refreshUses();
    m_list->setFocus(Qt::OtherFocusReason);
    m_bar->showMessage(InfoBar::Tone::Info, tr("%1 is called %2 once this is saved.").arg(id, newId),
                       workflows.isEmpty() ? QString()
                                           : tr("%n workflow(s) name it anew. Saving here saves them as well.", nullptr,
                                                static_cast<int>(workflows.size())));
    m_renamed = Renamed{id, renameText(id, newId), workflows};
    m_bar->addAction(tr("Undo"), [this] { undo(); })->setObjectName(QStringLiteral("connectionsUndoRename"));
}

/// In the workflows as well, where nothing was edited since; what was is undone there, by hand.
void ConnectionsPage::undoRename()
{
    const Renamed renamed = *std::exchange(m_renamed, std::nullopt);
    m_bar->dismiss();
    for (const QString &workflow : renamed.workflows) {
        WorkflowDocument *document = m_workspace.document(workflow);
        if (document && document->undoStack().undoText() == renamed.text)
            document->undoStack().undo();
    }
    m_current = renamed.id;
    m_document.undoStack().undo();
    refreshUses();
}

void ConnectionsPage::beginDelete()
{
    if (!current())
        return;
    refreshUses();
    const auto &uses = m_uses.of(m_current);
    if (uses.empty())
        return remove(m_current);
    const QString title = ConnectionsDocument::titleOf(*current());
    m_bar->showMessage(
        InfoBar::Tone::Warning,
        tr("%n task(s) use %1. Without it they fail.", nullptr, static_cast<int>(uses.size())).arg(title),
        tr("They are named below, under “Used by”."));
    m_bar->addAction(tr("Delete %1 all the same").arg(title), [this, id = m_current] { remove(id); })
        ->setObjectName(QStringLiteral("connectionsDelete"));
    m_bar->addAction(tr("Keep it"), [this] { m_bar->dismiss(); })->setObjectName(QStringLiteral("connectionsKeep"));
}

void ConnectionsPage::remove(QString id) // the very text of `m_current`, which changes here
{
    const Connection *gone = m_document.connection(id);
    if (!gone)
        return;
    const QString title = ConnectionsDocument::titleOf(*gone);
    m_document.remove(id);
    m_list->setFocus(Qt::OtherFocusReason);
    m_bar->showMessage(InfoBar::Tone::Info, tr("%1 is deleted once this is saved.").arg(title));
    m_bar
        ->addAction(tr("Undo"),
                    [this, id] {
                        m_bar->dismiss();
                        m_document.undoStack().undo();
                        choose(id);
                    })
        ->setObjectName(QStringLiteral("connectionsUndoDelete"));
}

void ConnectionsPage::test()
{
    m_test->start();
}

void ConnectionsPage::save()
{
    if (const QString field = m_form->firstComplaint(); !field.isEmpty()) {
        m_bar->showMessage(InfoBar::Tone::Warning,
                           tr("Nothing was saved: what stands in “%1” cannot be used.").arg(field),
                           tr("Beside the field is what it takes."));
        m_form->focusComplaint();
        return;
    }
    if (const auto saved = m_document.save(); !saved) {
        if (m_document.isChangedOnDisk())
            askAboutFile();
        else
            m_bar->showError(saved.error());
        return;
    }
    for (const QString &workflow : m_renamed ? std::exchange(m_renamed, std::nullopt)->workflows : QStringList()) {
        WorkflowDocument *document = m_workspace.document(workflow);
        if (const auto saved = document ? document->save() : Result<void>(); !saved) {
            m_bar->showError(saved.error());
            return;
        }
    }
    refresh();
    m_bar->showMessage(InfoBar::Tone::Success, tr("Saved. The next call of each task goes by it."),
                       tr("Calls under way end as they began."));
}

void ConnectionsPage::undo()
{
    if (m_renamed && m_document.undoStack().undoText() == m_renamed->text)
        undoRename();
    else
        m_document.undoStack().undo();
    m_form->revert();
}

void ConnectionsPage::redo()
{
    m_document.undoStack().redo();
    m_form->revert();
}

} // namespace sluice
