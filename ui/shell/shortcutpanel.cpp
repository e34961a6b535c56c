#include "ui/shell/shortcutpanel.h"

#include "ui/shell/commandtable.h"
#include "ui/shell/preferences.h"
#include "ui/theme/themecontroller.h"

#include <QHBoxLayout>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice {

ShortcutPanel::ShortcutPanel(CommandTable &commands, Preferences &preferences, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_preferences(preferences)
    , m_theme(theme)
    , m_rowBox(new QVBoxLayout)
    , m_all(new QPushButton(this))
    , m_editor(new QWidget(this))
    , m_edit(new QKeySequenceEdit)
    , m_set(new QPushButton)
    , m_none(new QPushButton)
    , m_cancel(new QPushButton)
    , m_objection(new QLabel)
{
    setObjectName(QStringLiteral("shortcutPanel"));
    m_all->setObjectName(QStringLiteral("keys.all"));
    m_all->setCheckable(true);
    m_edit->setObjectName(QStringLiteral("keys.edit"));
    m_set->setObjectName(QStringLiteral("keys.set"));
    m_none->setObjectName(QStringLiteral("keys.none"));
    m_cancel->setObjectName(QStringLiteral("keys.cancel"));
    m_objection->setObjectName(QStringLiteral("keys.objection"));
    m_objection->setWordWrap(true);
    m_objection->setTextFormat(Qt::PlainText);
    auto *line = new QHBoxLayout;
    line->addWidget(m_edit, 1);
    line->addWidget(m_none);
    line->addWidget(m_cancel);
    line->addWidget(m_set);
    auto *editor = new QVBoxLayout(m_editor);
    editor->setContentsMargins(0, 0, 0, space::kS);
    editor->addLayout(line);
    editor->addWidget(m_objection);
    m_editor->hide();
    m_rowBox->setSpacing(space::kXs);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_all);
    foot->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(m_rowBox);
    column->addLayout(foot);
    connect(m_all, &QPushButton::toggled, this, [this](bool on) {
        m_showsAll = on;
        closeEdit();
    });
    connect(m_edit, &QKeySequenceEdit::keySequenceChanged, this, [this](const QKeySequence &keys) {
        m_objection->setText(objection(m_edited, keys));
        m_set->setEnabled(!keys.isEmpty() && m_objection->text().isEmpty());
    });
    connect(m_set, &QPushButton::clicked, this, &ShortcutPanel::confirm);
    connect(m_cancel, &QPushButton::clicked, this, &ShortcutPanel::closeEdit);
    connect(m_none, &QPushButton::clicked, this, [this] {
        put(m_edited, QKeySequence());
        closeEdit();
    });
    connect(&commands, &CommandTable::changed, this, [this] {
        if (isVisible())
            showRows();
    });
    connect(&theme, &ThemeController::changed, this, &ShortcutPanel::showRows);
    retranslate();
}

void ShortcutPanel::showEvent(QShowEvent *event)
{
    showRows();
    QWidget::showEvent(event);
}

QString ShortcutPanel::objection(const QString &id, const QKeySequence &keys) const
{
    if (id.isEmpty() || keys.isEmpty())
        return {};
    const QString name = keys.toString(QKeySequence::NativeText);
    if (isTextEditingKey(keys))
        return tr("%1 is needed by text fields.").arg(name);
    const QString other = m_commands.takerOf(keys, id);
    if (other.isEmpty())
        return {};
    return tr("%1 is taken by “%2”. Change that one first.").arg(name, m_commands.action(other)->text());
}

void ShortcutPanel::put(const QString &id, const QKeySequence &keys)
{
    m_commands.setKeys(id, keys);
    m_preferences.setKeys(m_commands.ownKeys());
}

void ShortcutPanel::confirm()
{
    const QKeySequence keys = m_edit->keySequence();
    if (keys.isEmpty() || !objection(m_edited, keys).isEmpty())
        return;
    put(m_edited, keys);
    closeEdit();
}

void ShortcutPanel::openEdit(const QString &id)
{
    m_edited = id;
    m_rowBox->removeWidget(m_editor);
    m_rowBox->insertWidget(m_rowBox->indexOf(m_rows[id].box) + 1, m_editor);
    m_edit->setKeySequence(m_commands.action(id)->shortcut());
    m_objection->clear();
    m_set->setEnabled(false);
    m_editor->show();
    m_edit->setFocus(Qt::OtherFocusReason);
}

