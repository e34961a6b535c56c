#include "core/tasks/errors.h"
#include "tests/core/tasks/outcometable.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>

#include <ctime>

#include <sys/stat.h>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::StringLiterals;

/// The tasks on texts, moments and files: template, regex, date, hash, schema.validate, testdata, stop, file.list, file.move.
class TestValueTasks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_driver = std::make_unique<HostDriver>(); }
    void makesOfTheInput_data();
    void makesOfTheInput();
    void readsAndWritesMoments_data();
    void readsAndWritesMoments();
    void nowIsThatOfTheEngine();
    void killsAPatternThatTriesAllWays();
    void hashesAsTheStandardsHaveIt_data();
    void hashesAsTheStandardsHaveIt();
    void signsAsTheStandardHasIt();
    void testDataKeepsToItsRecipes();
    void stopsWithItsMessage();
    void listsFiles();
    void refusesToListTooManyFiles();
    void movesAndCopiesFiles();
    void neverReplacesWhatCameMeanwhile();

private:
    void put(const QString &name, const QByteArray &bytes)
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_driver->path(name)).path()));
        QFile file(m_driver->path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    QByteArray content(const QString &name)
    {
        QFile file(m_driver->path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("none");
    }
    QString did(const QString &type, const QByteArray &params)
    {
        return words(m_driver->perform(attempt(type, params)));
    }
    /// The names that `file.list` gives, one after the other.
    QString listed(const QByteArray &params)
    {
        QStringList names;
        for (const QJsonValue &file : valueOf(m_driver->perform(attempt(u"file.list"_s, params))).at(0).toArray())
            names += file[u"name"].toString();
        return names.join(u' ');
    }

    std::unique_ptr<HostDriver> m_driver;
};

void TestValueTasks::initTestCase()
{
    qputenv("TZ", "Europe/Berlin"); // the zone of the machine must not matter, and its clock jumps
    ::tzset();
}

void TestValueTasks::makesOfTheInput_data()
{
    addOutcomeColumns();
    addOutcomes({
        {"values in a text", "template", R"({"text":"Dear {{ input.name }}, {{ input.n }} {{ input.o }}"})",
         R"({"name":"Zoë","n":1.5,"o":{"a":[1]}})", R"(:"Dear Zoë, 1.5 {\"a\":[1]}")"},
        {"one value", "template", R"({"text":"{{ input }}"})", "[1]", R"(:"[1]")"},
        {"with a script", "template", R"({"text":"{{ input.toUpperCase() }}!"})", R"("ä")", R"(:"Ä!")"},
        {"a value that is not there", "template", R"({"text":"{{ input.a }}"})", "{}",
         "permanent expression.pathMissing"},
        {"no text", "template", "{}", "{}", "permanent task.parameterMissing"},

        {"all", "regex", R"({"pattern":"(\\w)(\\d)?"})", R"("a1 b")",
         R"(:[{"groups":["a","1"],"index":0,"match":"a1"},{"groups":["b",null],"index":3,"match":"b"}])"},
        {"first", "regex", R"({"pattern":"b+","mode":"first"})", R"("abb b")",
         R"(:{"groups":[],"index":1,"match":"bb"})"},
        {"no first", "regex", R"({"pattern":"x","mode":"first"})", R"("a")", ":null"},
        {"empty matches end", "regex", R"({"pattern":"x*"})", R"("a")",
         R"(:[{"groups":[],"index":0,"match":""},{"groups":[],"index":1,"match":""}])"},
        {"test", "regex", R"({"pattern":"^ß$","mode":"test","lines":true})", R"("a\nß\n")", ":true"},
        {"test without lines", "regex", R"({"pattern":"^ß$","mode":"test"})", R"("a\nß\n")", ":false"},
        {"ignores case", "regex", R"({"pattern":"ä","mode":"test","ignoreCase":true})", R"("Ä")", ":true"},
        {"replaces all", "regex", R"x({"pattern":"(\\d)","mode":"replace","with":"<$1>"})x", R"("1a2")",
         R"(:"<1>a<2>")"},
        {"replaces by nothing", "regex", R"({"pattern":"\\s","mode":"replace"})", R"("a b c")", R"(:"abc")"},
        {"splits", "regex", R"({"pattern":"\\s*,\\s*","mode":"split"})", R"("a , b,,c")", R"(:["a","b","","c"])"},
        {"groups are no parts of a split", "regex", R"x({"pattern":"(,)|(;)","mode":"split"})x", R"("a,b;c")",
         R"(:["a","b","c"])"},
        {"splits at no width", "regex", R"({"pattern":"x*","mode":"split"})", R"("aäx😀")", R"(:["a","ä","😀"])"},
        {"a character outside of the first plane", "regex", R"({"pattern":"^.$","mode":"test"})", R"("😀")", ":true"},
        {"a dollar and the whole", "regex", R"({"pattern":"a","mode":"replace","with":"$$1[$&]$9$x$"})", R"("a")",
         R"(:"$1[a]$x$")"},
        {"a letter of any language", "regex", R"({"pattern":"^\\w+$","mode":"test"})", R"("Zoë")", ":true"},
        {"splits where nothing is", "regex", R"({"pattern":"x","mode":"split"})", R"("a")", R"(:["a"])"},
        {"JSON of a value", "regex", R"({"pattern":"\\d","mode":"test"})", R"({"a":1})", ":true"},
        {"code in a pattern is a pattern", "regex", R"({"pattern":"\"[);] throw 1; //","mode":"test"})", R"("a")",
         ":false"},
        {"no pattern", "regex", R"({"pattern":"("})", R"("a")", "permanent task.parameterValue"},
        {"no split by it", "regex", R"({"pattern":"[","mode":"split"})", R"("a")", "permanent task.parameterValue"},
        {"none given", "regex", "{}", R"("a")", "permanent task.parameterMissing"},
        {"a pattern that is a list", "regex", R"({"pattern":"{{ input }}"})", "[1]", "permanent task.parameterKind"},

        {"fits", "schema.validate", R"({"schema":{"type":"object","required":["a"]}})", R"({"a":1})",
         R"(valid:{"a":1})"},
        {"does not fit", "schema.validate", R"({"schema":{"properties":{"a":{"type":"integer"}}}})", R"({"a":"x"})",
         R"(invalid:{"problems":[{"place":"/a","reason":"Value type not permitted by 'type' constraint."}],"value":{"a":"x"}})"},
        {"another value", "schema.validate", R"({"schema":{"maximum":2},"value":"{{ input.n }}"})", R"({"n":2})",
         "valid:2"},
        {"no schema", "schema.validate", R"({"schema":3})", "{}", "permanent task.parameterKind"},
        {"none", "schema.validate", "{}", "{}", "permanent task.parameterMissing"},

        {"none asked for", "testdata", R"({"count":0})", "null", ":[]"},
        {"rows", "testdata", R"({"count":2,"fields":{"n":"row","c":"pick x"}})", "null",
         R"(:[{"c":"x","n":1},{"c":"x","n":2}])"},
        {"too many", "testdata", R"({"count":100001})", "null", "permanent task.parameterValue"},
        {"no recipe", "testdata", R"({"fields":{"a":"colour"}})", "null", "permanent task.parameterValue"},
        {"the larger first", "testdata", R"({"fields":{"a":"integer 2 1"}})", "null", "permanent task.parameterValue"},
        {"no whole number between", "testdata", R"({"fields":{"a":"integer 1.2 1.8"}})", "null",
         "permanent task.parameterValue"},
        {"no such day", "testdata", R"({"fields":{"a":"date 2026-02-30 2026-03-01"}})", "null",
         "permanent task.parameterValue"},
    });
}

void TestValueTasks::makesOfTheInput()
{
    checkOutcome(*m_driver);
}

void TestValueTasks::readsAndWritesMoments_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *params, const char *expected) {
        QTest::newRow(name) << QByteArray(params) << QString::fromUtf8(expected);
    };
    row("ISO", R"({"moment":"2026-03-01T12:00:00Z"})", R"(:"2026-03-01T12:00:00Z")");
    row("an offset", R"({"moment":"2026-03-01T12:00:00.5+05:30"})", R"(:"2026-03-01T06:30:00.500Z")");
    row("RFC 2822", R"({"moment":"Sun, 01 Mar 2026 12:00:00 +0100"})", R"(:"2026-03-01T11:00:00Z")");
    row("a day", R"({"moment":"2026-03-01","fromZone":"Europe/Berlin"})", R"(:"2026-02-28T23:00:00Z")");
    row("seconds", R"({"moment":"{{ 1772366400 }}"})", R"(:"2026-03-01T12:00:00Z")");
    row("seconds as a text", R"({"moment":"1772366400"})", R"(:"2026-03-01T12:00:00Z")");
    row("milliseconds", R"({"moment":"1772366400123"})", R"(:"2026-03-01T12:00:00.123Z")");
    row("before 1970", R"({"moment":"{{ -1.5 }}"})", R"(:"1969-12-31T23:59:58.500Z")");
    row("a format", R"({"moment":"1.3.2026 9:05","read":"d.M.yyyy h:mm","fromZone":"Europe/Berlin"})",
        R"(:"2026-03-01T08:05:00Z")");
    row("a format with a word", R"({"moment":"at 2026-03-01","read":"'at' yyyy-MM-dd"})", R"(:"2026-03-01T00:00:00Z")");
    row("a zone", R"({"moment":"2026-07-01T12:00:00Z","zone":"Europe/Berlin"})", R"(:"2026-07-01T14:00:00+02:00")");
    row("half an hour", R"({"moment":"2026-07-01T12:00:00Z","zone":"Asia/Kolkata"})",
        R"(:"2026-07-01T17:30:00+05:30")");
    // The clocks of Berlin jump on 29 March at 2:00, those of New York on 8 March.
    row("a time that the machine's clock leaves out", R"({"moment":"2026-03-29T02:30:00"})",
        R"(:"2026-03-29T02:30:00Z")");
    row("the same by a format", R"({"moment":"29.03.2026 02:30","read":"dd.MM.yyyy HH:mm"})",
        R"(:"2026-03-29T02:30:00Z")");
    row("a day in the zone", R"({"moment":"2026-03-28T12:00:00+01:00","zone":"Europe/Berlin","add":"1d"})",
        R"(:"2026-03-29T12:00:00+02:00")");
    row("24 hours in the zone", R"({"moment":"2026-03-28T12:00:00+01:00","zone":"Europe/Berlin","add":"24h"})",
        R"(:"2026-03-29T13:00:00+02:00")");
    row("the end of a month", R"({"moment":"2026-01-31T00:00:00Z","add":"1mo"})", R"(:"2026-02-28T00:00:00Z")");
    row("a leap day", R"({"moment":"2028-02-29T00:00:00Z","add":"1y"})", R"(:"2029-02-28T00:00:00Z")");
    row("all units", R"({"moment":"2026-01-01T00:00:00Z","add":"1y 1mo 1w 1d 1h 1m 1s 1ms"})",
        R"(:"2027-02-09T01:01:01.001Z")");
    row("back", R"({"moment":"2026-01-01T00:00:00Z","add":"-1d+2h"})", R"(:"2025-12-31T02:00:00Z")");
    row("as seconds", R"({"moment":"2026-03-01T12:00:00.9Z","write":"seconds"})", ":1772366400");
    row("as milliseconds", R"({"moment":"2026-03-01T12:00:00.9Z","write":"milliseconds"})", ":1772366400900");
    row("in a format, in English", R"({"moment":"2026-03-01T12:00:00Z","write":"dddd, d MMMM yyyy"})",
        R"(:"Sunday, 1 March 2026")");
    row("no date", R"({"moment":"soon"})", "permanent date.unreadable");
    row("no such day", R"({"moment":"2026-02-30T00:00:00Z"})", "permanent date.unreadable");
    row("not in the format", R"({"moment":"2026-03-01","read":"dd.MM.yyyy"})", "permanent date.unreadable");
    row("nothing", R"({"moment":"{{ null }}"})", "permanent date.unreadable");
    row("far away", R"({"moment":"{{ 1e16 }}"})", "permanent date.unreadable");
    row("after the last year", R"({"moment":"{{ 9e14 }}"})", "permanent date.unreadable");
    row("added beyond the last year", R"({"moment":"2026-01-01T00:00:00Z","add":"9000y"})",
        "permanent task.parameterValue");
    row("no unit", R"({"moment":"2026-01-01T00:00:00Z","add":"3"})", "permanent task.parameterValue");
    row("no zone", R"({"moment":"2026-01-01T00:00:00Z","zone":"Europe/Atlantis"})", "permanent task.parameterValue");
}

