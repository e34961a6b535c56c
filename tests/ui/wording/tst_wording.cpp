#include "ui/wording/errorrow.h"
#include "ui/wording/statewords.h"
#include "ui/wording/triggerwords.h"
#include "ui/wording/wording.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

#include <set>

using namespace sluice;

namespace {

struct Code {
    QString name;
    QStringList args;
};

/// Every code that a room of core declares, with the arguments that its comment names.
std::vector<Code> declaredCodes()
{
    static const QRegularExpression pattern(
        QStringLiteral(R"re(QLatin1StringView k\w+\{\s*"([\w.]+)"\};(?:[ ]*///<[ ]*args: ([^\n]*))?)re"));
    std::vector<Code> codes;
    QDirIterator headers(QStringLiteral(SLUICE_ROOT "/core"), {QStringLiteral("errors.h")}, QDir::Files,
                         QDirIterator::Subdirectories);
    while (headers.hasNext()) {
        QFile file(headers.next());
        if (!file.open(QIODevice::ReadOnly))
            return {};
        auto matches = pattern.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext()) {
            const auto match = matches.next();
            QStringList args;
            for (const QString &arg : match.captured(2).split(u',', Qt::SkipEmptyParts))
                args += arg.trimmed().section(u' ', 0, 0);
            codes.push_back({match.captured(1), args});
        }
    }
    return codes;
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral(R"re(\{(\w+)\})re"));
    QStringList names;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext())
        names += matches.next().captured(1);
    return names;
}

/// The German of one label of the catalogue.
class GermanAddress final : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        return qstrcmp(context, "TaskTypes") == 0 && qstrcmp(source, "Address") == 0 ? QStringLiteral("Adresse")
                                                                                     : QString();
    }
};

template <typename State>
std::set<QString> wordsUpTo(State last)
{
    std::set<QString> all;
    for (int state = 0; state <= static_cast<int>(last); ++state)
        all.insert(word(static_cast<State>(state)));
    all.erase(QString());
    return all;
}

} // namespace

class TestWording : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCodeOfCoreIsWorded();
    void everyRowIsACodeOfCore();
    void everyRowSaysWhatToDo();
    void rowsNameOnlyArgumentsThatTheCodeHas();
    void argumentsStandInPlaceOfTheirNames();
    void anArgumentThatLooksLikeANameStaysAsItIs();
    void aFieldIsNamedAsTheInspectorLabelsIt();
    void aMissingArgumentShowsAsAQuestionMark();
    void aScriptThatFailsSaysWhere();
    void aWholeDocumentIsAPlaceWithAName();
    void kindsOfValuesAreWorded();
    void whatATaskNeedsIsAHint();
    void anUnknownCodeSaysSo();
    void aReportHoldsEverything();
    void eachStateHasAWordOfItsOwn();
    void anUnknownActionStaysAsItIs();
    void tellsWhatATriggerWaitsFor();
    void tellsWhatStartedARun();
};

void TestWording::everyCodeOfCoreIsWorded()
{
    const auto codes = declaredCodes();
    QVERIFY(codes.size() > 100);
    QStringList missing;
    for (const Code &code : codes) {
        if (!isWorded(code.name))
            missing += code.name;
    }
    QVERIFY2(missing.isEmpty(), qPrintable(QStringLiteral("without a row in ui/wording: ") + missing.join(u' ')));
}

void TestWording::everyRowIsACodeOfCore()
{
    std::set<QString> declared;
    for (const Code &code : declaredCodes())
        declared.insert(code.name);
    for (const auto part : {workflowRows(), callRows(), engineRows(), taskRows(), triggerRows()}) {
        for (const ErrorRow &row : part)
            QVERIFY2(declared.contains(QString::fromLatin1(row.code)), row.code);
    }
}

void TestWording::everyRowSaysWhatToDo()
{
    for (const auto part : {workflowRows(), callRows(), engineRows(), taskRows(), triggerRows()}) {
        for (const ErrorRow &row : part)
            QVERIFY2(QString::fromUtf8(row.next).endsWith(u'.'), row.code);
    }
}

void TestWording::rowsNameOnlyArgumentsThatTheCodeHas()
{
    for (const Code &code : declaredCodes()) {
        const ErrorRow *row = rowOf(code.name);
        if (!row)
            continue;
        QVERIFY2(*row->what, qPrintable(code.name));
        for (const char *text : {row->what, row->why, row->next}) {
            for (const QString &name : placeholders(QString::fromUtf8(text)))
                QVERIFY2(name == u"detail" || code.args.contains(name),
                         qPrintable(code.name + QStringLiteral(": ") + name));
        }
    }
}

