#include "app/ctl/command.h"
#include "app/ctl/history.h"
#include "app/ctl/json.h"
#include "core/engine/openworkspace.h"
#include "core/journal/errors.h"
#include "core/journal/ownerlock.h"
#include "core/journal/sqliteschema.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QSysInfo>

#include <cerrno>
#include <csignal>

namespace sluice::ctl {

namespace {

constexpr quint32 kAuditRows = 1000; ///< that are searched
constexpr quint32 kDamagedRows = 1000;
constexpr std::size_t kMostOrders = 10; ///< that are shown

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

/// Who works on the workspace, read without touching the lock: taking it would turn away whoever starts just then.
std::optional<OwnerLock::Owner> ownerOf(const QString &workspace)
{
    const auto owner = OwnerLock::writtenIn(journalFolder(workspace));
    const bool isHere = owner && owner->host == QSysInfo::machineHostName();
    if (isHere && ::kill(static_cast<pid_t>(owner->pid), 0) != 0 && errno == ESRCH)
        return std::nullopt; // left behind by a program that ended without tidying up
    return owner;
}

struct Health {
    QString workspace;
    std::optional<OwnerLock::Owner> owner;
    bool hasJournal = false;
    std::optional<Error> journalError;
    std::vector<std::pair<RunState, quint64>> runs;
    std::vector<RunSummary> damaged; ///< newest first
    quint64 openLetters = 0;
    std::vector<AuditEntry> orders; ///< of people, for components; newest first
    std::vector<Connection> connections;
};

Result<void> readJournal(Health &health)
{
    const auto reader = openHistory(health.workspace);
    if (!reader)
        return tl::unexpected(reader.error());
    health.hasJournal = *reader != nullptr;
    if (!health.hasJournal)
        return {};
    for (const RunState state :
         {RunState::Pending, RunState::Running, RunState::Paused, RunState::Waiting, RunState::Succeeded,
          RunState::Failed, RunState::Cancelling, RunState::Cancelled, RunState::Compensating, RunState::Compensated}) {
        RunFilter filter;
        filter.state = state;
        const auto page = (*reader)->runs(filter, {0, 1});
        if (!page)
            return tl::unexpected(page.error());
        if (page->total > 0)
            health.runs.emplace_back(state, page->total);
    }
    RunFilter damaged;
    damaged.text = QString(errors::kJournalRunDamaged);
    const auto found = (*reader)->runs(damaged, {0, kDamagedRows});
    if (!found)
        return tl::unexpected(found.error());
    std::ranges::copy_if(found->rows, std::back_inserter(health.damaged), &RunSummary::isDamaged);
    const auto letters = (*reader)->openLetters();
    if (!letters)
        return tl::unexpected(letters.error());
    health.openLetters = *letters;
    const auto audit = (*reader)->audit({}, {0, kAuditRows});
    if (!audit)
        return tl::unexpected(audit.error());
    std::ranges::copy_if(audit->rows, std::back_inserter(health.orders), [&](const AuditEntry &entry) {
        return entry.action.startsWith(u"component.") && health.orders.size() < kMostOrders;
    });
    return {};
}

QJsonArray ordersJson(const Health &health)
{
    QJsonArray orders;
    for (const AuditEntry &entry : health.orders)
        orders.append(QJsonObject{{QStringLiteral("at"), timeJson(entry.at)},
                                  {QStringLiteral("action"), entry.action},
                                  {QStringLiteral("component"), entry.target},
                                  {QStringLiteral("who"), entry.who},
                                  {QStringLiteral("reason"), entry.reason}});
    return orders;
}

void reportOrders(const Health &health, Output &output)
{
    std::vector<QStringList> rows;
    for (const AuditEntry &entry : health.orders)
        rows.push_back({momentText(entry.at, SystemClock().wall()), actionWord(entry.action), entry.target, entry.who,
                        entry.reason});
    if (!rows.empty())
        output.table({tr("When"), tr("Order"), tr("Component"), tr("Who"), tr("Why")}, rows);
}

QJsonObject toJson(const Health &health)
{
    QJsonObject runs;
    for (const auto &[state, count] : health.runs)
        runs.insert(name(state), qint64(count));
    QJsonArray damaged;
    for (const RunSummary &run : health.damaged)
        damaged.append(qint64(number(run.id)));
    QJsonArray connections;
    for (const Connection &connection : health.connections)
        connections.append(QJsonObject{{QStringLiteral("id"), connection.id},
                                       {QStringLiteral("type"), connection.type},
                                       {QStringLiteral("poolSize"), qint64(connection.poolSize)}});
    QJsonValue owner = QJsonValue::Null;
    if (health.owner)
        owner = QJsonObject{{QStringLiteral("pid"), health.owner->pid},
                            {QStringLiteral("host"), health.owner->host},
                            {QStringLiteral("program"), health.owner->program}};
    const QJsonObject journal{{QStringLiteral("exists"), health.hasJournal || health.journalError},
                              {QStringLiteral("readable"), !health.journalError},
                              {QStringLiteral("error"), health.journalError
                                                            ? QJsonValue(errorJson(*health.journalError))
                                                            : QJsonValue(QJsonValue::Null)}};
    return {{QStringLiteral("workspace"), health.workspace},
            {QStringLiteral("owner"), owner},
            {QStringLiteral("journal"), journal},
            {QStringLiteral("runs"), runs},
            {QStringLiteral("damagedRuns"), damaged},
            {QStringLiteral("openLetters"), qint64(health.openLetters)},
            {QStringLiteral("componentOrders"), ordersJson(health)},
            {QStringLiteral("connections"), connections}};
}

void report(const Health &health, Output &output)
{
    output.line(tr("Workspace: %1").arg(health.workspace));
    output.line(health.owner ? tr("Owner: %1 (process %2 on %3)")
                                   .arg(health.owner->program)
                                   .arg(health.owner->pid)
                                   .arg(health.owner->host)
                             : tr("Owner: none; no engine works on it"));
    if (health.journalError)
        output.line(tr("Journal: %1").arg(shortWords(*health.journalError)));
    else
        output.line(health.hasJournal ? tr("Journal: readable") : tr("Journal: none yet; nothing has run here"));
    for (const auto &[state, count] : health.runs)
        output.line(tr("Runs %1: %2").arg(word(state), numberText(count)));
    output.line(tr("Open dead letters: %1").arg(numberText(health.openLetters)));
    std::vector<QStringList> rows;
    for (const Connection &connection : health.connections) {
        const QString target = connection.baseUrl.isEmpty() ? connection.database : connection.baseUrl;
        rows.push_back({connection.id, connection.type, target});
    }
    reportOrders(health, output);
    if (!rows.empty())
        output.table({tr("Connection"), tr("Type"), tr("Target")}, rows);
}

int perform(const Arguments &arguments, Output &output)
{
    auto workspace = openWorkspace(arguments.workspace());
    if (!workspace)
        return output.fail(workspace.error(), kInvalid);
    Health health;
    health.workspace = workspace->engine.workspace;
    health.connections = std::move(workspace->engine.connections);
    health.owner = ownerOf(health.workspace);
    if (const auto read = readJournal(health); !read) {
        health.journalError = read.error();
        output.complain(read.error());
    }
    for (const RunSummary &run : health.damaged)
        output.complain(run.failure);
    output.document(QJsonDocument(toJson(health)));
    report(health, output);
    if (health.journalError)
        return kFailed;
    return health.openLetters > 0 ? kLettersLeft : kSucceeded;
}

} // namespace

Command healthCommand()
{
    return {.name = QStringLiteral("health"),
            .takes = {},
            .summary = tr("Tells who owns the workspace, whether its journal is sound, and what is in it."),
            .perform = perform};
}

} // namespace sluice::ctl
