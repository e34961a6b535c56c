#pragma once

#include "core/base/result.h"

#include <QLockFile>

#include <memory>

namespace sluice {

/// Holds a workspace for this program as long as it lives, so that two engines never write one journal.
///
/// A lock that a dead program left behind is taken over, even if another program, or this one after a restart of its
/// container, has the dead one's process number. Does not hinder readers.
class OwnerLock {
public:
    /// Takes the lock of `.sluice` folder `folder`. Errors: `journal.owned`, `journal.folderUnwritable`.
    [[nodiscard]] static Result<std::unique_ptr<OwnerLock>> take(const QString &folder);

private:
    explicit OwnerLock(const QString &path);

    QLockFile m_file;
};

} // namespace sluice
