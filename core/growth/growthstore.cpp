#include "core/growth/growthstore.h"

#include "core/growth/errors.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace sluice {

Result<std::optional<QByteArray>> GrowthStore::load(const QString &model, quint32 generation)
{
    const std::lock_guard lock(m_mutex);
    quint32 &latest = m_generations[model];
    latest = std::max(latest, generation);
    return read(model);
}

Result<void> GrowthStore::save(const QString &model, quint32 generation, const QByteArray &state)
{
    const std::lock_guard lock(m_mutex);
    if (generation < m_generations[model])
        return {};
    return write(model, state);
}

Result<void> GrowthStore::putAside(const QString &model, quint32 generation)
{
    const std::lock_guard lock(m_mutex);
    if (generation < m_generations[model])
        return {};
    return moveAside(model);
}

Result<std::optional<QByteArray>> MemoryGrowthStore::read(const QString &model)
{
    const auto found = m_states.find(model);
    return found == m_states.end() ? std::nullopt : std::optional(found->second);
}

Result<void> MemoryGrowthStore::write(const QString &model, const QByteArray &state)
{
    m_states[model] = state;
    return {};
}

Result<void> MemoryGrowthStore::moveAside(const QString &model)
{
    if (auto node = m_states.extract(model)) {
        m_states.erase(model + QStringLiteral(".bad"));
        node.key() = model + QStringLiteral(".bad");
        m_states.insert(std::move(node));
    }
    return {};
}

QString FileGrowthStore::pathOf(const QString &model) const
{
    return QDir(m_folder).filePath(model + QStringLiteral(".state"));
}

Result<std::optional<QByteArray>> FileGrowthStore::read(const QString &model)
{
    QFile file(pathOf(model));
    if (!file.exists())
        return std::nullopt;
    if (!file.open(QIODevice::ReadOnly))
        return failure(errors::kGrowthStateUnreadable, {{QStringLiteral("model"), model}}, file.errorString());
    return file.readAll();
}

Result<void> FileGrowthStore::write(const QString &model, const QByteArray &state)
{
    QDir().mkpath(m_folder);
    QSaveFile file(pathOf(model));
    if (file.open(QIODevice::WriteOnly) && file.write(state) == state.size() && file.commit())
        return {};
    return failure(errors::kGrowthStateNotKept,
                   {{QStringLiteral("model"), model}, {QStringLiteral("path"), file.fileName()}}, file.errorString());
}

Result<void> FileGrowthStore::moveAside(const QString &model)
{
    const QString aside = QDir(m_folder).filePath(model + QStringLiteral(".bad"));
    QFile file(pathOf(model));
    if (!file.exists())
        return {};
    QFile::remove(aside);
    if (file.rename(aside))
        return {};
    return failure(errors::kGrowthStateNotKept, {{QStringLiteral("model"), model}, {QStringLiteral("path"), aside}},
                   file.errorString());
}

} // namespace sluice
