#pragma once

#include <QAbstractListModel>

#include <functional>
#include <vector>

namespace sluice {

/// Something the command palette can find and do.
struct PaletteEntry {
    QString title;
    QString kind;      ///< "Command", "Page", "Workflow", …, in the person's language
    QString icon = {}; ///< name in the theme
    QString keys = {}; ///< its shortcut as text
    std::function<void()> run;
};

/// Gives entries for what was typed; the palette filters and orders them. Called again at each change of the text.
using PaletteSource = std::function<std::vector<PaletteEntry>(const QString &query)>;

/// The entries that match a text, best first, at most 60.
class PaletteModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { KindRole = Qt::UserRole, KeysRole, IconNameRole };

    using QAbstractListModel::QAbstractListModel;

    void addSource(PaletteSource source) { m_sources.push_back(std::move(source)); }
    void search(const QString &query);
    [[nodiscard]] const PaletteEntry &entry(int row) const { return m_entries[static_cast<std::size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<PaletteSource> m_sources;
    std::vector<PaletteEntry> m_entries;
};

} // namespace sluice
