#include "tests/core/journal/support/recordingvfs.h"

#include <algorithm>
#include <cstring>
#include <random>
#include <set>

namespace sluice {

namespace {

using Kind = DiskOperation::Kind;

constexpr qsizetype kSector = 512;

std::string nameOf(const std::string &path)
{
    return path.substr(path.rfind('/') + 1);
}

void writeInto(QByteArray &content, qint64 offset, const char *bytes, qsizetype count)
{
    if (content.size() < offset + count)
        content.append(offset + count - content.size(), '\0');
    std::memcpy(content.data() + offset, bytes, static_cast<std::size_t>(count));
}

void apply(QByteArray &content, const DiskOperation &operation)
{
    if (operation.kind == Kind::Write)
        writeInto(content, operation.offset, operation.bytes.constData(), operation.bytes.size());
    else if (content.size() > operation.offset)
        content.truncate(operation.offset);
    else
        content.append(operation.offset - content.size(), '\0');
}

/// What becomes of what was not flushed.
enum class Fate : quint8 { Kept, Dropped, Mixed };

class Crash {
public:
    explicit Crash(quint32 seed)
        : m_random(seed)
    {
        const auto roll = m_random() % 8;
        m_fate = roll == 0 ? Fate::Kept : roll == 1 ? Fate::Dropped : Fate::Mixed;
    }

    void applyUnflushed(QByteArray &content, const DiskOperation &operation)
    {
        const auto roll = m_fate == Fate::Kept ? 0 : m_fate == Fate::Dropped ? 2 : m_random() % 3;
        if (roll == 0)
            apply(content, operation);
        else if (roll == 1 && operation.kind == Kind::Write)
            tear(content, operation);
    }

    /// How many of the last `pending` changes of the folder are kept.
    std::size_t kept(std::size_t pending)
    {
        if (m_fate == Fate::Kept)
            return pending;
        return m_fate == Fate::Dropped ? 0 : m_random() % (pending + 1);
    }

private:
    void tear(QByteArray &content, const DiskOperation &operation)
    {
        const auto size = operation.bytes.size();
        for (qsizetype at = 0; at < size;) {
            const auto end = std::min(size, ((operation.offset + at) / kSector + 1) * kSector - operation.offset);
            if (m_random() % 2 == 0)
                writeInto(content, operation.offset + at, operation.bytes.constData() + at, end - at);
            at = end;
        }
    }

    std::mt19937 m_random;
    Fate m_fate;
};

} // namespace

std::vector<DiskOperation> RecordingVfs::record() const
{
    const std::lock_guard lock(m_mutex);
    return m_record;
}

std::size_t RecordingVfs::count() const
{
    const std::lock_guard lock(m_mutex);
    return m_record.size();
}

void RecordingVfs::after(const VfsAccess &access)
{
    const std::lock_guard lock(m_mutex);
    if (access.call == VfsCall::Delete) {
        if (const auto known = m_files.find(access.path); known != m_files.end()) {
            m_record.push_back({Kind::Delete, known->second, nameOf(access.path), 0, {}});
            m_files.erase(known);
        }
        return;
    }
    if (access.file == VfsFile::Other)
        return;
    if (access.call == VfsCall::Open) {
        if (!m_files.contains(access.path)) {
            m_files.emplace(access.path, m_nextFile);
            m_record.push_back({Kind::Create, m_nextFile++, nameOf(access.path), 0, {}});
        }
        return;
    }
    const int file = m_files.at(access.path);
    if (access.call == VfsCall::Write)
        m_record.push_back(
            {Kind::Write, file, {}, access.offset, QByteArray(static_cast<const char *>(access.bytes), access.count)});
    else if (access.call == VfsCall::Truncate)
        m_record.push_back({Kind::Truncate, file, {}, access.offset, {}});
    else if (access.call == VfsCall::Sync && !m_dropsFlushes)
        m_record.push_back({Kind::Sync, file, {}, 0, {}});
}

std::map<std::string, QByteArray> imageAfterCrash(const std::vector<DiskOperation> &record, std::size_t count,
                                                  quint32 seed)
{
    std::map<int, std::size_t> flushed; // by file: operations up to here are on disk
    std::vector<const DiskOperation *> folder;
    std::set<int> unflushedFiles;
    std::size_t flushedFolder = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto &operation = record[i];
        if (operation.kind == Kind::Sync) {
            flushed[operation.file] = i;
            // The first flush of a new file flushes its folder, too.
            if (unflushedFiles.erase(operation.file) > 0)
                flushedFolder = folder.size();
        } else if (operation.kind == Kind::Create || operation.kind == Kind::Delete) {
            folder.push_back(&operation);
            if (operation.kind == Kind::Create)
                unflushedFiles.insert(operation.file);
        }
    }
    Crash crash(seed);
    std::map<int, QByteArray> contents;
    for (std::size_t i = 0; i < count; ++i) {
        const auto &operation = record[i];
        if (operation.kind != Kind::Write && operation.kind != Kind::Truncate)
            continue;
        const auto known = flushed.find(operation.file);
        if (known != flushed.end() && i < known->second)
            apply(contents[operation.file], operation);
        else
            crash.applyUnflushed(contents[operation.file], operation);
    }
    std::map<std::string, QByteArray> image;
    const auto last = flushedFolder + crash.kept(folder.size() - flushedFolder);
    for (std::size_t i = 0; i < last; ++i) {
        if (folder[i]->kind == Kind::Create)
            image[folder[i]->name] = contents[folder[i]->file];
        else
            image.erase(folder[i]->name);
    }
    return image;
}

} // namespace sluice
