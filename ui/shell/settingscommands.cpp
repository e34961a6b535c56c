// What one does with the settings of the workspace, and what the fields of their page edit.
#include "ui/document/settingsdocument.h"
#include "ui/shell/commandtable.h"
#include "ui/shell/guarded.h"
#include "ui/shell/settingspage.h"
#include "ui/widgets/infobar.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

namespace sluice {

void SettingsPage::buildCommands()
{
    const auto add = [&](const char *name, QString (*text)(), const char *icon, const QKeySequence &keys,
                         void (SettingsPage::*act)(), CommandEffect effect) {
        m_commands.add({.id = QString::fromLatin1(name),
                        .text = text,
                        .run = guarded(this, act),
                        .keys = keys,
                        .icon = QString::fromLatin1(icon),
                        .context = QStringLiteral("settings"),
                        .effect = effect});
    };
    add(
        "settings.save", [] { return tr("Save the settings of the workspace"); }, "document-save",
        QKeySequence(Qt::CTRL | Qt::Key_S), &SettingsPage::saveWorkspace, CommandEffect::Act);
    add(
        "settings.revert", [] { return tr("Revert the settings of the workspace"); }, "edit-reset", QKeySequence(),
        &SettingsPage::revert, CommandEffect::Edit);
    add(
        "settings.undo", [] { return tr("Undo"); }, "edit-undo", QKeySequence(Qt::CTRL | Qt::Key_Z),
        &SettingsPage::undo, CommandEffect::History);
    add(
        "settings.redo", [] { return tr("Redo"); }, "edit-redo", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z),
        &SettingsPage::redo, CommandEffect::History);
}

void SettingsPage::refreshCommands()
{
    const bool isEdited = m_document.isModified() && !m_document.unreadable();
    m_saveButton->setEnabled(isEdited);
    m_revertButton->setEnabled(isEdited);
    m_commands.setEnabled(QStringLiteral("settings.save"), isEdited);
    m_commands.setEnabled(QStringLiteral("settings.revert"), isEdited);
    m_commands.setEnabled(QStringLiteral("settings.undo"), m_document.undoStack().canUndo());
    m_commands.setEnabled(QStringLiteral("settings.redo"), m_document.undoStack().canRedo());
}

/// Undo is that of all settings, not of the characters in one field.
bool SettingsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isUndo = key->matches(QKeySequence::Undo);
        if (isUndo || key->matches(QKeySequence::Redo)) {
            event->accept();
            if (event->type() == QEvent::KeyPress)
                isUndo ? undo() : redo();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void SettingsPage::saveWorkspace()
{
    if (const auto saved = m_document.save(); !saved)
        m_bar->showError(saved.error());
    else
        m_bar->showMessage(InfoBar::Tone::Success, tr("The settings of the workspace are saved."));
}

void SettingsPage::revert()
{
    m_document.revert();
}

void SettingsPage::undo()
{
    m_document.endMerge();
    m_document.undoStack().undo();
}

void SettingsPage::redo()
{
    m_document.undoStack().redo();
}

} // namespace sluice
