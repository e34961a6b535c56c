#include "app/ctl/command.h"
#include "app/ctl/enginesession.h"
#include "app/ctl/history.h"
#include "app/ctl/json.h"
#include "core/api/letterfile.h"
#include "core/base/errors.h"
#include "core/journal/lettertransfer.h"
#include "core/run/errors.h"
#include "core/workflow/jsonfile.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

namespace sluice::ctl {

namespace {

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("sluicectl", text, nullptr, count);
}

Result<LetterExport> wantedLetters(const Arguments &arguments)
{
    LetterExport wanted;
    for (const QString &text : arguments.names.mid(1)) {
        const auto id = LetterId::fromString(text);
        if (!id)
            return tl::unexpected(arguments.usage(tr("'%1' is no dead letter; they are named like 12-3.").arg(text)));
        wanted.letters.push_back(*id);
    }
    if (!wanted.letters.empty())
        return wanted;
    LetterFilter filter;
    filter.workflow = arguments.value("workflow");
    const QString state = arguments.value("state");
    if (state == u"all")
        filter.state.reset();
    else if (!state.isEmpty())
        filter.state = letterStateNamed(state);
    if (!state.isEmpty() && state != u"all" && !filter.state)
        return tl::unexpected(arguments.usage(tr("'%1' is no state of a dead letter.").arg(state)));
    if (arguments.has("kind")) {
        filter.kind = letterKindNamed(arguments.value("kind"));
        if (!filter.kind)
            return tl::unexpected(arguments.usage(tr("'%1' is no kind of dead letter.").arg(arguments.value("kind"))));
    }
    wanted.filter = filter;
    return wanted;
}

int exportToFile(const Arguments &arguments, Output &output)
{
    const auto wanted = wantedLetters(arguments);
    if (!wanted)
        return output.fail(wanted.error(), kInvalid);
    const QString path = arguments.names.front();
    if (QFileInfo::exists(path)) // perhaps the journal itself
        return output.fail(
            {QString(errors::kFileUnwritable), {{QStringLiteral("path"), path}}, tr("It is there already.")});
    const auto reader = openHistory(arguments.workspace());
    if (!reader)
        return output.fail(reader.error());
    if (!*reader && !wanted->letters.empty())
        return output.fail(
            {QString(errors::kLetterUnknown), {{QStringLiteral("letter"), wanted->letters.front().toString()}}, {}});
    const auto file = *reader ? exportLetters(**reader, *wanted, workspaceName(arguments.workspace()))
                              : Result<QByteArray>(writeLetters({}));
    if (!file)
        return output.fail(file.error());
    if (const auto written = writeFile(path, *file); !written)
        return output.fail(written.error());
    const auto letters = static_cast<int>(readLetters(*file).value_or(std::vector<LetterSummary>{}).size());
    output.document(QJsonDocument(QJsonObject{{QStringLiteral("file"), path}, {QStringLiteral("letters"), letters}}));
    output.line(tr("%n dead letter(s) exported to %1.", letters).arg(path));
    return kSucceeded;
}

int tellImport(const LetterImport &outcome, Output &output)
{
    QJsonArray letters;
    for (const LetterId &letter : outcome.letters)
        letters.append(letter.toString());
    QJsonArray duplicates;
    for (const LetterOrigin &origin : outcome.duplicates) {
        duplicates.append(originJson(origin));
        output.line(
            tr("Left out, it is here already: letter %1 of %2.").arg(origin.letter.toString(), origin.workspace));
    }
    output.document(
        QJsonDocument(QJsonObject{{QStringLiteral("letters"), letters}, {QStringLiteral("duplicates"), duplicates}}));
    output.line(tr("%n dead letter(s) imported.", static_cast<int>(outcome.letters.size())));
    return kSucceeded;
}

int importFromFile(const Arguments &arguments, Output &output)
{
    const auto file = readFile(arguments.names.front());
    if (!file)
        return output.fail(file.error());
    return EngineSession::with(arguments, output, [&](EngineSession &session) -> int {
        const auto outcome = session.answer<LetterImport>(
            [&](QObject *context, auto done) { session.engine().importLetters(*file, context, std::move(done)); });
        return outcome ? tellImport(*outcome, output) : output.fail(outcome.error());
    });
}

} // namespace

Command lettersExportCommand()
{
    return {.name = QStringLiteral("deadletters export"),
            .takes = QStringLiteral("FILE [ID…]"),
            .summary = tr(
                "Writes dead letters with their attempts to a new JSON file: those named, else all that are open."),
            .least = 1,
            .most = -1,
            .options = {{QStringLiteral("state"), tr("Which: open, redriving, resolved, discarded, snoozed or all."),
                         QStringLiteral("STATE")},
                        {QStringLiteral("kind"), tr("Those of one kind: step, event, webhook or sync."),
                         QStringLiteral("KIND")},
                        {QStringLiteral("workflow"), tr("Those of one workflow."), QStringLiteral("ID")}},
            .perform = exportToFile};
}

Command lettersImportCommand()
{
    return {.name = QStringLiteral("deadletters import"),
            .takes = QStringLiteral("FILE"),
            .summary = tr("Takes dead letters from such a file; those that are here already are left out."),
            .least = 1,
            .most = 1,
            .perform = importFromFile};
}

} // namespace sluice::ctl