void ShortcutPanel::closeEdit()
{
    m_editor->hide();
    if (const auto row = m_rows.constFind(std::exchange(m_edited, QString())); row != m_rows.constEnd())
        row->change->setFocus(Qt::OtherFocusReason);
    showRows();
}

void ShortcutPanel::makeRow(const QString &id, QWidget *before)
{
    KeyRow row;
    row.box = new QWidget;
    row.box->setObjectName(QStringLiteral("keys.") + id);
    row.text = new QLabel;
    row.text->setTextFormat(Qt::PlainText);
    row.text->setWordWrap(true);
    row.keys = new QLabel;
    row.keys->setObjectName(QStringLiteral("keys.shown"));
    row.change = new QPushButton;
    row.change->setObjectName(QStringLiteral("keys.change"));
    row.reset = new QPushButton;
    row.reset->setObjectName(QStringLiteral("keys.reset"));
    auto *line = new QHBoxLayout(row.box);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(row.text, 1);
    line->addWidget(row.keys);
    line->addWidget(row.reset);
    line->addWidget(row.change);
    connect(row.change, &QPushButton::clicked, this, [this, id] { openEdit(id); });
    connect(row.reset, &QPushButton::clicked, this, [this, id] {
        put(id, m_commands.usualKeys(id));
        m_rows[id].change->setFocus(Qt::OtherFocusReason);
    });
    int place = before ? m_rowBox->indexOf(before) + 1 : 0;
    if (place == m_rowBox->indexOf(m_editor))
        ++place; // it stays with the row that it is open for
    m_rowBox->insertWidget(place, row.box);
    m_rows.insert(id, row);
}

void ShortcutPanel::fillRow(KeyRow &row, const QString &id)
{
    const QString text = m_commands.action(id)->text();
    const QKeySequence keys = m_commands.action(id)->shortcut();
    row.text->setText(text);
    row.keys->setText(keys.isEmpty() ? tr("no keys") : keys.toString(QKeySequence::NativeText));
    QPalette look = row.keys->palette();
    look.setColor(QPalette::WindowText, m_theme.color(keys.isEmpty() ? Token::Muted : Token::Text));
    row.keys->setPalette(look);
    row.change->setText(tr("Change"));
    row.change->setAccessibleName(tr("Change the keys of: %1").arg(text));
    row.reset->setText(tr("Reset"));
    row.reset->setAccessibleName(tr("Reset the keys of: %1").arg(text));
    const QKeySequence usual = m_commands.usualKeys(id);
    row.reset->setToolTip(usual.isEmpty() ? tr("Default: no keys")
                                          : tr("Default: %1").arg(usual.toString(QKeySequence::NativeText)));
    row.reset->setVisible(keys != usual);
    row.reset->setEnabled(m_commands.takerOf(usual, id).isEmpty());
}

int ShortcutPanel::filter(const QString &words)
{
    m_words = words;
    showRows();
    int found = 0;
    for (const KeyRow &row : std::as_const(m_rows))
        found += row.box->isHidden() ? 0 : 1;
    return found;
}

/// Rows are made when they are first to be seen: there are a hundred of them, and seldom is one wanted.
void ShortcutPanel::showRows()
{
    QWidget *last = nullptr; // they stand in the order of the table
    for (const CommandEntry &command : m_commands.commands()) {
        const QString shown = m_commands.action(command.id)->text() + u' ' + keysText(command);
        const bool isOwn = command.keys != m_commands.usualKeys(command.id);
        // Keys that a page handles itself are no shortcuts.
        const bool isWanted = command.pageKeys.isEmpty()
                              && (m_words.isEmpty() ? m_showsAll || isOwn || command.id == m_edited
                                                    : shown.contains(m_words, Qt::CaseInsensitive));
        if (isWanted && !m_rows.contains(command.id))
            makeRow(command.id, last);
        if (!m_rows.contains(command.id))
            continue;
        KeyRow &row = m_rows[command.id];
        fillRow(row, command.id);
        row.box->setVisible(isWanted);
        last = row.box;
    }
    m_all->setVisible(m_words.isEmpty());
    m_all->setText(m_showsAll ? tr("Show only changed keys") : tr("Show the keys of all commands"));
}

void ShortcutPanel::retranslate()
{
    m_set->setText(tr("Use these keys"));
    m_none->setText(tr("No keys"));
    m_cancel->setText(tr("Cancel"));
    m_edit->setAccessibleName(tr("Press the new keys"));
    showRows();
}

} // namespace sluice
