#pragma once

#include "core/tasks/tasktype.h"

#include <optional>

namespace sluice {

/// Where a plug-in was found.
enum class PluginOrigin : quint8 { Person, Workspace };

/// A plug-in that was found, whether it can be used or not.
struct Plugin {
    QString name;    ///< as it says, else that of its file or folder
    QString version; ///< empty: it says none that could be read
    QString author;
    QString path; ///< its folder, or its library
    PluginOrigin origin = PluginOrigin::Person;
    bool isLibrary = false;
    QStringList types;
    std::optional<Error> refused; ///< why none of its types can be used
};

/// The task types of plug-ins: of folders with a `plugin.json` and scripts, and of shared libraries.
///
/// A plug-in is taken whole or not at all, so that nobody wonders where its other half is. A library runs inside this
/// program with all its rights; so only those in the person's own folder are loaded, never those of a workspace, which
/// somebody else may have sent. Once loaded it stays, since its code may be at work.
/// Thread: any, once read. Owns: nothing but values; what it tells of a library holds while the program runs.
class PluginShelf {
public:
    /// The folder for what a person has installed.
    [[nodiscard]] static QString personFolder();
    /// The folder for what a workspace brings along.
    [[nodiscard]] static QString folderIn(const QString &workspace);

    PluginShelf() = default;
    /// Reads both folders in the order of names, the person's first. Loads libraries.
    [[nodiscard]] static PluginShelf read(const QString &person, const QString &workspace);

    /// What lies in one folder, without loading any library, as `Plugin::refused` then says.
    [[nodiscard]] static PluginShelf listed(const QString &folder);

    [[nodiscard]] const std::vector<Plugin> &plugins() const noexcept { return m_plugins; }
    /// The types that can be used, in the order of their plug-ins.
    [[nodiscard]] const std::vector<TaskType> &types() const noexcept { return m_types; }
    [[nodiscard]] const TaskType *find(const QString &type) const;
    [[nodiscard]] const Plugin *named(const QString &name) const;

private:
    void readFolder(const QString &folder, PluginOrigin origin);
    void put(Plugin plugin, Result<std::vector<TaskType>> types);

    std::vector<Plugin> m_plugins;
    std::vector<TaskType> m_types;
};

/// The task types of Sluice, then those of the plug-ins.
[[nodiscard]] TaskCatalog catalogWith(const PluginShelf &shelf);

/// The task types that a workspace can use on this machine. Loads libraries.
[[nodiscard]] TaskCatalog catalogOf(const QString &workspace);

/// Copies a plug-in (a folder, or a library) into a folder of plug-ins; nothing is copied of one that cannot be used.
/// Gives its name. Errors: those of `Plugin::refused`, `plugin.nameTaken`, `plugin.libraryElsewhere`, `file.unwritable`.
[[nodiscard]] Result<QString> installPlugin(const QString &source, const QString &folder, PluginOrigin origin);

/// Takes the plug-in of this name out of a folder of plug-ins. Errors: `plugin.unknown`, `file.unwritable`.
[[nodiscard]] Result<void> removePlugin(const QString &name, const QString &folder);

} // namespace sluice
