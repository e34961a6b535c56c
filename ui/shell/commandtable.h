#pragma once

#include <QAction>
#include <QKeySequence>
#include <QMap>
#include <QObject>

#include <cstdint>
#include <functional>
#include <vector>

namespace sluice {

/// What a command does to the documents: workflows, connections, settings.
enum class CommandEffect : std::uint8_t {
    Act,     ///< nothing: it shows, saves or runs something
    Edit,    ///< it changes one, and undo takes that back
    History, ///< it goes through what was edited
};

/// Something a person can ask for by name: in a menu, by its keys, or in the command palette.
struct CommandEntry {
    QString id;                    ///< "run.start"
    std::function<QString()> text; ///< asked again whenever the language changes; without a mnemonic
    std::function<void()> run;
    QKeySequence keys = {};
    QString icon = {};     ///< name in the theme; empty: none
    QString context = {};  ///< where its keys work: id of a page, or empty for the whole window
    QString pageKeys = {}; ///< keys that its page handles itself, such as letters on a canvas; shown only
    /// `tst_undoeverything` does each edit at random, and sees to it that nothing else changes a document.
    CommandEffect effect = CommandEffect::Act;
};

/// All commands of a window, in one table: menus, shortcuts, the palette and the help page read it, so that none of
/// them can name an action that the others do not know.
///
/// Whether a command is enabled is kept in its action. Owns: the actions.
class CommandTable final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Adds a command; its id must be new.
    QAction *add(CommandEntry command);
    /// The action of a command; null when there is none of that name.
    [[nodiscard]] QAction *action(const QString &id) const;
    void setEnabled(const QString &id, bool enabled);
    void trigger(const QString &id) const;
    [[nodiscard]] const std::vector<CommandEntry> &commands() const noexcept { return m_commands; }

    /// Keys that a person chose, by id, as portable text: of the commands there are, and of those added later.
    void useOwnKeys(const QMap<QString, QString> &keys);
    [[nodiscard]] const QMap<QString, QString> &ownKeys() const noexcept { return m_ownKeys; }
    /// Gives a command other keys, everywhere; none: it has no keys. Those it was added with are no longer own ones.
    void setKeys(const QString &id, const QKeySequence &keys);
    /// The keys that a command was added with.
    [[nodiscard]] QKeySequence usualKeys(const QString &id) const;
    /// The command that has these keys where `id` would need them; empty: none.
    [[nodiscard]] QString takerOf(const QKeySequence &keys, const QString &id) const;

    /// Makes the keys of a context work inside a widget (the window, for the empty context), now and for those added
    /// later.
    void attach(const QString &context, QWidget *widget);
    /// Words all actions anew.
    void retranslate();
    /// What is wrong with the table: keys used twice where both work, keys that text fields need, no words. Empty: none.
    [[nodiscard]] QStringList problems() const;

Q_SIGNALS:
    void changed();

private:
    struct Place {
        QString context;
        QWidget *widget = nullptr;
    };
    void attach(const CommandEntry &command, QAction &action, const Place &place);
    void changeKeys(std::size_t at, const QKeySequence &keys);

    std::vector<CommandEntry> m_commands;
    std::vector<QAction *> m_actions;
    std::vector<QKeySequence> m_usualKeys;
    QMap<QString, QString> m_ownKeys;
    std::vector<Place> m_places;
};

/// The keys of a command as people read them.
[[nodiscard]] QString keysText(const CommandEntry &command);

/// Whether a text field needs the keys for itself: letters and signs, cursor movement, clipboard, undo,
/// and Escape, by which people leave fields and panels.
[[nodiscard]] bool isTextEditingKey(const QKeySequence &keys);

} // namespace sluice
