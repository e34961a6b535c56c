#include "core/engine/filewatcher.h"

#include "core/engine/errors.h"
#include "core/workflow/triggerrules.h"

#include <QDateTime>
#include <QDirIterator>

#include <algorithm>

namespace sluice {

namespace {

constexpr Milliseconds kLookEvery{500};
/// The slow look, which needs nothing of the system.
constexpr Milliseconds kLookAnyway = std::chrono::seconds(10);

std::vector<FoundFile> filesOf(const FileWatch &watch)
{
    Trigger trigger;
    trigger.pattern = watch.pattern;
    const QRegularExpression wanted = namePattern(trigger);
    std::vector<FoundFile> files;
    QDirIterator each(watch.folder, QDir::Files);
    while (each.hasNext() && files.size() < kMostFiles) {
        const QFileInfo file = each.nextFileInfo();
        if (wanted.match(file.fileName()).hasMatch())
            files.push_back({file.fileName(), file.size(),
                             WallTime(Milliseconds(file.lastModified().toMSecsSinceEpoch())), false});
    }
    return files;
}

} // namespace

FileWatcher::FileWatcher(FileWatcherSetup setup)
    : SystemComponent({QStringLiteral("files"), {QStringLiteral("engine")}}, *setup.clock, setup.generation)
    , m_setup(std::move(setup))
    , m_watcher(this)
    , m_look(this)
{
    connect(&m_look, &QTimer::timeout, this, [this] { guarded([this] { look(); }); });
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &FileWatcher::noteChange);
}

FileWatcher::~FileWatcher() = default;

Result<void> FileWatcher::initialize()
{
    proceed();
    return {};
}

Result<void> FileWatcher::shutdown()
{
    suspend();
    return {};
}

void FileWatcher::suspend()
{
    m_look.stop();
}

void FileWatcher::proceed()
{
    m_look.start(kLookEvery);
}

void FileWatcher::noteChange(const QString &folder)
{
    for (auto &[place, each] : m_folders)
        each.isDue = each.isDue || each.watch.folder == folder;
}

void FileWatcher::look()
{
    takeWatches();
    const MonoTime now = clock().monotonic();
    for (auto &[place, folder] : m_folders) {
        if (folder.isDue || !folder.toldAt || now - *folder.toldAt >= kLookAnyway)
            lookInto(folder);
    }
    tellState();
    noteProgress();
}

void FileWatcher::takeWatches()
{
    const auto watches = m_setup.watches->now();
    if (watches == m_taken)
        return;
    m_taken = watches;
    std::map<std::pair<QString, QString>, Folder> folders;
    QStringList paths;
    for (const FileWatch &watch : *watches) {
        const std::pair place(watch.workflow, watch.trigger);
        const auto before = m_folders.find(place);
        // What goes on being watched has settled already.
        if (before != m_folders.end() && before->second.watch == watch)
            folders.insert(m_folders.extract(before));
        else
            folders.emplace(place, Folder{watch, {}, true, {}, {}});
        folders.at(place).isDue = true; // armed anew, it may not be known what was told before
        folders.at(place).told.clear();
        paths.append(watch.folder);
    }
    m_folders = std::move(folders);
    if (const QStringList old = m_watcher.directories(); !old.isEmpty())
        m_watcher.removePaths(old);
    paths.removeDuplicates();
    if (!paths.isEmpty())
        m_watcher.addPaths(paths); // of those that cannot be watched, the slow look takes care
}

void FileWatcher::lookInto(Folder &folder)
{
    const MonoTime now = clock().monotonic();
    const QFileInfo place(folder.watch.folder);
    if (!place.isDir() || !place.isReadable()) {
        folder.fault = Error{QString(errors::kFolderUnreadable), {{QStringLiteral("path"), folder.watch.folder}}, {}};
        folder.isDue = false;
        folder.toldAt = now;
        return;
    }
    folder.fault = {};
    std::vector<FoundFile> files = filesOf(folder.watch);
    if (files.size() >= kMostFiles)
        folder.fault = Error{QString(errors::kFolderFull),
                             {{QStringLiteral("path"), folder.watch.folder},
                              {QStringLiteral("most"), QString::number(kMostFiles)}},
                             {}};
    folder.isDue = folder.settle.look(files, now, folder.watch.settle);
    const bool isOld = !folder.toldAt || now - *folder.toldAt >= kLookAnyway;
    if (!isOld && files == folder.told)
        return;
    folder.told = files;
    folder.toldAt = now;
    // A folder that came back is not watched any more.
    if (!m_watcher.directories().contains(folder.watch.folder))
        m_watcher.addPath(folder.watch.folder);
    m_setup.engine->post(
        EngineMessage(tell::FilesFound{folder.watch.workflow, folder.watch.trigger, std::move(files)}));
}

void FileWatcher::tellState()
{
    const auto faulty = std::ranges::find_if(m_folders,
                                             [](const auto &entry) { return !entry.second.fault.code.isEmpty(); });
    if (faulty == m_folders.end()) {
        if (state() == ComponentState::Degraded)
            (void)resume();
        return;
    }
    if (state() == ComponentState::Running)
        (void)degrade(faulty->second.fault);
    else if (lastError() != faulty->second.fault)
        noteError(faulty->second.fault);
}

} // namespace sluice