void TestValueTasks::readsAndWritesMoments()
{
    QFETCH(QByteArray, params);
    QTEST(words(m_driver->perform(attempt(u"date"_s, params))), "expected");
}

void TestValueTasks::nowIsThatOfTheEngine()
{
    const WallTime now(std::chrono::seconds(1'772'366'400));
    for (const char *params : {"{}", R"({"moment":"now"})"})
        QCOMPARE(words(*runInline(attempt(u"date"_s, params), now)), u":\"2026-03-01T12:00:00Z\""_s);
}

void TestValueTasks::killsAPatternThatTriesAllWays()
{
    const QByteArray text = "\"" + QByteArray(60, 'a') + "!\"";
    QCOMPARE(words(m_driver->perform(attempt(u"regex"_s, R"({"pattern":"^(a+)+$","mode":"test"})", text))),
             u"permanent task.parameterValue"_s);
    // and the next one is answered
    QCOMPARE(words(m_driver->perform(attempt(u"regex"_s, R"({"pattern":"^a+!$","mode":"test"})", text))), u":true"_s);
}

void TestValueTasks::hashesAsTheStandardsHaveIt_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *params, const char *hash) {
        QTest::newRow(name) << QByteArray(params) << u":\""_s + QString::fromLatin1(hash) + u'"';
    };
    row("SHA-256, FIPS 180", R"({"content":"abc"})",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    row("SHA-256 of nothing", R"({"content":"{{ '' }}"})",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    row("SHA-512, FIPS 180", R"({"content":"abc","algorithm":"sha512"})",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce8"
        "0e"
        "2a9ac94fa54ca49f");
    row("SHA3-256, FIPS 202", R"({"content":"abc","algorithm":"sha3-256"})",
        "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532");
    row("BLAKE2b, RFC 7693", R"({"content":"abc","algorithm":"blake2b"})",
        "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc9518d38aa8dbf192"
        "5ab92386edd4009923");
    row("SHA-1, FIPS 180", R"({"content":"abc","algorithm":"sha1"})", "a9993e364706816aba3e25717850c26c9cd0d89d");
    row("MD5, RFC 1321", R"({"content":"abc","algorithm":"md5"})", "900150983cd24fb0d6963f7d28e17f72");
    row("base64", R"({"content":"abc","algorithm":"md5","form":"base64"})", "kAFQmDzST7DWlj99KOF/cg==");
    row("base64 for addresses", R"({"content":"abc","algorithm":"md5","form":"base64url"})", "kAFQmDzST7DWlj99KOF_cg");
    row("JSON of a value", R"({"content":{"b":1,"a":"x"},"algorithm":"md5"})", "ee0d9126fa9a3ac9850bed8a722d2d11");
}

void TestValueTasks::hashesAsTheStandardsHaveIt()
{
    QFETCH(QByteArray, params);
    QTEST(words(m_driver->perform(attempt(u"hash"_s, params))), "expected");
}

void TestValueTasks::signsAsTheStandardHasIt()
{
    qputenv("SLUICE_SECRET_TST_JEFE", "Jefe"); // test case 2 of RFC 4231
    const QByteArray said = R"({"content":"what do ya want for nothing?","secret":"tst.jefe")";
    QCOMPARE(did(u"hash"_s, said + "}"), u":\"5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843\""_s);
    QCOMPARE(did(u"hash"_s, said + R"(,"algorithm":"sha512"})"),
             u":\"164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab"
             u"1a34d4a"
             "6b4b636e070a38bce737\""_s);
    const Outcome none = m_driver->perform(attempt(u"hash"_s, R"({"content":"a","secret":"tst.nobody"})"));
    QVERIFY(!errorOf(none).code.isEmpty());
    QVERIFY(errorOf(none).code.startsWith(u"secret."));
}

void TestValueTasks::testDataKeepsToItsRecipes()
{
    const QByteArray params =
        R"({"count":500,"seed":7,"fields":{"i":"integer -3 3","n":"number 0.005 0.006","d":"date 2028-02-28 2028-03-01","u":"uuid","e":"email","p":"pick x y","b":"boolean","w":"name"}})";
    const QString once = did(u"testdata"_s, params);
    QCOMPARE(did(u"testdata"_s, params), once);
    QByteArray other = params;
    QVERIFY(did(u"testdata"_s, other.replace(R"("seed":7)", R"("seed":8)")) != once);
    const QJsonArray rows = QJsonDocument::fromJson(once.mid(1).toUtf8()).array();
    QCOMPARE(rows.size(), 500);
    static const QRegularExpression uuid(u"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"_s);
    static const QRegularExpression email(u"^[a-z]+\\.\\d+@example\\.com$"_s);
    QSet<int> whole;
    QSet<QString> days;
    QSet<QString> ids;
    for (const QJsonValue &row : rows) {
        whole.insert(row[u"i"].toInt(99));
        days.insert(row[u"d"].toString());
        ids.insert(row[u"u"].toString());
        QVERIFY(row[u"n"].toDouble() >= 0.005 && row[u"n"].toDouble() <= 0.006);
        QVERIFY(uuid.match(row[u"u"].toString()).hasMatch());
        QVERIFY(email.match(row[u"e"].toString()).hasMatch());
        QVERIFY(row[u"b"].isBool() && row[u"w"].toString().contains(u' '));
    }
    QCOMPARE(whole, (QSet<int>{-3, -2, -1, 0, 1, 2, 3}));
    QCOMPARE(days, (QSet<QString>{u"2028-02-28"_s, u"2028-02-29"_s, u"2028-03-01"_s}));
    QCOMPARE(ids.size(), 500);
}

void TestValueTasks::stopsWithItsMessage()
{
    const auto outcome = m_driver->perform(
        attempt(u"stop"_s, R"({"message":"No e-mail of {{ input.name }}."})", R"({"name":"Zoë"})"));
    QCOMPARE(words(outcome), u"permanent stop.asked"_s);
    QCOMPARE(errorOf(outcome).args.value(u"message"_s), u"No e-mail of Zoë."_s);
    QCOMPARE(did(u"stop"_s, "{}"), u"permanent task.parameterMissing"_s);
}

void TestValueTasks::listsFiles()
{
    put(u"in/b.csv"_s, "12345");
    put(u"in/a.CSV"_s, "");
    put(u"in/ä.json"_s, "");
    put(u"in/deep/c.csv"_s, "");
    put(u"in/.hidden"_s, "");
    put(u".sluice/journal.db"_s, "");
    QVERIFY(QFile::link(m_driver->path(u"in"_s), m_driver->path(u"in/deep/round"_s)));
    QCOMPARE(listed(R"({"path":"in"})"), u"a.CSV b.csv ä.json"_s);
    QCOMPARE(listed(R"({"path":"in","pattern":"*.csv, *.json"})"), u"a.CSV b.csv ä.json"_s);
    QCOMPARE(listed(R"({"path":"in","pattern":"?.csv","deep":true})"), u"a.CSV b.csv c.csv"_s);
    QCOMPARE(listed(R"({"path":"in","what":"folders"})"), u"deep"_s);
    QCOMPARE(listed(R"({"path":"in","what":"both","deep":true})"), u"a.CSV b.csv deep c.csv ä.json"_s);
    QCOMPARE(listed(R"({"deep":true,"pattern":"journal*"})"), u""_s);
    QCOMPARE(did(u"file.list"_s, R"({"path":"nowhere"})"), u"permanent file.missing"_s);
    QCOMPARE(did(u"file.list"_s, R"({"path":"in/b.csv"})"), u"permanent file.unreadable"_s);
    QCOMPARE(did(u"file.list"_s, R"({"path":".sluice"})"), u"permanent file.journalRefused"_s);
    const QJsonValue first =
        valueOf(m_driver->perform(attempt(u"file.list"_s, R"({"path":"in","pattern":"b*"})"))).at(0).toArray().at(0);
    QCOMPARE(first[u"size"].toInt(), 5);
    QCOMPARE(first[u"path"].toString(), m_driver->path(u"in/b.csv"_s));
    QVERIFY(QDateTime::fromString(first[u"modified"].toString(), Qt::ISODateWithMs).isValid());
}

void TestValueTasks::refusesToListTooManyFiles()
{
    QVERIFY(QDir().mkpath(m_driver->path(u"many"_s)));
    for (int i = 0; i <= 20'000; ++i) {
        const QByteArray name = QFile::encodeName(m_driver->path(u"many/%1"_s.arg(i)));
        QCOMPARE(::mknod(name.constData(), S_IFREG | 0600, 0), 0);
    }
    QCOMPARE(did(u"file.list"_s, R"({"path":"many"})"), u"permanent data.tooLarge"_s);
    QVERIFY(QFile::remove(m_driver->path(u"many/0"_s)));
    QVERIFY(did(u"file.list"_s, R"({"path":"many"})").startsWith(u":["));
}

void TestValueTasks::movesAndCopiesFiles()
{
    put(u"a"_s, "A");
    QVERIFY(did(u"file.move"_s, R"({"path":"a","to":"new/deep/b"})").startsWith(u":{"));
    QCOMPARE(content(u"a"_s) + content(u"new/deep/b"_s), QByteArray("noneA"));
    QVERIFY(did(u"file.move"_s, R"({"path":"new/deep/b","to":"c","mode":"copy"})").startsWith(u":{"));
    QCOMPARE(content(u"c"_s) + content(u"new/deep/b"_s), QByteArray("AA"));
    QVERIFY(did(u"file.move"_s, R"({"path":"c","to":"folder/"})").startsWith(u":{"));
    QCOMPARE(content(u"folder/c"_s), QByteArray("A"));
    put(u"d"_s, "D");
    for (const char *mode : {"move", "copy"}) {
        const QByteArray params = R"({"path":"d","to":"folder/c","mode":")" + QByteArray(mode) + "\"}";
        QCOMPARE(did(u"file.move"_s, params), u"permanent file.targetExists"_s);
        QCOMPARE(content(u"folder/c"_s) + content(u"d"_s), QByteArray("AD"));
    }
    QVERIFY(
        did(u"file.move"_s, R"({"path":"d","to":"folder/c","ifExists":"replace","mode":"copy"})").startsWith(u":{"));
    QCOMPARE(content(u"folder/c"_s) + content(u"d"_s), QByteArray("DD"));
    QVERIFY(did(u"file.move"_s, R"({"path":"d","to":"folder/c","ifExists":"replace"})").startsWith(u":{"));
    QCOMPARE(content(u"folder/c"_s) + content(u"d"_s), QByteArray("Dnone"));
    QCOMPARE(did(u"file.move"_s, R"({"path":"d","to":"e"})"), u"permanent file.missing"_s);
    QCOMPARE(did(u"file.move"_s, R"({"path":"folder","to":"e"})"), u"permanent file.unreadable"_s);
    QCOMPARE(did(u"file.move"_s, R"({"path":"folder/c","to":"new/deep/b/x"})"), u"permanent file.unwritable"_s);
    QCOMPARE(did(u"file.move"_s, R"({"path":"folder/c","to":".sluice/x"})"), u"permanent file.journalRefused"_s);
    QCOMPARE(
        did(u"file.move"_s, R"({"path":"folder/c","to":"folder/../new","ifExists":"replace","mode":"copy"})").left(2),
        u":{"_s);
    QCOMPARE(content(u"new/c"_s), QByteArray("D"));
    QCOMPARE(QDir(m_driver->path(u"folder"_s)).entryList(QDir::Files | QDir::Hidden), QStringList{u"c"_s});
}

/// Many at once to one name: one wins, and each of the others still has its file.
void TestValueTasks::neverReplacesWhatCameMeanwhile()
{
    constexpr int kFiles = 200;
    for (const QByteArray mode : {"move", "copy"}) {
        std::vector<std::shared_ptr<std::vector<AttemptResult>>> all;
        for (int i = 0; i < kFiles; ++i) {
            put(u"%1-%2"_s.arg(QString::fromLatin1(mode)).arg(i), QByteArray::number(i));
            Attempt wanted = attempt(u"file.move"_s, R"({"path":")" + mode + "-" + QByteArray::number(i)
                                                         + R"(","to":"one-)" + mode + R"(","mode":")" + mode + "\"}");
            wanted.lease = static_cast<quint64>(i + 1);
            all.push_back(m_driver->start(wanted));
        }
        QTRY_VERIFY(std::ranges::all_of(all, [](const auto &results) { return !results->empty(); }));
        int won = -1;
        for (int i = 0; i < kFiles; ++i) {
            const QString said = words(all[static_cast<std::size_t>(i)]->front().outcome);
            if (said.startsWith(u':')) {
                QCOMPARE(won, -1);
                won = i;
                continue;
            }
            QCOMPARE(said, u"permanent file.targetExists"_s);
            QCOMPARE(content(u"%1-%2"_s.arg(QString::fromLatin1(mode)).arg(i)), QByteArray::number(i));
        }
        QCOMPARE(content(u"one-"_s + QString::fromLatin1(mode)), QByteArray::number(won));
    }
}

QTEST_GUILESS_MAIN(TestValueTasks)
#include "tst_datatasks_values.moc"
