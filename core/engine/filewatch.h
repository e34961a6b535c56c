#pragma once

#include "core/base/clock.h"

#include <QString>

#include <memory>
#include <mutex>
#include <vector>

namespace sluice {

/// A folder that is watched for a trigger.
struct FileWatch {
    QString workflow;
    QString trigger;
    QString folder;  ///< absolute
    QString pattern; ///< of names, as `Trigger::pattern`
    Milliseconds settle{};

    bool operator==(const FileWatch &) const = default;
};

/// A file that lies in a watched folder.
struct FoundFile {
    QString name;
    qint64 size = 0;
    WallTime modified{};
    bool isSettled = false; ///< it has been like that for as long as the trigger says

    bool operator==(const FoundFile &) const = default;
};

/// Most files of one folder that are looked at.
inline constexpr std::size_t kMostFiles = 10'000;

/// Which folders are to be watched, for a component that is made anew when it hangs.
/// Thread: any.
class FileWatchBoard {
public:
    using Watches = std::shared_ptr<const std::vector<FileWatch>>;

    void set(std::vector<FileWatch> watches)
    {
        auto made = std::make_shared<const std::vector<FileWatch>>(std::move(watches));
        const std::lock_guard lock(m_mutex);
        m_watches = std::move(made);
    }
    /// Never null; another pointer once they have changed.
    [[nodiscard]] Watches now() const
    {
        const std::lock_guard lock(m_mutex);
        return m_watches;
    }

private:
    mutable std::mutex m_mutex;
    Watches m_watches = std::make_shared<const std::vector<FileWatch>>();
};

} // namespace sluice
