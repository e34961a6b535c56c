#include "ui/wording/templatetexts.h"

#include <QCoreApplication>
#include <QStringList>

namespace sluice {

namespace {

constexpr const char *kTemplateTexts[] = {
    QT_TRANSLATE_NOOP("Templates", "Country sync"),
    QT_TRANSLATE_NOOP(
        "Templates", "Reads the list of countries, asks the rates service for each, and keeps the answers in a table."),
    QT_TRANSLATE_NOOP("Templates", "Orders of a day"),
    QT_TRANSLATE_NOOP("Templates", "Has each order of its input settled by the workflow Settle an order, then says so. "
                                   "Run it with the saved input monday."),
    QT_TRANSLATE_NOOP("Templates", "Settle an order"),
    QT_TRANSLATE_NOOP(
        "Templates",
        "Adds up the lines of one order. Called by Orders of a day; its last task is what the caller gets."),
    QT_TRANSLATE_NOOP("Templates", "Follow the strategy"),
    QT_TRANSLATE_NOOP("Templates", "Writes campaign.json, which says what share of invites goes out with which "
                                   "strategy, whenever Optimizer says that it changes. Arm it."),
    QT_TRANSLATE_NOOP("Templates", "Take growth events"),
    QT_TRANSLATE_NOOP("Templates", "Publishes each webhook as the event that it tells of, for the growth components to "
                                   "hear: invite-sent as invite.sent, and so on. Arm it."),
    QT_TRANSLATE_NOOP("Templates", "Alert on dead letters"),
    QT_TRANSLATE_NOOP("Templates", "Tells a chat, a pager or any other web address when a run of any workflow fails or "
                                   "leaves a dead letter: which workflow, which task, and what the error was."),
    QT_TRANSLATE_NOOP(
        "Templates",
        "Before the first run: make the connection “chat” yours, and set the path and who is to be called in the task "
        "Settings. The message goes out as {\"text\": …}, as Slack, Mattermost and others take it."),
    QT_TRANSLATE_NOOP("Templates",
                      "It only works while it is armed. Its own failures start nothing, so a chat that is down cannot "
                      "make it call itself; the alert is then a dead letter of its own, and can be retried."),
    QT_TRANSLATE_NOOP("Templates", "API to API sync with a cursor"),
    QT_TRANSLATE_NOOP("Templates",
                      "Brings what is new in one HTTP service to another one, and remembers how far it has come."),
    QT_TRANSLATE_NOOP("Templates",
                      "Each run asks the source for the records after the cursor, puts each of them to the target by "
                      "its id, and then keeps the cursor of the last one in a file of the workspace. A record that the "
                      "target refuses becomes a dead letter: the cursor stays where it is until that is resolved, and "
                      "a repetition is harmless, since each record is put by its id."),
    QT_TRANSLATE_NOOP(
        "Templates",
        "Before the first run: make the connections “source” and “target” yours, and set the page size in the task "
        "Settings. The source answers GET /items?after=CURSOR&limit=N with {\"items\": [{\"id\": …}]}, by rising id."),
    QT_TRANSLATE_NOOP("Templates", "It runs every minute once it is armed; one run brings at most one page."),
    QT_TRANSLATE_NOOP("Templates", "CSV to database with rejects"),
    QT_TRANSLATE_NOOP("Templates", "Takes each CSV file of a folder into a table of a database. Rows that do not fit "
                                   "go to a file of rejects beside it, each with the reason; the others are stored."),
    QT_TRANSLATE_NOOP("Templates",
                      "Before the first run: make the connection “warehouse” yours (a PostgreSQL database), and set "
                      "the folders in the task Settings. The table is made if there is none."),
    QT_TRANSLATE_NOOP("Templates", "A file is stored in one statement, so it is in the table whole or not at all. A "
                                   "row whose email is known already replaces the old one, so a file that comes again "
                                   "changes nothing. When it is done, a file moves to the folder of done files."),
    QT_TRANSLATE_NOOP("Templates", "It runs every five minutes once it is armed, or by hand."),
    QT_TRANSLATE_NOOP("Templates", "File drop without duplicates"),
    QT_TRANSLATE_NOOP("Templates", "Takes the files that others drop into a folder, each content once: a file whose "
                                   "content was there before, under whatever name, goes to the folder of duplicates."),
    QT_TRANSLATE_NOOP("Templates", "What was seen is kept as checksums in a small database of the workspace, so it "
                                   "also holds over restarts. If a run is broken off between remembering a file and "
                                   "moving it, it goes on from there and does not take its own file for a duplicate."),
    QT_TRANSLATE_NOOP("Templates", "Before the first run: set the folders in the task Settings; the rest works as it "
                                   "is. Put what you want done with an accepted file between “Accept it” and “Count”."),
    QT_TRANSLATE_NOOP("Templates",
                      "It runs every minute once it is armed, or by hand. Files are text of at most 16 MiB."),
    QT_TRANSLATE_NOOP("Templates", "Nightly report"),
    QT_TRANSLATE_NOOP("Templates", "Reads the orders of the last day from a database, adds them up by country, and "
                                   "writes the report as a text into a folder, one file a day."),
    QT_TRANSLATE_NOOP("Templates",
                      "Before the first run: make the connection “shop” yours (a PostgreSQL database with a table "
                      "orders of country, total and at), and set the days and the folder in the task Settings."),
    QT_TRANSLATE_NOOP("Templates",
                      "A second run on the same day writes the same file again. It runs at six in the morning, Berlin "
                      "time, once it is armed; a night that was missed is made up for once."),
    QT_TRANSLATE_NOOP("Templates", "Order with compensation"),
    QT_TRANSLATE_NOOP(
        "Templates",
        "Carries out an order over three services: it reserves the goods, charges the customer, and has the parcel "
        "sent. If a later step fails for good, what was done before is undone in the reverse order: the payment is "
        "refunded, then the reservation is released, and the run ends as compensated."),
    QT_TRANSLATE_NOOP(
        "Templates",
        "Every call carries an idempotency key, so a repetition after a crash or a timeout is no second charge."),
    QT_TRANSLATE_NOOP(
        "Templates",
        "Before the first run: make the connection “shop” yours. Its paths are POST /reservations, DELETE "
        "/reservations/ID, POST /payments, POST /payments/ID/refund and POST /shipments; the answers hold an id."),
    QT_TRANSLATE_NOOP(
        "Templates", "Run it with the saved input “example”, or call it from another workflow with an order as input."),
    QT_TRANSLATE_NOOP("Templates", "Paged crawl of an API"),
    QT_TRANSLATE_NOOP("Templates", "Reads all pages of a list that an HTTP service gives page by page, a few at a "
                                   "time, and keeps the items in a table of a small database."),
    QT_TRANSLATE_NOOP(
        "Templates",
        "The first page says how many there are; then the pages are read at most so many at once, as gently as the "
        "connection's limit allows. A page that fails for good becomes a dead letter, and the others go on: retry it "
        "later, and the run ends as if nothing had been. An item that is known already is replaced."),
    QT_TRANSLATE_NOOP(
        "Templates",
        "Before the first run: make the connection “api” yours and look at its limit, and set the path in the task "
        "Settings. The service answers GET PATH?page=N with {\"pages\": …, \"items\": [{\"id\": …}]}."),
};

} // namespace

std::span<const char *const> templateTexts()
{
    return kTemplateTexts;
}

QString templateText(const QString &text)
{
    QStringList paragraphs = text.split(QStringLiteral("\n\n"));
    for (QString &each : paragraphs)
        each = each.isEmpty() ? each : QCoreApplication::translate("Templates", each.toUtf8().constData());
    return paragraphs.join(QStringLiteral("\n\n"));
}

} // namespace sluice
