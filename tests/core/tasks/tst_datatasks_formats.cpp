#include "core/tasks/data/csvtext.h"
#include "core/tasks/params.h"
#include "tests/core/tasks/outcometable.h"

#include <QFile>
#include <QJsonArray>
#include <QStringEncoder>

#include <rapidcheck.h>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::StringLiterals;

/// The tasks that read and write formats: csv, json, xml, yaml, compress.
class TestFormatTasks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesOfTheInput_data();
    void makesOfTheInput();
    void readsCsvInEachEncoding_data();
    void readsCsvInEachEncoding();
    void csvGoesThereAndBack();
    void xmlGoesThereAndBack();
    void yamlGoesThereAndBack();
    void compressGoesThereAndBack();
    void unpacksWhatOthersPacked();
    void littleCannotBecomeMuch();
    void saysInWhichLineItIsWrong_data();
    void saysInWhichLineItIsWrong();

private:
    HostDriver m_driver;
};

namespace {

constexpr qsizetype kMany = 1000000;

/// Texts with what formats trip over.
QString someText(bool hasControls = true)
{
    static const QStringList parts{u"a"_s,  u"b"_s,      u" "_s,      u","_s,     u"\""_s, u"'"_s, u"\n"_s,
                                   u"\t"_s, u":"_s,      u"#"_s,      u"- "_s,    u"ß"_s,  u"😀"_s, u"]]>"_s,
                                   u"<"_s,  u"&"_s,      u"\\"_s,     u"true"_s,  u"12"_s, u"~"_s, u"null"_s,
                                   u"\r"_s, u"\u2028"_s, u"\u0001"_s, u"\ufeff"_s};
    QString text;
    for (const int part : *rc::gen::container<std::vector<int>>(rc::gen::inRange<int>(0, hasControls ? 25 : 21)))
        text += parts[part];
    return text;
}

QJsonValue someValue(int depth)
{
    switch (*rc::gen::inRange(0, depth > 0 ? 7 : 5)) {
    case 0:
        return QJsonValue::Null;
    case 1:
        return *rc::gen::arbitrary<bool>();
    case 2:
        return *rc::gen::arbitrary<qint64>();
    case 3:
        return *rc::gen::inRange(-1000, 1000) / 8.0;
    case 4:
        return someText();
    case 5: {
        QJsonArray list;
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
            list.append(someValue(depth - 1));
        return list;
    }
    default: {
        QJsonObject object;
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
            object.insert(someText(), someValue(depth - 1));
        return object;
    }
    }
}

/// An element as reading XML makes it: a text, or an object of attributes, children and text.
QJsonValue someElement(int depth)
{
    const auto text = [] { return someText(false).trimmed(); };
    if (depth == 0 || *rc::gen::inRange(0, 3) == 0)
        return text();
    QJsonObject object;
    if (*rc::gen::arbitrary<bool>())
        object.insert(u"@id"_s, someText(false).remove(u'\n').remove(u'\t'));
    if (*rc::gen::arbitrary<bool>())
        object.insert(u"one"_s, someElement(depth - 1));
    if (*rc::gen::arbitrary<bool>())
        object.insert(u"many"_s, QJsonArray{someElement(depth - 1), someElement(depth - 1)});
    return object.isEmpty() ? QJsonValue(text()) : object;
}

QJsonValue madeOf(HostDriver &driver, const QString &type, const QString &mode, const QString &key,
                  const QJsonValue &value)
{
    Attempt wanted = attempt(type, "{}", "{}");
    wanted.params = {{u"mode"_s, mode}, {key, u"{{ input.value }}"_s}};
    wanted.data.input = QJsonDocument(QJsonObject{{u"value"_s, value}}).toJson(QJsonDocument::Compact);
    const Outcome outcome = driver.perform(wanted);
    const QJsonArray made = valueOf(outcome);
    return made.isEmpty() ? QJsonValue(u"failed: "_s + words(outcome) + errorOf(outcome).detail) : made.at(0);
}

} // namespace

