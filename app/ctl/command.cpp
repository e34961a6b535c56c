#include "app/ctl/command.h"

#include "app/ctl/errors.h"
#include "app/ctl/secretplace.h"
#include "app/ctl/versionname.h"
#include "core/workflow/jsonfile.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QJsonObject>

#include <algorithm>

namespace sluice::ctl {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

std::vector<Command> allCommands()
{
    return {runCommand(),
            resumeCommand(),
            validateCommand(),
            importCommand(),
            exportCommand(),
            lettersListCommand(),
            lettersShowCommand(),
            lettersWhyCommand(),
            lettersRetryCommand(),
            lettersDiscardCommand(),
            lettersSnoozeCommand(),
            lettersWakeCommand(),
            lettersRestoreCommand(),
            lettersExportCommand(),
            lettersImportCommand(),
            runsListCommand(),
            runsShowCommand(),
            eventsPublishCommand(),
            eventsListCommand(),
            runsExportCommand(),
            runsAgainCommand(),
            runsWhyCommand(),
            runsResumeCommand(),
            runsApproveCommand(),
            runsRejectCommand(),
            stepCommand(),
            forkCommand(),
            versionsListCommand(),
            versionsShowCommand(),
            versionsCompareCommand(),
            versionsRestoreCommand(),
            versionsArmCommand(),
            queuesListCommand(),
            queuesPeekCommand(),
            queuesPauseCommand(),
            queuesResumeCommand(),
            queuesPurgeCommand(),
            healthCommand(),
            alertsListCommand(),
            alertsAckCommand(),
            alertsSnoozeCommand(),
            serveCommand(),
            tokensListCommand(),
            tokensAddCommand(),
            tokensRemoveCommand(),
            pluginsListCommand(),
            pluginsInstallCommand(),
            pluginsRemoveCommand(),
            demoCommand(),
            armCommand(),
            disarmCommand(),
            armedCommand(),
            benchCommand()};
}

QString overview(const std::vector<Command> &commands)
{
    QString text = tr("Usage: sluicectl COMMAND [OPTION…]") + u'\n' + tr("Runs Sluice's workflows without a window.")
                   + QStringLiteral("\n\n");
    qsizetype widest = 0;
    for (const Command &command : commands)
        widest = std::max(widest, command.name.size() + command.takes.size() + 1);
    for (const Command &command : commands)
        text += QStringLiteral("  %1  %2\n")
                    .arg((command.name + u' ' + command.takes).leftJustified(widest), command.summary);
    text += u'\n'
            + tr("Every command takes --workspace DIR, --secrets PLACE, --json (one JSON document on standard output) "
                 "and --help.")
            + u'\n'
            + tr("Exit status: 0 succeeded, 1 failed, 2 wrong use or invalid file, 3 waits on dead letters, on events "
                 "or before a step.");
    return text;
}

/// A text as the whole answer; as a document it goes by `key`.
int printed(const char *key, const QString &text, Output &output)
{
    output.document(QJsonDocument(QJsonObject{{QString::fromLatin1(key), text}}));
    output.line(text);
    return kSucceeded;
}

void prepare(QCommandLineParser &parser, const Command &command)
{
    parser.addOption({QStringLiteral("workspace"), tr("The workspace, a folder."), QStringLiteral("DIR")});
    parser.addOption({QStringLiteral("json"), tr("Print one JSON document.")});
    parser.addOption({{QStringLiteral("h"), QStringLiteral("help")}, tr("Say how the command is used.")});
    parser.addOption(secretsOption());
    parser.addOptions(command.options);
}

QString helpOf(const Command &command, const QCommandLineParser &parser)
{
    // Qt knows one usage line for the whole program, so only its list of options is taken.
    const QString all = parser.helpText();
    const auto options = all.indexOf(QStringLiteral("--workspace"));
    const auto lineStart = all.lastIndexOf(u'\n', options) + 1;
    return tr("Usage: %1").arg(command.usage()) + u'\n' + command.summary + QStringLiteral("\n\n")
           + all.mid(lineStart).trimmed().prepend(QStringLiteral("  "));
}

int perform(const Command &command, const QStringList &words, Output &output)
{
    QCommandLineParser parser;
    prepare(parser, command);
    const bool isParsed = parser.parse(QStringList{QCoreApplication::applicationName()} + words);
    const Arguments arguments{command, parser, parser.positionalArguments()};
    if (!isParsed)
        return arguments.misuse(parser.errorText(), output);
    if (parser.isSet(QStringLiteral("help")))
        return printed("usage", helpOf(command, parser), output);
    if (arguments.names.size() < command.least)
        return arguments.misuse(tr("%1 is missing.").arg(command.takes), output);
    if (command.most >= 0 && arguments.names.size() > command.most)
        return arguments.misuse(tr("'%1' is one argument too many.").arg(arguments.names[command.most]), output);
    return command.perform(arguments, output);
}

int unknown(const QString &word, const std::vector<Command> &commands, Output &output)
{
    QStringList members;
    for (const Command &command : commands) {
        if (command.name.startsWith(word + u' '))
            members += command.name.section(u' ', 1);
    }
    const QString reason =
        word.isEmpty()      ? tr("A command is missing.")
        : members.isEmpty() ? tr("There is no command '%1'; see sluicectl --help.").arg(word)
                            : tr("'%1' needs one of these after it: %2.").arg(word, members.join(QStringLiteral(", ")));
    const QString usage = members.isEmpty() ? QStringLiteral("sluicectl COMMAND [OPTION…]")
                                            : QStringLiteral("sluicectl %1 %2 [OPTION…]").arg(word, members.join(u'|'));
    return output.fail({QString(kUsage), {{QStringLiteral("reason"), reason}, {QStringLiteral("usage"), usage}}, {}},
                       kInvalid);
}

} // namespace