void TestWording::argumentsStandInPlaceOfTheirNames()
{
    const Wording wording = words(
        {QStringLiteral("http.refused"),
         {{QStringLiteral("host"), QStringLiteral("example.org")}, {QStringLiteral("port"), QStringLiteral("81")}},
         {}});
    QCOMPARE(wording.what, QStringLiteral("example.org refused the connection at port 81."));
    QVERIFY(!wording.why.isEmpty());
    QVERIFY(!wording.next.isEmpty());
}

void TestWording::anArgumentThatLooksLikeANameStaysAsItIs()
{
    const Wording wording = words(
        {QStringLiteral("http.refused"),
         {{QStringLiteral("host"), QStringLiteral("{port}")}, {QStringLiteral("port"), QStringLiteral("81")}},
         {}});
    QCOMPARE(wording.what, QStringLiteral("{port} refused the connection at port 81."));
}

void TestWording::aFieldIsNamedAsTheInspectorLabelsIt()
{
    Error error{
        QStringLiteral("workflow.missingParameter"),
        {{QStringLiteral("task"), QStringLiteral("fetch")}, {QStringLiteral("parameter"), QStringLiteral("url")}},
        {}};
    QCOMPARE(words(error).what, QStringLiteral("fetch needs “url”."));
    error.args.insert(QStringLiteral("label"), QStringLiteral("Address"));
    QCOMPARE(words(error).what, QStringLiteral("fetch needs “Address”."));
    GermanAddress german;
    QVERIFY(QCoreApplication::installTranslator(&german));
    QCOMPARE(words(error).what, QStringLiteral("fetch needs “Adresse”."));
    QVERIFY(QCoreApplication::removeTranslator(&german));

    error = {
        QStringLiteral("workflow.reliabilityRange"), {{QStringLiteral("setting"), QStringLiteral("maxDelay")}}, {}};
    QVERIFY2(words(error).what.contains(QStringLiteral("“Longest delay”")), qPrintable(words(error).what));
}

void TestWording::aWholeDocumentIsAPlaceWithAName()
{
    const Error error{QStringLiteral("workflow.schema"),
                      {{QStringLiteral("path"), QStringLiteral("a.json")},
                       {QStringLiteral("place"), QString()},
                       {QStringLiteral("reason"), QStringLiteral("No.")}},
                      {}};
    QCOMPARE(words(error).what, QStringLiteral("a.json does not have the form it should have, at its top level."));
}

void TestWording::kindsOfValuesAreWorded()
{
    const Error error{QStringLiteral("schema.wrongKind"),
                      {{QStringLiteral("path"), QStringLiteral("a.json")},
                       {QStringLiteral("place"), QStringLiteral("/tasks")},
                       {QStringLiteral("kind"), QStringLiteral("array string")}},
                      {}};
    QCOMPARE(words(error).why, QStringLiteral("It must be: a list, a text."));
}

void TestWording::whatATaskNeedsIsAHint()
{
    const auto lack = [](const char *name, const char *value) {
        return Problem{Severity::Error,
                       {QStringLiteral("workflow.missingParameter"),
                        {{QString::fromLatin1(name), QString::fromLatin1(value)}},
                        {}},
                       {},
                       {}};
    };
    QCOMPARE(needsText({lack("label", "Address"), lack("label", "Address"), lack("parameters", "A, B")}),
             QStringLiteral("Needs: Address, A, B"));
    QCOMPARE(needsText({lack("task", "t")}), QString());
}

void TestWording::aScriptThatFailsSaysWhere()
{
    Error error{QStringLiteral("script.threw"),
                {{QStringLiteral("message"), QStringLiteral("m")},
                 {QStringLiteral("parameter"), QStringLiteral("headers.X-Id")},
                 {QStringLiteral("line"), QStringLiteral("2")},
                 {QStringLiteral("column"), QStringLiteral("7")}},
                {}};
    QCOMPARE(words(error).what, QStringLiteral("The script failed: m"));
    QCOMPARE(words(error).why, QStringLiteral("It is in “headers.X-Id”, line 2, column 7."));
    error.args.insert(QStringLiteral("label"), QStringLiteral("Headers"));
    error.args.insert(QStringLiteral("column"), QString());
    QCOMPARE(words(error).why, QStringLiteral("It is in “Headers.X-Id”, line 2."));
    error.args.insert(QStringLiteral("line"), QString());
    QCOMPARE(words(error).why, QStringLiteral("It is in “Headers.X-Id”."));
}

void TestWording::aMissingArgumentShowsAsAQuestionMark()
{
    QCOMPARE(words({QStringLiteral("run.over"), {}, {}}).what, QStringLiteral("Run ? is already over."));
}

