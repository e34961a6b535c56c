#include "core/engine/filesettle.h"

#include <utility>

namespace sluice {

bool FileSettle::look(std::vector<FoundFile> &files, MonoTime now, Milliseconds settle)
{
    bool isMoving = false;
    QHash<QString, Seen> seen; // what is gone is forgotten
    for (FoundFile &file : files) {
        const auto before = m_seen.constFind(file.name);
        const bool isSame = before != m_seen.cend() && before->size == file.size && before->modified == file.modified;
        const MonoTime since = isSame ? before->since : now;
        file.isSettled = now - since >= settle;
        isMoving = isMoving || !file.isSettled;
        seen.insert(file.name, {file.size, file.modified, since});
    }
    m_seen = std::move(seen);
    return isMoving;
}

} // namespace sluice