bool Arguments::has(const char *option) const
{
    return options.isSet(QString::fromLatin1(option));
}

QString Arguments::value(const char *option) const
{
    return options.value(QString::fromLatin1(option));
}

QString Arguments::workspace() const
{
    return has("workspace") ? value("workspace") : QDir::currentPath();
}

Error Arguments::usage(const QString &reason) const
{
    return {QString(kUsage), {{QStringLiteral("reason"), reason}, {QStringLiteral("usage"), command.usage()}}, {}};
}

int Arguments::misuse(const QString &reason, Output &output) const
{
    return output.fail(usage(reason), kInvalid);
}

Result<std::vector<LetterId>> Arguments::letters() const
{
    std::vector<LetterId> ids;
    for (const QString &text : names) {
        const auto id = LetterId::fromString(text);
        if (!id)
            return tl::unexpected(usage(tr("'%1' is no dead letter; they are named like 12-3.").arg(text)));
        ids.push_back(*id);
    }
    return ids;
}

Result<std::optional<Payload>> Arguments::payload(const char *option) const
{
    if (!has(option))
        return std::nullopt;
    auto bytes = readFile(value(option));
    if (!bytes)
        return tl::unexpected(bytes.error());
    if (const auto json = parseJsonFile(*bytes, value(option)); !json)
        return tl::unexpected(json.error());
    return std::optional<Payload>(std::move(*bytes));
}

QString Command::usage() const
{
    QString text = QStringLiteral("sluicectl ") + name;
    if (!takes.isEmpty())
        text += u' ' + takes;
    for (const QCommandLineOption &option : options) {
        const QString value = option.valueName().isEmpty() ? QString() : u' ' + option.valueName();
        text += QStringLiteral(" [--%1%2]").arg(option.names().constLast(), value);
    }
    return text + QStringLiteral(" [--workspace DIR] [--json]");
}

int runCommandLine(const QStringList &words)
{
    const std::vector<Command> commands = allCommands();
    Output output(words.contains(QStringLiteral("--json")));
    const QString first = words.value(0);
    if (first == u"--help" || first == u"-h" || first == u"help")
        return printed("usage", overview(commands), output);
    if (first == u"--version" || first == u"-v")
        return printed("version", QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion(),
                       output);
    for (const Command &command : commands) {
        const auto length = command.name.count(u' ') + 1;
        if (words.mid(0, length).join(u' ') == command.name)
            return perform(command, words.mid(length), output);
    }
    return unknown(first.startsWith(u'-') ? QString() : first, commands, output);
}

} // namespace sluice::ctl