void TestWording::anUnknownCodeSaysSo()
{
    const Wording wording = words({QStringLiteral("no.such"), {}, QStringLiteral("what the library said")});
    QVERIFY(wording.what.contains(u"no.such"));
    QCOMPARE(wording.why, QStringLiteral("what the library said"));
}

void TestWording::aReportHoldsEverything()
{
    const QString text = report(
        {QStringLiteral("file.missing"), {{QStringLiteral("path"), QStringLiteral("/a/b")}}, QStringLiteral("ENOENT")});
    for (const char *part : {"file.missing", "path: /a/b", "ENOENT", "The file /a/b is not there."})
        QVERIFY2(text.contains(QString::fromLatin1(part)), part);
}

void TestWording::eachStateHasAWordOfItsOwn()
{
    QCOMPARE(wordsUpTo(RunState::Compensated).size(), 10U);
    QCOMPARE(wordsUpTo(StepState::DeadLettered).size(), 10U);
    QCOMPARE(wordsUpTo(LetterState::Snoozed).size(), 5U);
    QCOMPARE(wordsUpTo(LetterKind::Trigger).size(), 5U);
    QCOMPARE(wordsUpTo(ComponentPhase::Recovering).size(), 8U);
    QCOMPARE(wordsUpTo(ComponentHealth::Stuck).size(), 5U);
    QCOMPARE(wordsUpTo(BreakerPhase::MetricsOnly).size(), 6U);
    QCOMPARE(wordsUpTo(FailureClass::Rejected).size(), 6U);
}

void TestWording::tellsWhatATriggerWaitsFor()
{
    Trigger trigger;
    QCOMPARE(triggerWords(trigger), QStringLiteral("by hand"));
    trigger.kind = TriggerKind::Cron;
    trigger.cron = QStringLiteral("0 9 * * *");
    QCOMPARE(triggerWords(trigger), QStringLiteral("09:00 daily, UTC"));
    trigger.cron = QStringLiteral("0 9 1 1 *");
    QCOMPARE(triggerWords(trigger), QStringLiteral("at 0 9 1 1 * (UTC)"));
    trigger.kind = TriggerKind::Event;
    trigger.topic = QStringLiteral("orders.*");
    QCOMPARE(triggerWords(trigger), QStringLiteral("on the event orders.*"));
    trigger.key = QStringLiteral("state");
    trigger.value = QStringLiteral("paid");
    QCOMPARE(triggerWords(trigger), QStringLiteral("on the event orders.* with state = paid"));
    trigger.kind = TriggerKind::Failure;
    QCOMPARE(triggerWords(trigger), QStringLiteral("when another workflow fails"));
    trigger.workflow = QStringLiteral("sync");
    QCOMPARE(triggerWords(trigger), QStringLiteral("when sync fails"));
}

void TestWording::tellsWhatStartedARun()
{
    const auto at = [](const QDateTime &time) { return WallTime(Milliseconds(time.toMSecsSinceEpoch())); };
    const WallTime now = at(QDateTime(QDate(2026, 11, 29), QTime(12, 0))); // a Sunday
    QCOMPARE(dueText(at(QDateTime(QDate(2026, 11, 29), QTime(23, 59))), now), QStringLiteral("23:59"));
    QCOMPARE(dueText(at(QDateTime(QDate(2026, 11, 30), QTime(0, 5))), now), QStringLiteral("Mon 00:05"));
    QCOMPARE(dueText(at(QDateTime(QDate(2026, 12, 5), QTime(2, 30))), now), QStringLiteral("Sat 02:30"));
    QCOMPARE(dueText(at(QDateTime(QDate(2026, 12, 6), QTime(2, 30))), now),
             QLocale().toString(QDate(2026, 12, 6), QLocale::ShortFormat));
    QCOMPARE(triggerWord(QStringLiteral("schedule nightly")), QStringLiteral("by the time nightly"));
    QCOMPARE(triggerWord(QStringLiteral("failure mend")), QStringLiteral("after a failure, by mend"));
    QCOMPARE(triggerWord(QStringLiteral("webhook orders")), QStringLiteral("by the webhook orders"));
    QCOMPARE(triggerWord(QStringLiteral("again 12")), QStringLiteral("run 12 again"));
    QCOMPARE(triggerWord(QStringLiteral("something else")), QStringLiteral("something else"));
}

void TestWording::anUnknownActionStaysAsItIs()
{
    QCOMPARE(actionWord(QStringLiteral("letter.redrive")), QStringLiteral("Retry dead letter"));
    QCOMPARE(actionWord(QStringLiteral("moon.land")), QStringLiteral("moon.land"));
}

QTEST_GUILESS_MAIN(TestWording)
#include "tst_wording.moc"
