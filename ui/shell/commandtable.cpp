#include "ui/shell/commandtable.h"

#include <QWidget>

#include <algorithm>
#include <array>

namespace sluice {

QAction *CommandTable::add(CommandEntry command)
{
    Q_ASSERT(!action(command.id));
    m_usualKeys.push_back(command.keys);
    if (const auto own = m_ownKeys.constFind(command.id); own != m_ownKeys.constEnd())
        command.keys = QKeySequence(*own, QKeySequence::PortableText);
    auto *made = new QAction(command.text(), this);
    made->setObjectName(command.id);
    made->setShortcut(command.keys);
    // Menus of Qt repeat an icon that the palette already shows; the shell dresses what needs one.
    made->setIconVisibleInMenu(false);
    connect(made, &QAction::triggered, this, [run = command.run] { run(); });
    for (const Place &place : m_places)
        attach(command, *made, place);
    m_commands.push_back(std::move(command));
    m_actions.push_back(made);
    Q_EMIT changed();
    return made;
}

QAction *CommandTable::action(const QString &id) const
{
    const auto found = std::ranges::find(m_commands, id, &CommandEntry::id);
    return found == m_commands.end() ? nullptr : m_actions[static_cast<std::size_t>(found - m_commands.begin())];
}

void CommandTable::setEnabled(const QString &id, bool enabled)
{
    if (QAction *found = action(id))
        found->setEnabled(enabled);
}

void CommandTable::trigger(const QString &id) const
{
    if (QAction *found = action(id))
        found->trigger();
}

void CommandTable::attach(const QString &context, QWidget *widget)
{
    const Place place{context, widget};
    m_places.push_back(place);
    connect(widget, &QObject::destroyed, this,
            [this, widget] { std::erase_if(m_places, [widget](const Place &gone) { return gone.widget == widget; }); });
    for (std::size_t at = 0; at < m_commands.size(); ++at)
        attach(m_commands[at], *m_actions[at], place);
}

void CommandTable::attach(const CommandEntry &command, QAction &action, const Place &place)
{
    if (command.context != place.context)
        return;
    // Keys with Ctrl or Alt work as soon as the page is in sight, wherever the focus is; plain letters only inside it.
    const auto modifiers = command.keys.isEmpty() ? Qt::NoModifier : command.keys[0].keyboardModifiers();
    const bool isPlain = !(modifiers & (Qt::ControlModifier | Qt::AltModifier));
    action.setShortcutContext(isPlain && !command.context.isEmpty() ? Qt::WidgetWithChildrenShortcut
                                                                    : Qt::WindowShortcut);
    place.widget->addAction(&action);
}

void CommandTable::changeKeys(std::size_t at, const QKeySequence &keys)
{
    m_commands[at].keys = keys;
    m_actions[at]->setShortcut(keys);
    for (const Place &place : m_places)
        attach(m_commands[at], *m_actions[at], place);
}

void CommandTable::useOwnKeys(const QMap<QString, QString> &keys)
{
    m_ownKeys = keys;
    for (std::size_t at = 0; at < m_commands.size(); ++at) {
        const auto own = keys.constFind(m_commands[at].id);
        changeKeys(at, own == keys.constEnd() ? m_usualKeys[at] : QKeySequence(*own, QKeySequence::PortableText));
    }
    Q_EMIT changed();
}

void CommandTable::setKeys(const QString &id, const QKeySequence &keys)
{
    const auto found = std::ranges::find(m_commands, id, &CommandEntry::id);
    if (found == m_commands.end())
        return;
    const auto at = static_cast<std::size_t>(found - m_commands.begin());
    if (keys == m_usualKeys[at])
        m_ownKeys.remove(id);
    else
        m_ownKeys.insert(id, keys.toString(QKeySequence::PortableText));
    changeKeys(at, keys);
    Q_EMIT changed();
}

QKeySequence CommandTable::usualKeys(const QString &id) const
{
    const auto found = std::ranges::find(m_commands, id, &CommandEntry::id);
    return found == m_commands.end() ? QKeySequence()
                                     : m_usualKeys[static_cast<std::size_t>(found - m_commands.begin())];
}

QString CommandTable::takerOf(const QKeySequence &keys, const QString &id) const
{
    const auto own = std::ranges::find(m_commands, id, &CommandEntry::id);
    if (keys.isEmpty() || own == m_commands.end())
        return {};
    const auto taker = std::ranges::find_if(m_commands, [&](const CommandEntry &other) {
        const bool bothWork = own->context.isEmpty() || other.context.isEmpty() || own->context == other.context;
        // One that begins as the other does takes its keys as well: nobody could say which is meant.
        const bool overlap = other.keys.matches(keys) != QKeySequence::NoMatch
                             || keys.matches(other.keys) != QKeySequence::NoMatch;
        return other.id != id && bothWork && !other.keys.isEmpty() && overlap;
    });
    return taker == m_commands.end() ? QString() : taker->id;
}

void CommandTable::retranslate()
{
    for (std::size_t at = 0; at < m_commands.size(); ++at)
        m_actions[at]->setText(m_commands[at].text());
    Q_EMIT changed();
}

QStringList CommandTable::problems() const
{
    QStringList found;
    for (std::size_t at = 0; at < m_commands.size(); ++at) {
        const CommandEntry &command = m_commands[at];
        if (command.text().isEmpty())
            found += QStringLiteral("%1 has no words").arg(command.id);
        if (command.keys.isEmpty())
            continue;
        const QString keys = command.keys.toString(QKeySequence::PortableText);
        if (isTextEditingKey(command.keys))
            found += QStringLiteral("%1 takes %2 from text fields").arg(command.id, keys);
        for (std::size_t other = at + 1; other < m_commands.size(); ++other) {
            const CommandEntry &next = m_commands[other];
            const bool bothWork = command.context.isEmpty() || next.context.isEmpty()
                                  || command.context == next.context;
            if (bothWork && next.keys == command.keys)
                found += QStringLiteral("%1 and %2 share %3").arg(command.id, next.id, keys);
        }
    }
    return found;
}

QString keysText(const CommandEntry &command)
{
    const QKeySequence keys = command.keys.isEmpty() ? QKeySequence(command.pageKeys, QKeySequence::PortableText)
                                                     : command.keys;
    return keys.toString(QKeySequence::NativeText);
}

bool isTextEditingKey(const QKeySequence &keys)
{
    static constexpr std::array kEditing{
        QKeySequence::Copy,
        QKeySequence::Cut,
        QKeySequence::Paste,
        QKeySequence::SelectAll,
        QKeySequence::Delete,
        QKeySequence::Backspace,
        QKeySequence::MoveToNextChar,
        QKeySequence::MoveToPreviousChar,
        QKeySequence::MoveToNextWord,
        QKeySequence::MoveToPreviousWord,
        QKeySequence::MoveToNextLine,
        QKeySequence::MoveToPreviousLine,
        QKeySequence::MoveToStartOfLine,
        QKeySequence::MoveToEndOfLine,
        QKeySequence::SelectNextChar,
        QKeySequence::SelectPreviousChar,
        QKeySequence::SelectNextWord,
        QKeySequence::SelectPreviousWord,
        QKeySequence::DeleteEndOfWord,
        QKeySequence::DeleteStartOfWord,
    };
    const bool isStandard = std::ranges::any_of(kEditing, [&](QKeySequence::StandardKey standard) {
        return QKeySequence::keyBindings(standard).contains(keys);
    });
    if (isStandard || keys.isEmpty())
        return isStandard;
    const QKeyCombination first = keys[0];
    const bool isBare = !(first.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    // Keys from Escape on stand for no sign; Tab and Return still belong to fields, and Escape leaves them.
    const bool isSign = first.key() < Qt::Key_Escape;
    static constexpr std::array kOfFields{Qt::Key_Tab, Qt::Key_Backtab, Qt::Key_Return, Qt::Key_Enter, Qt::Key_Escape};
    const bool isFieldKey = std::ranges::find(kOfFields, first.key()) != kOfFields.end();
    return isBare && (isSign || isFieldKey);
}

} // namespace sluice