void TestFormatTasks::makesOfTheInput_data()
{
    addOutcomeColumns();
    addOutcomes({
        {"objects", "csv", "{}", R"("a,b\r\n1,x\r\n2,\"y \"\"z\"\"\"")",
         R"(:[{"a":"1","b":"x"},{"a":"2","b":"y \"z\""}])"},
        {"lists", "csv", R"({"header":false})", R"("a;b\nc")", R"(:[["a;b"],["c"]])"},
        {"any line end, and none at the end", "csv", R"({"header":false})", R"("a\rb\r\n\n\nc")",
         R"(:[["a"],["b"],["c"]])"},
        {"numbers", "csv", R"({"header":false,"numbers":true})",
         R"("1,-2.5,007,1e3,+1,-,12345678901234567890,9007199254740993")",
         R"(:[[1,-2.5,"007",1000,"+1","-","12345678901234567890",9007199254740993]])"},
        {"a tab", "csv", R"({"header":false,"separator":"tab"})", R"("a\tb,c")", R"(:[["a","b,c"]])"},
        {"another quote", "csv", R"({"header":false,"quote":"'"})", R"("'a,b',\"")", R"(:[["a,b","\""]])"},
        {"a mark of bytes", "csv", R"({"header":false})",
         "\"\xef\xbb\xbf"
         "a\"",
         R"(:[["a"]])"},
        {"an empty last field", "csv", R"({"header":false})", R"("a,")", R"(:[["a",""]])"},
        {"nothing", "csv", "{}", R"("")", ":[]"},
        {"only names", "csv", "{}", R"("a,b\n")", ":[]"},
        {"too few fields", "csv", "{}", R"("a,b\n1")", "permanent data.unreadable"},
        {"two columns of one name", "csv", "{}", R"("a,a\n1,2")", "permanent data.unreadable"},
        {"an open quote", "csv", "{}", R"("a\n\"b")", "permanent data.unreadable"},
        {"text after a quote", "csv", "{}", R"("a\n\"b\"c")", "permanent data.unreadable"},
        {"no text", "csv", "{}", "3", "permanent task.parameterKind"},
        {"two characters", "csv", R"({"separator":";;"})", R"("a")", "permanent task.parameterValue"},
        {"one sign for both", "csv", R"({"separator":"\""})", R"("a")", "permanent task.parameterValue"},
        {"a file that is not there", "csv", R"({"path":"nowhere.csv"})", "null", "permanent file.missing"},
        {"a folder", "csv", R"({"path":"."})", "null", "permanent file.unreadable"},
        {"writes objects", "csv", R"({"mode":"write"})", R"([{"b":1,"a":"x,y"},{"a":null,"c":{"d":1}}])",
         R"(:"a,b,c\r\n\"x,y\",1,\r\n,,\"{\"\"d\"\":1}\"\r\n")"},
        {"writes columns", "csv", R"({"mode":"write","columns":"b, a","separator":";"})", R"([{"a":1,"b":2,"c":3}])",
         R"(:"b;a\r\n2;1\r\n")"},
        {"writes lists", "csv", R"({"mode":"write"})", R"([["a\nb",true],[""]])", R"(:"\"a\nb\",true\r\n\"\"\r\n")"},
        {"writes nothing", "csv", R"({"mode":"write"})", "[]", R"(:"")"},
        {"writes no rows", "csv", R"({"mode":"write"})", "[1]", "permanent task.parameterKind"},
        {"writes no list", "csv", R"({"mode":"write"})", "{}", "permanent data.notList"},

        {"reads", "json", "{}", R"(" {\"a\": [1.0, null]} ")", R"(:{"a":[1,null]})"},
        {"reads a scalar", "json", "{}", R"("\"ü\"")", ":\"ü\""},
        {"large numbers", "json", "{}", R"("9007199254740993")", ":9007199254740993"},
        {"half of it", "json", "{}", R"("{\"a\":")", "permanent data.unreadable"},
        {"two of them", "json", "{}", R"("1 2")", "permanent data.unreadable"},
        {"nothing", "json", "{}", R"("")", "permanent data.unreadable"},
        {"no text", "json", "{}", "{}", "permanent task.parameterKind"},
        {"writes", "json", R"({"mode":"write"})", R"({"b":1,"a":["x"]})", R"(:"{\"a\":[\"x\"],\"b\":1}")"},
        {"writes a text", "json", R"({"mode":"write"})", R"("a\"b")", R"(:"\"a\\\"b\"")"},
        {"writes for people", "json", R"({"mode":"write","indent":true})", R"({"a":1})", R"(:"{\n    \"a\": 1\n}")"},

        {"elements", "xml", "{}", R"("<a x='1'><b>t</b><c/><b>ü</b></a>")",
         R"(:{"a":{"@x":"1","b":["t","ü"],"c":""}})"},
        {"text among elements", "xml", "{}", R"("<a> t <b/> </a>")", R"(:{"a":{"#text":"t","b":""}})"},
        {"entities and CDATA", "xml", "{}", R"("<a>&lt;&amp;&#228;<![CDATA[ <b> ]]></a>")", ":{\"a\":\"<&ä <b> \"}"},
        {"names with a prefix", "xml", "{}", R"("<s:a xmlns:s='u'><s:b/></s:a>")",
         R"(:{"s:a":{"@xmlns:s":"u","s:b":""}})"},
        {"a document type", "xml", "{}", R"("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")", "permanent data.unreadable"},
        {"an entity of nobody", "xml", "{}", R"("<a>&b;</a>")", "permanent data.unreadable"},
        {"an open element", "xml", "{}", R"("<a>")", "permanent data.unreadable"},
        {"two roots", "xml", "{}", R"("<a/><b/>")", "permanent data.unreadable"},
        {"nothing", "xml", "{}", R"("")", "permanent data.unreadable"},
        {"no text", "xml", "{}", "3", "permanent task.parameterKind"},
        {"writes no root", "xml", R"({"mode":"write"})", R"({"a":1,"b":2})", "permanent task.parameterKind"},
        {"writes no name", "xml", R"({"mode":"write"})", R"({"a b":1})", "permanent task.parameterValue"},
        {"writes a name with a tag in it", "xml", R"({"mode":"write"})", R"({"a":{"b><c":1}})",
         "permanent task.parameterValue"},
        {"writes a list as root", "xml", R"({"mode":"write"})", R"({"a":[1,2]})", "permanent task.parameterKind"},

        {"kinds", "yaml", "{}", R"("a: 1\nb: '1'\nc: [true, ~, x, 1.5]\nd: 1e400\ne: 0x10\n")",
         R"(:{"a":1,"b":"1","c":[true,null,"x",1.5],"d":"1e400","e":"0x10"})"},
        {"the country Norway", "yaml", "{}", R"("[no, yes, on]")", R"(:["no","yes","on"])"},
        {"an anchor", "yaml", "{}", R"("a: &x [1]\nb: *x")", R"(:{"a":[1],"b":[1]})"},
        {"an anchor in itself", "yaml", "{}", R"("&x [*x]")", "permanent data.tooLarge"},
        {"the first of two", "yaml", "{}", R"("a: 1\n---\nb: 2")", R"(:{"a":1})"},
        {"nothing", "yaml", "{}", R"("")", ":null"},
        {"a key that is a list", "yaml", "{}", R"("? [1]\n: 2")", "permanent data.unreadable"},
        {"no YAML", "yaml", "{}", R"("a: [1")", "permanent data.unreadable"},
        {"no text", "yaml", "{}", "[]", "permanent task.parameterKind"},

        {"no base64", "compress", R"({"mode":"decompress"})", R"("***")", "permanent data.unreadable"},
        {"nothing packed", "compress", R"({"mode":"decompress"})", R"("AAAA")", "permanent data.unreadable"},
        {"no text", "compress", R"({"mode":"decompress"})", "3", "permanent task.parameterKind"},
        {"nothing at all", "compress", R"({"mode":"decompress"})", R"("")", "permanent data.unreadable"},
        {"binary that is no base64", "compress", R"({"binary":true})", R"("ä")", "permanent data.unreadable"},
    });
    // Deeper than any document is: each of these readers has a stack.
    const QByteArray deep = "\"" + QByteArray("[").repeated(100000) + "\"";
    QTest::newRow("yaml: deep") << u"yaml"_s << QByteArray("{}") << deep << u"permanent data.unreadable"_s;
    QTest::newRow("json: deep") << u"json"_s << QByteArray("{}") << deep << u"permanent data.unreadable"_s;
    QTest::newRow("xml: deep") << u"xml"_s << QByteArray("{}") << "\"" + QByteArray("<a>").repeated(100000) + "\""
                               << u"permanent data.unreadable"_s;
}

void TestFormatTasks::makesOfTheInput()
{
    checkOutcome(m_driver);
}

void TestFormatTasks::readsCsvInEachEncoding_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QString>("expected");
    const auto utf16 = [](QStringConverter::Encoding encoding, bool hasMark) {
        QStringEncoder encoder(encoding, hasMark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
        return QByteArray(encoder.encode(u"ä,😀"));
    };
    const QString read = u":[[\"ä\",\"😀\"]]"_s;
    QTest::newRow("UTF-8") << QByteArray("\xc3\xa4,\xf0\x9f\x98\x80") << u"UTF-8"_s << read;
    QTest::newRow("UTF-8 with a mark") << QByteArray("\xef\xbb\xbf\xc3\xa4,\xf0\x9f\x98\x80") << u"UTF-8"_s << read;
    QTest::newRow("UTF-16, small end first") << utf16(QStringConverter::Utf16LE, true) << u"UTF-16"_s << read;
    QTest::newRow("UTF-16, large end first") << utf16(QStringConverter::Utf16BE, true) << u"UTF-16"_s << read;
    QTest::newRow("Latin 1") << QByteArray("\xe4,\xff") << u"ISO-8859-1"_s << u":[[\"ä\",\"ÿ\"]]"_s;
    QTest::newRow("Latin 1 as UTF-8") << QByteArray("\xe4,b") << u"UTF-8"_s << u"permanent file.notText"_s;
    QTest::newRow("cut off") << QByteArray("a,\xf0\x9f\x98") << u"UTF-8"_s << u"permanent file.notText"_s;
    QTest::newRow("half a character of UTF-16")
        << utf16(QStringConverter::Utf16LE, true).chopped(1) << u"UTF-16"_s << u"permanent file.notText"_s;
}

void TestFormatTasks::readsCsvInEachEncoding()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, encoding);
    QFile file(m_driver.path(u"in.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    const QByteArray params = R"({"path":"in.csv","header":false,"encoding":")" + encoding.toLatin1() + "\"}";
    QTEST(words(m_driver.perform(attempt(u"csv"_s, params))), "expected");
}

void TestFormatTasks::csvGoesThereAndBack()
{
    QVERIFY(rc::check("rows that are written are read as they were", [] {
        const CsvStyle style{*rc::gen::arbitrary<bool>() ? u',' : u'\t', *rc::gen::arbitrary<bool>() ? u'"' : u'\''};
        QString text;
        std::vector<QStringList> rows;
        for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
            QStringList fields{someText()};
            for (int more = *rc::gen::inRange(0, 3); more > 0; --more)
                fields += someText();
            rows.push_back(fields);
            text += csvLine(fields, style);
        }
        const auto read = readCsv(text, style);
        RC_ASSERT(read.has_value());
        RC_ASSERT(read->size() == rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            RC_ASSERT(read->at(i).fields == rows[i]);
    }));
}

void TestFormatTasks::xmlGoesThereAndBack()
{
    const bool holds = rc::check("an element that is written is read as it was", [this] {
        const QJsonObject document{{u"root"_s, someElement(3)}};
        const QJsonValue text = madeOf(m_driver, u"xml"_s, u"write"_s, u"source"_s, document);
        RC_LOG() << text.toString().toStdString() << '\n';
        const QJsonValue back = madeOf(m_driver, u"xml"_s, u"read"_s, u"source"_s, text);
        RC_LOG() << QJsonDocument(QJsonArray{document, back}).toJson().toStdString();
        RC_ASSERT(back == QJsonValue(document));
    });
    QVERIFY(holds);
}

void TestFormatTasks::yamlGoesThereAndBack()
{
    const bool holds = rc::check("a value that is written is read as it was", [this] {
        const QJsonValue value = someValue(3);
        const QJsonValue text = madeOf(m_driver, u"yaml"_s, u"write"_s, u"source"_s, value);
        RC_LOG() << text.toString().toStdString() << '\n';
        const QJsonValue back = madeOf(m_driver, u"yaml"_s, u"read"_s, u"source"_s, text);
        RC_LOG() << QJsonDocument(QJsonArray{value, back}).toJson().toStdString();
        RC_ASSERT(back == value);
    });
    QVERIFY(holds);
}

void TestFormatTasks::compressGoesThereAndBack()
{
    // One buffer of the pump, one byte less and more, and what does not shrink.
    QByteArray chance;
    for (quint32 i = 0, seed = 1; i < 300000; ++i, seed = seed * 1664525 + 1013904223)
        chance.append(static_cast<char>('0' + (seed >> 24) % 64));
    const QByteArray zeros(70000, '0');
    for (const qsizetype size : {0, 1, 65535, 65536, 65537, 131072, 300000}) {
        for (const QByteArray &bytes : {chance.first(size), zeros.first(std::min<qsizetype>(size, 70000))}) {
            for (const char *format : {"gzip", "zlib"}) {
                Attempt wanted = attempt(u"compress"_s, "{}");
                wanted.params.insert(u"format"_s, QString::fromLatin1(format));
                wanted.data.input =
                    QJsonDocument(QJsonArray{QString::fromLatin1(bytes)}).toJson(QJsonDocument::Compact);
                wanted.params.insert(u"content"_s, u"{{ input[0] }}"_s);
                const QJsonArray packed = valueOf(m_driver.perform(wanted));
                QVERIFY(packed.size() == 1);
                const QJsonValue back = madeOf(m_driver, u"compress"_s, u"decompress"_s, u"content"_s, packed[0]);
                QVERIFY2(back.toString().toLatin1() == bytes, format);
            }
        }
    }
    const QJsonValue text = madeOf(m_driver, u"compress"_s, u"compress"_s, u"content"_s, u"ä😀"_s);
    QCOMPARE(madeOf(m_driver, u"compress"_s, u"decompress"_s, u"content"_s, text), QJsonValue(u"ä😀"_s));
}

void TestFormatTasks::unpacksWhatOthersPacked()
{
    const auto unpacked = [this](const QByteArray &packed, bool isBinary = false) {
        Attempt wanted = attempt(u"compress"_s, "{}");
        wanted.params = {{u"mode"_s, u"decompress"_s},
                         {u"content"_s, QString::fromLatin1(packed.toBase64())},
                         {u"binary"_s, isBinary}};
        return words(m_driver.perform(wanted));
    };
    // Of gzip 1.12: printf a | gzip -n, printf b | gzip -n, and one after the other.
    const QByteArray a = QByteArray::fromHex("1f8b08000000000000034b040043beb7e801000000");
    const QByteArray b = QByteArray::fromHex("1f8b08000000000000034b0200f9efbe7101000000");
    QCOMPARE(unpacked(a), u":\"a\""_s);
    QCOMPARE(unpacked((a + b)), u":\"ab\""_s);
    QCOMPARE(unpacked(a, true), u":\"YQ==\""_s);
    QCOMPARE(unpacked((a + "rest")), u"permanent data.unreadable"_s);
    QCOMPARE(unpacked(a.chopped(1)), u"permanent data.unreadable"_s);
    QCOMPARE(unpacked(a.chopped(8)), u"permanent data.unreadable"_s);
    QByteArray damaged = a;
    damaged[12] = static_cast<char>(damaged[12] ^ 1);
    QCOMPARE(unpacked(damaged), u"permanent data.unreadable"_s);
}

void TestFormatTasks::littleCannotBecomeMuch()
{
    const QByteArray zeros(16 * 1024 * 1024, '\0');
    const QByteArray bomb = qCompress(zeros, 9).sliced(4); // zlib, behind the length that Qt puts before it
    QVERIFY(bomb.size() < 32 * 1024);
    Attempt unpacks = attempt(u"compress"_s, "{}");
    unpacks.params = {{u"mode"_s, u"decompress"_s}, {u"content"_s, QString::fromLatin1(bomb.toBase64())}};
    QCOMPARE(words(m_driver.perform(unpacks)), u"permanent data.tooLarge"_s);
    const auto yaml = [this](const QString &text) {
        return words(m_driver.perform(attempt(
            u"yaml"_s, "{}", QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact).sliced(1).chopped(1))));
    };
    QString laughs = u"a: &l0 [x,x,x,x,x,x,x,x,x,x]\n"_s;
    for (int i = 1; i < 9; ++i)
        laughs += u"b%1: &l%1 [*l%2,*l%2,*l%2,*l%2,*l%2,*l%2,*l%2,*l%2,*l%2]\n"_s.arg(i).arg(i - 1);
    QCOMPARE(yaml(laughs), u"permanent data.tooLarge"_s);
    QCOMPARE(yaml(u"a: &l "_s + QString(kMany, u'x') + u"\nb: ["_s + u"*l,"_s.repeated(1000) + u"]"_s),
             u"permanent data.tooLarge"_s);
    const QString commas(kMany + 1, u',');
    Attempt wide = attempt(u"csv"_s, R"({"header":false})");
    wide.data.input = "\"" + commas.toLatin1() + "\"";
    QCOMPARE(words(m_driver.perform(wide)), u"permanent data.tooLarge"_s);
}

void TestFormatTasks::saysInWhichLineItIsWrong_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("line");
    QTest::newRow("csv") << u"csv"_s << QByteArray(R"("a,b\n\"x\ny\",1\n2")") << u"4"_s;
    QTest::newRow("csv, where a quote opened") << u"csv"_s << QByteArray(R"("a\nb\n\"c\nd\n")") << u"3"_s;
    QTest::newRow("json") << u"json"_s << QByteArray(R"("{\n\"a\": 1,\n nope\n}")") << u"3"_s;
    QTest::newRow("xml") << u"xml"_s << QByteArray(R"("<a>\n<b>\n</a>")") << u"3"_s;
    QTest::newRow("yaml") << u"yaml"_s << QByteArray(R"("a: 1\nb: ]\n")") << u"2"_s;
}

void TestFormatTasks::saysInWhichLineItIsWrong()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, input);
    const auto error = errorOf(m_driver.perform(attempt(type, "{}", input)));
    QCOMPARE(error.code, u"data.unreadable"_s);
    QTEST(error.args.value(u"line"_s), "line");
    QVERIFY(!error.detail.isEmpty());
}

QTEST_GUILESS_MAIN(TestFormatTasks)
#include "tst_datatasks_formats.moc"
