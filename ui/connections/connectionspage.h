#pragma once

#include "core/api/engineclient.h"
#include "core/api/secretkeeper.h"
#include "ui/connections/connectionlistmodel.h"
#include "ui/connections/connectionuses.h"
#include "ui/shell/commandtable.h"

#include <QHash>
#include <QWidget>

#include <array>
#include <optional>

class QAction;
class QLabel;
class QMenu;
class QSplitter;
class QToolButton;

namespace sluice {

class ColumnScroll;
class ConnectionForm;
class ConnectionsDocument;
class InfoBar;
class ListView;
class PageStates;
class RenamePanel;
class TestPanel;
class ThemeController;
class UsedByPanel;
class WorkflowDocument;
class Workspace;

/// What the page works on.
struct ConnectionsServices {
    EngineClient &engine;
    Workspace &workspace;
    SecretKeeper &secrets;
    ThemeController &theme;
    CommandTable &commands;
};

/// The page "Connections": the list, the form of the one that is chosen, its test, and what uses it.
///
/// It changes connections by `ConnectionsDocument` only; what it shows is in use once it is saved.
class ConnectionsPage final : public QWidget {
    Q_OBJECT
public:
    explicit ConnectionsPage(const ConnectionsServices &services, QWidget *parent = nullptr);

    void openConnection(const QString &id);
    /// What `F6` goes through.
    [[nodiscard]] std::vector<QWidget *> focusZones() const;

Q_SIGNALS:
    void taskRequested(const QString &workflow, const QString &task);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    using Act = void (ConnectionsPage::*)();
    struct Renamed {
        QString id;            ///< as it was before
        QString text;          ///< of the edit
        QStringList workflows; ///< that follow, which the next save writes as well
    };

    static constexpr std::array kNewCommands{"connections.newHttp",  "connections.newSqlite", "connections.newPostgres",
                                             "connections.newMysql", "connections.newMqtt",   "connections.newAmqp"};
    // In connectioncommands.cpp
    void buildCommands();
    void command(const char *name, QString (*text)(), const char *icon, const QKeySequence &keys, Act act,
                 const char *listKeys = "", CommandEffect effect = CommandEffect::Act);
    [[nodiscard]] QAction *find(const char *name) const;
    void refreshCommands();
    void wordCommands();
    void addHttp();
    void addSqlite();
    void addPostgres();
    void addMysql();
    void addMqtt();
    void addAmqp();
    void add(const QString &type);
    void duplicate();
    void beginRename();
    void rename(const QString &id, const QString &newId, bool withUses);
    void undoRename();
    void beginDelete();
    void remove(QString id);
    void test();
    void save();
    void undo();
    void redo();

    void build();
    [[nodiscard]] QWidget *buildToolbar();
    [[nodiscard]] QWidget *buildDetails();
    void connectAll();
    void watch(WorkflowDocument *document);
    void refresh();
    void refreshUses();
    void refreshRows();
    void refreshState();
    void refreshDetails();
    void choose(const QString &id);
    void askAboutFile();
    void dress();
    void retranslate();
    [[nodiscard]] QString missingSecretOf(const Connection &connection) const;
    [[nodiscard]] const Connection *current() const;
    [[nodiscard]] QStringList ids() const;

    EngineClient &m_engine;
    Workspace &m_workspace;
    ConnectionsDocument &m_document;
    SecretKeeper &m_secrets;
    ThemeController &m_theme;
    CommandTable &m_table;
    ConnectionUses m_uses;
    ConnectionListModel m_model;
    QString m_current; ///< id; empty: none is chosen
    std::vector<QAction *> m_actions;
    QHash<QAction *, QString> m_icons;
    InfoBar *m_bar = nullptr;
    RenamePanel *m_rename = nullptr;
    ListView *m_list = nullptr;
    PageStates *m_states = nullptr;
    QSplitter *m_split = nullptr;
    ColumnScroll *m_details = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_unsaved = nullptr;
    TestPanel *m_test = nullptr;
    UsedByPanel *m_used = nullptr;
    ConnectionForm *m_form = nullptr;
    QToolButton *m_new = nullptr;
    QMenu *m_newMenu = nullptr;
    QAction *m_listDelete = nullptr;
    std::optional<Renamed> m_renamed; ///< since the last save
    QMetaObject::Connection m_following;
    bool m_isFilling = false; ///< rows move: what the list chooses meanwhile is no choice of a person
    bool m_didSplit = false;
};

} // namespace sluice
