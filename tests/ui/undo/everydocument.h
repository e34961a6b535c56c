#pragma once

#include "tests/ui/support/fakeengine.h"
#include "tests/ui/support/fakesecrets.h"
#include "ui/connections/connectionspage.h"
#include "ui/design/designpage.h"
#include "ui/document/workspace.h"
#include "ui/shell/commandtable.h"
#include "ui/shell/languages.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/preferences.h"
#include "ui/shell/settingspage.h"
#include "ui/theme/themecontroller.h"

#include <QSettings>
#include <QTemporaryDir>

#include <array>
#include <memory>
#include <random>

namespace sluice {

/// The window with every page that edits something, on one workspace with one workflow, two connections and settings, and
/// all that can be done in it in one command table, as the program has it.
class EveryDocument final {
public:
    EveryDocument();
    ~EveryDocument();
    EveryDocument(const EveryDocument &) = delete;
    EveryDocument &operator=(const EveryDocument &) = delete;

    /// What the files would hold: of the workflow with its layout and drawing, the connections, the settings.
    struct Bytes {
        QByteArray workflow;
        QByteArray connections;
        QByteArray settings;
        bool operator==(const Bytes &) const = default;
    };
    [[nodiscard]] Bytes bytes() const;
    /// Whether no history holds an edit that is done.
    [[nodiscard]] bool isAtTheStart() const;
    /// Where each history stands. A note that is given up by Escape is undone, and could be redone: so the last step of a
    /// history need not be where somebody stopped.
    using Places = std::array<int, 3>;
    [[nodiscard]] Places places() const;
    /// Takes all edits back, or does them again as far as `until`, by the commands of the pages, in an order of the dice.
    void undoAll(unsigned dice) const { goAll("undo", {0, 0, 0}, dice); }
    void redoAll(const Places &until, unsigned dice) const { goAll("redo", until, dice); }

    [[nodiscard]] WorkflowDocument &workflow() const { return *m_document; }
    [[nodiscard]] Workspace &workspace() const { return *m_workspace; }
    [[nodiscard]] CanvasView &canvas() const { return *m_design->currentCanvas(); }
    [[nodiscard]] ConnectionsPage &connections() const { return *m_connections; }
    [[nodiscard]] CommandTable &table() const { return *m_commands; }
    [[nodiscard]] MainWindow &window() const { return *m_window; }
    void trigger(const char *command) const { m_commands->trigger(QString::fromLatin1(command)); }
    /// Lets go what was chosen, copied and undone, so that a sequence does not depend on the one before.
    void forget() const;
    /// Takes what is being typed on the canvas, and lets go what was closed.
    void settle() const;
    /// The widget of that name that was shown last and is not hidden; null: there is none.
    template <typename T>
    [[nodiscard]] T *shown(const QWidget &root, const char *name) const
    {
        const auto found = root.findChildren<T *>(QString::fromLatin1(name));
        for (auto each = found.rbegin(); each != found.rend(); ++each) {
            if (!(*each)->isHidden())
                return *each;
        }
        return nullptr;
    }

private:
    void goAll(const char *way, const Places &until, unsigned dice) const;

    QTemporaryDir m_folder;
    FakeEngine m_engine;
    FakeSecrets m_secrets;
    ThemeController m_theme;
    Languages m_languages;
    std::unique_ptr<QSettings> m_kept;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<CommandTable> m_commands;
    std::unique_ptr<MainWindow> m_window;
    DesignPage *m_design = nullptr;
    ConnectionsPage *m_connections = nullptr;
    WorkflowDocument *m_document = nullptr;
};

} // namespace sluice
