#pragma once

#include "app/ctl/output.h"
#include "core/api/engineclient.h"

#include <QCommandLineOption>

class QCommandLineParser;

namespace sluice::ctl {

struct Command;

/// What the command line gave a command.
struct Arguments {
    const Command &command;
    const QCommandLineParser &options;
    QStringList names; ///< what is no option, after the command itself

    [[nodiscard]] bool has(const char *option) const;
    [[nodiscard]] QString value(const char *option) const;
    /// The folder that `--workspace` names, else the current one.
    [[nodiscard]] QString workspace() const;
    /// Says what is wrong with the command line, and how it is used; `kInvalid`.
    [[nodiscard]] int misuse(const QString &reason, Output &output) const;
    /// The names as ids of dead letters. Errors: `ctl.usage`.
    [[nodiscard]] Result<std::vector<LetterId>> letters() const;
    [[nodiscard]] Error usage(const QString &reason) const;
    /// A JSON file that an option names, byte for byte; none without the option. Errors: those of reading JSON.
    [[nodiscard]] Result<std::optional<Payload>> payload(const char *option) const;
};

/// A command of sluicectl: what it is called, what it takes, what it does.
struct Command {
    QString name;  ///< "run", "deadletters list"
    QString takes; ///< "FILE"; empty: nothing
    QString summary;
    int least = 0; ///< names that it needs
    int most = 0;  ///< names that it takes at the most; -1: any number
    QList<QCommandLineOption> options = {};
    int (*perform)(const Arguments &arguments, Output &output) = nullptr;

    [[nodiscard]] QString usage() const;
};

// One file each.
[[nodiscard]] Command runCommand();
[[nodiscard]] Command resumeCommand();
[[nodiscard]] Command serveCommand();
[[nodiscard]] Command validateCommand();
[[nodiscard]] Command lettersListCommand();
[[nodiscard]] Command lettersShowCommand();
[[nodiscard]] Command lettersRetryCommand();
[[nodiscard]] Command lettersDiscardCommand();
[[nodiscard]] Command lettersSnoozeCommand();
[[nodiscard]] Command lettersWakeCommand();
[[nodiscard]] Command lettersRestoreCommand();
[[nodiscard]] Command lettersExportCommand();
[[nodiscard]] Command lettersImportCommand();
[[nodiscard]] Command runsListCommand();
[[nodiscard]] Command runsShowCommand();
[[nodiscard]] Command runsExportCommand();
[[nodiscard]] Command runsAgainCommand();
[[nodiscard]] Command runsResumeCommand();
[[nodiscard]] Command runsApproveCommand();
[[nodiscard]] Command runsRejectCommand();
[[nodiscard]] Command stepCommand();
[[nodiscard]] Command forkCommand();
[[nodiscard]] Command versionsListCommand();
[[nodiscard]] Command versionsShowCommand();
[[nodiscard]] Command versionsCompareCommand();
[[nodiscard]] Command versionsRestoreCommand();
[[nodiscard]] Command queuesListCommand();
[[nodiscard]] Command queuesPeekCommand();
[[nodiscard]] Command queuesPauseCommand();
[[nodiscard]] Command queuesResumeCommand();
[[nodiscard]] Command queuesPurgeCommand();
[[nodiscard]] Command eventsPublishCommand();
[[nodiscard]] Command eventsListCommand();
[[nodiscard]] Command runsWhyCommand();
[[nodiscard]] Command lettersWhyCommand();
[[nodiscard]] Command healthCommand();
[[nodiscard]] Command alertsListCommand();
[[nodiscard]] Command alertsAckCommand();
[[nodiscard]] Command alertsSnoozeCommand();
[[nodiscard]] Command armCommand();
[[nodiscard]] Command disarmCommand();
[[nodiscard]] Command armedCommand();
[[nodiscard]] Command importCommand();
[[nodiscard]] Command exportCommand();
[[nodiscard]] Command tokensListCommand();
[[nodiscard]] Command tokensAddCommand();
[[nodiscard]] Command tokensRemoveCommand();
[[nodiscard]] Command pluginsListCommand();
[[nodiscard]] Command pluginsInstallCommand();
[[nodiscard]] Command pluginsRemoveCommand();
[[nodiscard]] Command demoCommand();
[[nodiscard]] Command benchCommand();

/// Finds the command that `words` name, performs it, and gives the exit status.
[[nodiscard]] int runCommandLine(const QStringList &words);

} // namespace sluice::ctl
