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

} // namespace sluice
