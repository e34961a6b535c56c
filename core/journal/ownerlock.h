#pragma once

#include "core/base/result.h"

#include <memory>
#include <optional>

namespace sluice {

/// Holds a workspace for this program as long as it lives, so that two engines never write one journal.
///
/// An advisory lock on a file, which the system gives back however the program ends; what stands in the file only tells
/// people who it is, and may be missing for a moment. Does not hinder readers.
class OwnerLock {
public:
    /// A program that owns a workspace.
    struct Owner {
        qint64 pid = 0;
        QString program;
        QString host;
    };

    ~OwnerLock();
    OwnerLock(const OwnerLock &) = delete;
    OwnerLock &operator=(const OwnerLock &) = delete;

    /// Takes the lock of `.sluice` folder `folder`. Errors: `journal.owned`, `journal.folderUnwritable`.
    [[nodiscard]] static Result<std::unique_ptr<OwnerLock>> take(const QString &folder);
    /// Who wrote themselves into the lock of `folder`, dead or alive; none: nobody. Does not touch the lock.
    [[nodiscard]] static std::optional<Owner> writtenIn(const QString &folder);

private:
    OwnerLock(QByteArray path, int file);

    QByteArray m_path;
    int m_file;
};

} // namespace sluice
