#pragma once

#include "core/components/systemcomponent.h"
#include "core/engine/filesettle.h"
#include "core/engine/messages.h"
#include "core/engine/outlet.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <map>

namespace sluice {

struct FileWatcherSetup {
    std::shared_ptr<const Clock> clock;
    quint32 generation = 1;
    OutletPtr<EngineMessage> engine;
    std::shared_ptr<const FileWatchBoard> watches;
};

/// Looks into the folders of file triggers and tells the engine what lies there: soon after the system says that
/// something changed, twice a second while a file has not settled, and every ten seconds whatever the system says, since
/// watchers of files miss things, above all on network drives.
///
/// It opens no file and decides nothing: what is new is the engine's to know. It looks at files of the folder itself, not
/// of folders in it, and at none whose name begins with a dot. A folder that is not there degrades it and is looked for
/// again; nothing is told of it, so what was known of its files stays. Thread: its own, with an event loop; one that hangs
/// on a dead network drive is given up and made anew.
class FileWatcher final : public QObject, public SystemComponent {
public:
    explicit FileWatcher(FileWatcherSetup setup);
    ~FileWatcher() override;

protected:
    Result<void> initialize() override;
    Result<void> shutdown() override;
    void suspend() override;
    void proceed() override;

private:
    struct Folder {
        FileWatch watch;
        FileSettle settle;
        bool isDue = true;
        std::optional<MonoTime> toldAt;
        std::vector<FoundFile> told;
        Error fault = {}; ///< why it cannot be read; empty: it can
    };

    void look();
    void takeWatches();
    void noteChange(const QString &folder);
    void lookInto(Folder &folder);
    void tellState();

    FileWatcherSetup m_setup;
    FileWatchBoard::Watches m_taken;
    std::map<std::pair<QString, QString>, Folder> m_folders; ///< by workflow and trigger
    QFileSystemWatcher m_watcher;
    QTimer m_look;
};

} // namespace sluice
