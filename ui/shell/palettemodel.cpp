#include "ui/shell/palettemodel.h"

#include "ui/shell/fuzzymatch.h"

#include <algorithm>

namespace sluice {

namespace {
constexpr std::size_t kMostShown = 60;
} // namespace

void PaletteModel::search(const QString &query)
{
    std::vector<std::pair<int, PaletteEntry>> found;
    for (const PaletteSource &source : m_sources) {
        for (PaletteEntry &entry : source(query)) {
            if (const auto score = fuzzyScore(query, entry.title))
                found.emplace_back(*score, std::move(entry));
        }
    }
    // Stable: without a text, entries stay in the order of their sources.
    std::ranges::stable_sort(found, std::greater(), &std::pair<int, PaletteEntry>::first);
    if (found.size() > kMostShown)
        found.resize(kMostShown);
    beginResetModel();
    m_entries.clear();
    for (auto &[score, entry] : found)
        m_entries.push_back(std::move(entry));
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    const PaletteEntry &shown = entry(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown.title;
    case KindRole:
        return shown.kind;
    case KeysRole:
        return shown.keys;
    case IconNameRole:
        return shown.icon;
    default:
        return {};
    }
}

} // namespace sluice
