// What one does with the settings of the workspace, and what the fields of their page edit.
#include "ui/document/settingsdocument.h"
#include "ui/shell/commandtable.h"
#include "ui/shell/guarded.h"
#include "ui/shell/settingspage.h"
#include "ui/widgets/infobar.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

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

void SettingsPage::wireFields()
{
    const auto edit = [this](const QLabel *label, const QByteArray &key, const SettingsDocument::Change &change) {
        m_document.edit(tr("Change %1").arg(label->text()), change, key);
    };
    connect(m_name, &QLineEdit::textEdited, this, [this, edit](const QString &name) {
        edit(m_nameRow.label, "name", [&](WorkspaceSettings &settings) { settings.name = name.trimmed(); });
    });
    connect(m_name, &QLineEdit::editingFinished, this, [this] { m_document.endMerge(); });
    m_name->installEventFilter(this);
    const auto number = [this, edit](QSpinBox *box, const Row &row, const QByteArray &key,
                                     void (*set)(WorkspaceSettings &, int)) {
        connect(box, &QSpinBox::valueChanged, this, [edit, &row, key, set](int value) {
            edit(row.label, key, [&](WorkspaceSettings &settings) { set(settings, value); });
        });
        connect(box, &QSpinBox::editingFinished, this, [this] { m_document.endMerge(); });
        box->installEventFilter(this);
    };
    number(m_attempts, m_attemptsRow, "attempts",
           [](WorkspaceSettings &settings, int value) { settings.defaults.maxAttempts = value; });
    number(m_timeout, m_timeoutRow, "timeout", [](WorkspaceSettings &settings, int value) {
        settings.defaults.attemptTimeout = std::chrono::seconds(value);
    });
    number(m_keepDays, m_keepDaysRow, "keepDays",
           [](WorkspaceSettings &settings, int value) { settings.engine.keepDays = value; });
    number(m_keepRuns, m_keepRunsRow, "keepRuns",
           [](WorkspaceSettings &settings, int value) { settings.engine.keepRuns = value; });
    number(m_payload, m_payloadRow, "payload",
           [](WorkspaceSettings &settings, int value) { settings.engine.payloadLimit = value * 1024; });
    connect(m_saveButton, &QPushButton::clicked, this, &SettingsPage::saveWorkspace);
    connect(m_revertButton, &QPushButton::clicked, this, &SettingsPage::revert);
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
