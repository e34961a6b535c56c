#include "core/tasks/io/processrun.h"

#include "core/integration/secret/secretstore.h"
#include "core/script/jsontext.h"
#include "core/tasks/data/values.h"
#include "core/tasks/errors.h"
#include "core/tasks/io/childprocess.h"
#include "core/tasks/io/errors.h"
#include "core/tasks/params.h"
#include "core/tasks/sqlsessions.h"
#include "core/tasks/workspacepath.h"

#include <QFileInfo>
#include <QStandardPaths>

#include <cstring>

namespace sluice {

namespace {

constexpr int kTryAgain = 75;
constexpr qsizetype kMostResponse = 4096;

/// What a program may know of where it runs; secrets that Sluice was started with are not among it.
QByteArrayList plainEnvironment()
{
    QByteArrayList made;
    for (const char *name : {"PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ", "TMPDIR", "SHELL"}) {
        if (const QByteArray value = qgetenv(name); !value.isEmpty())
            made += name + QByteArray("=") + value;
    }
    return made;
}

Result<void> addVariable(QByteArrayList &environment, const QString &key, const QString &name, const QByteArray &value)
{
    if (name.isEmpty() || name.contains(u'=') || name.contains(QChar(0)) || value.contains('\0'))
        return tl::unexpected(wrongValue(key, name));
    const QByteArray start = name.toUtf8() + '=';
    environment.removeIf([&](const QByteArray &each) { return each.startsWith(start); });
    environment += start + value;
    return {};
}

Result<QByteArrayList> environmentOf(const QJsonObject &params, const SecretStore &secrets)
{
    QByteArrayList made = plainEnvironment();
    const auto plain = QStringLiteral("environment");
    const auto hidden = QStringLiteral("secretEnvironment");
    const auto values = objectParam(params, plain);
    const auto names = objectParam(params, hidden);
    if (!values || !names)
        return tl::unexpected(values ? names.error() : values.error());
    for (auto it = values->begin(); it != values->end(); ++it) {
        const auto value = textParam(*values, it.key());
        if (!value)
            return tl::unexpected(value.error());
        if (auto added = addVariable(made, plain, it.key(), value->toUtf8()); !added)
            return tl::unexpected(added.error());
    }
    for (auto it = names->begin(); it != names->end(); ++it) {
        const auto secret = secrets.read(it.value().toString());
        if (!secret)
            return tl::unexpected(secret.error());
        if (auto added = addVariable(made, hidden, it.key(), secret->reveal()); !added)
            return tl::unexpected(added.error());
    }
    return made;
}

Result<QByteArrayList> argumentsOf(const QJsonObject &params)
{
    const auto key = QStringLiteral("arguments");
    const QJsonValue list = params.value(key);
    if (list.isUndefined() || list.isNull())
        return QByteArrayList();
    if (!list.isArray())
        return tl::unexpected(wrongKind(key, QStringLiteral("list")));
    QByteArrayList made;
    for (const QJsonValue each : list.toArray()) {
        made += bytesOf(each);
        if (made.back().contains('\0'))
            return tl::unexpected(wrongValue(key, QString::fromUtf8(made.back())));
    }
    return made;
}

/// The program, or the shell with it as its script.
Result<void> setProgram(ChildProgram &child, const QJsonObject &params)
{
    const QString program = params.value(QLatin1StringView("program")).toString();
    if (program.contains(QChar(0)))
        return tl::unexpected(wrongValue(QStringLiteral("program"), program));
    if (params.value(QLatin1StringView("shell")).toBool()) {
        child.program = "/bin/sh";
        child.arguments = QByteArrayList{"-c", program.toUtf8(), "sh"} + child.arguments;
        return {};
    }
    const bool isPath = program.contains(u'/');
    const QFileInfo file(QString::fromUtf8(child.folder) + u'/' + program);
    const QString found = !isPath                    ? QStandardPaths::findExecutable(program)
                          : program.startsWith(u'/') ? program
                                                     : file.absoluteFilePath();
    if (found.isEmpty() || !QFileInfo(found).isExecutable() || QFileInfo(found).isDir())
        return failure(errors::kProcessNotFound, {{QStringLiteral("program"), program}});
    child.program = found.toUtf8();
    return {};
}

Result<ChildProgram> childOf(const Attempt &attempt, const QJsonObject &params, const SecretStore &secrets)
{
    ChildProgram child;
    const auto folder = taskPath(params.value(QLatin1StringView("folder")).toString(QStringLiteral(".")),
                                 attempt.workspace);
    if (!folder)
        return tl::unexpected(folder.error());
    child.folder = folder->toUtf8();
    auto arguments = argumentsOf(params);
    if (!arguments)
        return tl::unexpected(arguments.error());
    child.arguments = *std::move(arguments);
    if (auto set = setProgram(child, params); !set)
        return tl::unexpected(set.error());
    auto environment = environmentOf(params, secrets);
    if (!environment)
        return tl::unexpected(environment.error());
    child.environment = *std::move(environment);
    if (const QJsonValue input = params.value(QLatin1StringView("stdin")); !input.isUndefined() && !input.isNull())
        child.input = bytesOf(input);
    const auto memory = wholeParam(params, QStringLiteral("memory"), 0, 1 << 20);
    const auto output = wholeParam(params, QStringLiteral("output"), 1, 8192);
    if (!memory || !output)
        return tl::unexpected(memory ? output.error() : memory.error());
    child.mostMemory = *memory * 1024 * 1024;
    child.mostOutput = *output * 1024;
    return child;
}

/// Whether an exit code is none of a failure.
Result<bool> isAccepted(const QJsonObject &params, int code)
{
    const auto key = QStringLiteral("exitCodes");
    const auto text = textParam(params, key);
    if (!text)
        return tl::unexpected(text.error());
    bool isIn = false;
    for (const QString &each : text->split(u',')) {
        bool isNumber = false;
        const int accepted = each.trimmed().toInt(&isNumber);
        if (!isNumber || accepted < 0 || accepted > 255)
            return tl::unexpected(wrongValue(key, *text));
        isIn = isIn || accepted == code;
    }
    return isIn;
}

Outcome unsuccessful(const Attempt &attempt, const ChildEnd &end, QLatin1StringView code, QMap<QString, QString> args,
                     FailureClass failureClass)
{
    const QString said = QString::fromUtf8(end.errors).trimmed();
    args.insert(QStringLiteral("program"), attempt.params.value(QLatin1StringView("program")).toString().left(200));
    return outcome::Failed{failureClass,
                           {QString(code), args, said.section(u'\n', -1).left(500)},
                           end.errors.last(std::min(end.errors.size(), kMostResponse)),
                           std::nullopt};
}

Outcome succeeded(const ChildEnd &end, const QJsonObject &params)
{
    const QString how = params.value(QLatin1StringView("read")).toString();
    QJsonValue output = QString::fromUtf8(end.output);
    if (how == u"json") {
        output = jsontext::toValue(end.output.trimmed());
        if (output.isUndefined())
            return permanent(unreadable(QStringLiteral("JSON"), 1, QString::fromUtf8(end.output.left(200))));
    } else if (how == u"lines") {
        QStringList lines = output.toString().split(u'\n');
        if (lines.back().isEmpty())
            lines.removeLast();
        output = QJsonArray::fromStringList(lines);
    }
    return give(QJsonObject{{QStringLiteral("exitCode"), end.code},
                            {QStringLiteral("stdout"), output},
                            {QStringLiteral("stderr"), QString::fromUtf8(end.errors)}});
}

/// What a program says about itself goes into the journal and before people: secrets that it was given are not a part of that.
void hideSecrets(QByteArray &said, const ChildProgram &child, const QJsonObject &params)
{
    constexpr qsizetype kShortest = 4; // what is shorter hides nothing and stands everywhere
    for (const QString &name : params.value(QLatin1StringView("secretEnvironment")).toObject().keys()) {
        const QByteArray start = name.toUtf8() + '=';
        for (const QByteArray &variable : child.environment) {
            if (variable.startsWith(start) && variable.size() - start.size() >= kShortest)
                said.replace(variable.sliced(start.size()), "***");
        }
    }
}

Outcome run(SqlSessions &sessions, const Attempt &attempt, const QJsonObject &params)
{
    const auto child = childOf(attempt, params, sessions.secrets());
    if (!child)
        return failed(secretFailure(child.error()));
    if (const auto checked = isAccepted(params, 0); !checked)
        return permanent(checked.error());
    ChildEnd end = runChild(*child, attempt.stop);
    hideSecrets(end.errors, *child, params);
    const auto code = QString::number(end.code);
    switch (end.how) {
    case ChildEnd::How::NotStarted:
        return permanent({QString(errors::kProcessNotStarted),
                          {{QStringLiteral("program"), QString::fromUtf8(child->program)}},
                          QString::fromLocal8Bit(std::strerror(end.code))});
    case ChildEnd::How::Stopped:
        return unsuccessful(attempt, end, errors::kTaskCancelled, {{QStringLiteral("taskId"), attempt.taskId}},
                            FailureClass::Cancelled);
    case ChildEnd::How::TooMuch:
        return unsuccessful(attempt, end, errors::kProcessTooMuch,
                            {{QStringLiteral("kilobytes"), QString::number(child->mostOutput / 1024)}},
                            FailureClass::Permanent);
    case ChildEnd::How::Killed:
        return unsuccessful(attempt, end, errors::kProcessKilled, {{QStringLiteral("signal"), code}},
                            attempt.safety == RepeatSafety::Safe ? FailureClass::Transient : FailureClass::Unknown);
    case ChildEnd::How::Exited:
        break;
    }
    if (isAccepted(params, end.code).value_or(false))
        return succeeded(end, params);
    return unsuccessful(attempt, end, errors::kProcessFailed, {{QStringLiteral("code"), code}},
                        end.code == kTryAgain ? FailureClass::Transient : FailureClass::Permanent);
}

std::vector<ParamInfo> programParams()
{
    return {
        {.key = QStringLiteral("program"),
         .label = QStringLiteral("Program"),
         .help = QStringLiteral(
             "Its name or whole path; a script if it runs in a shell. It holds no expressions: values "
             "are arguments."),
         .kind = ParamKind::Text,
         .required = true},
        {.key = QStringLiteral("arguments"),
         .label = QStringLiteral("Arguments"),
         .help = QStringLiteral(
             "A list of texts, each one argument, whatever stands in it; in a shell they are $1, $2 and so on."),
         .kind = ParamKind::Json},
        {.key = QStringLiteral("shell"),
         .label = QStringLiteral("Run in a shell"),
         .help = QStringLiteral("Whether the program is a script for /bin/sh, with pipes and the like."),
         .kind = ParamKind::Boolean,
         .fallback = false},
        {.key = QStringLiteral("stdin"),
         .label = QStringLiteral("Standard input"),
         .help = QStringLiteral("A text is given as it is, anything else as JSON; empty: nothing."),
         .kind = ParamKind::Json},
        {.key = QStringLiteral("folder"),
         .label = QStringLiteral("Folder"),
         .help = QStringLiteral("Where it runs; a relative path starts at the workspace, and empty is the workspace."),
         .kind = ParamKind::FilePath},
        {.key = QStringLiteral("environment"),
         .label = QStringLiteral("Environment"),
         .help = QStringLiteral(
             "Variables that it sees besides PATH, HOME, LANG, TZ and the like; others of Sluice it does not see."),
         .kind = ParamKind::KeyValue},
        {.key = QStringLiteral("secretEnvironment"),
         .label = QStringLiteral("Secrets in the environment"),
         .help = QStringLiteral("For each variable the name of a secret; its value is never in the workflow."),
         .kind = ParamKind::KeyValue},
    };
}

std::vector<ParamInfo> outputParams()
{
    return {
        {.key = QStringLiteral("read"),
         .label = QStringLiteral("Read its output as"),
         .help = QStringLiteral("A text, JSON, or a list of lines."),
         .kind = ParamKind::Choice,
         .fallback = QStringLiteral("text"),
         .choices = {QStringLiteral("text"), QStringLiteral("json"), QStringLiteral("lines")}},
        {.key = QStringLiteral("exitCodes"),
         .label = QStringLiteral("Accepted exit codes"),
         .help = QStringLiteral("With commas; any other is a failure. After 75 it is tried again."),
         .kind = ParamKind::Text,
         .fallback = QStringLiteral("0")},
        {.key = QStringLiteral("memory"),
         .label = QStringLiteral("Memory in MiB"),
         .help = QStringLiteral("The most address space that it may take; 0: no limit."),
         .kind = ParamKind::Number,
         .whole = true,
         .fallback = 4096},
        {.key = QStringLiteral("output"),
         .label = QStringLiteral("Output in KiB"),
         .help = QStringLiteral("With more it is ended; up to 8192."),
         .kind = ParamKind::Number,
         .whole = true,
         .fallback = 1024},
    };
}

} // namespace

TaskType processRunType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("process.run");
    info.label = QStringLiteral("Run program");
    info.category = QStringLiteral("io");
    info.help = QStringLiteral("Runs a program of this machine, without a shell unless asked, and gives what it wrote. "
                               "When its time is over, it goes with all that it started.");
    info.icon = QStringLiteral("system-run");
    info.outPorts = portsWithFailure();
    info.safety = RepeatSafety::Unsafe;
    info.lane = Lane::Blocking;
    info.summaryParam = QStringLiteral("program");
    info.params = programParams();
    for (ParamInfo &param : outputParams())
        info.params.push_back(std::move(param));
    return {std::move(info), BlockingTask{run}, {QStringLiteral("program"), QStringLiteral("secretEnvironment")}};
}

} // namespace sluice
