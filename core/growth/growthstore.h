#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <map>
#include <mutex>
#include <optional>

namespace sluice {

/// Keeps the states of the growth models beyond the life of their components.
///
/// A generation that was given up may wake up late: once a newer one has loaded a state, it keeps nothing any more.
/// Thread: any; it waits for the disk, so call it from a component's own thread.
class GrowthStore {
public:
    virtual ~GrowthStore() = default;

    /// What was kept last; none: nothing was. Errors: `growth.stateUnreadable`.
    [[nodiscard]] Result<std::optional<QByteArray>> load(const QString &model, quint32 generation);
    /// Keeps it; what was kept before stays whole until then. Does nothing for a generation that was followed.
    /// Errors: `growth.stateNotKept`.
    Result<void> save(const QString &model, quint32 generation, const QByteArray &state);
    /// Puts what was kept out of the way of the next `save`, for whoever wants to look at it: `NAME.bad`, instead of what
    /// was there. Does nothing for a generation that was followed. Errors: `growth.stateNotKept`.
    Result<void> putAside(const QString &model, quint32 generation);

protected:
    [[nodiscard]] virtual Result<std::optional<QByteArray>> read(const QString &model) = 0;
    virtual Result<void> write(const QString &model, const QByteArray &state) = 0;
    virtual Result<void> moveAside(const QString &model) = 0;

private:
    std::mutex m_mutex;
    std::map<QString, quint32> m_generations;
};

/// In memory: survives a component, not the program.
class MemoryGrowthStore final : public GrowthStore {
protected:
    Result<std::optional<QByteArray>> read(const QString &model) override;
    Result<void> write(const QString &model, const QByteArray &state) override;
    Result<void> moveAside(const QString &model) override;

private:
    std::map<QString, QByteArray> m_states;
};

/// A file for each model in a folder, which is made when it is needed.
class FileGrowthStore final : public GrowthStore {
public:
    explicit FileGrowthStore(QString folder)
        : m_folder(std::move(folder))
    {
    }
    [[nodiscard]] QString pathOf(const QString &model) const;

protected:
    Result<std::optional<QByteArray>> read(const QString &model) override;
    Result<void> write(const QString &model, const QByteArray &state) override;
    Result<void> moveAside(const QString &model) override;

private:
    QString m_folder;
};

} // namespace sluice
