#include "core/journal/searchwords.h"

#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;

namespace {

QSet<QByteArray> wordsOf(const char *text)
{
    QSet<QByteArray> words;
    addWords(words, QByteArray(text));
    return words;
}

} // namespace

/// What texts and payloads fall apart into.
class TestSearchWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fallsApartIntoWords();
    void readsEscapesOfJson_data();
    void readsEscapesOfJson();
};

void TestSearchWords::fallsApartIntoWords()
{
    QCOMPARE(wordsOf("{\"Country\":\"AQ\",\"rate\":1.5,\"url\":\"http:/"
                     "/a.b/c-d_e\"}"),
             (QSet<QByteArray>{"country", "aq", "rate", "1", "5", "url", "http", "a", "b", "c", "d", "e"}));
    QCOMPARE(wordsOf("Zürich ÉCOLE 東京"), (QSet<QByteArray>{"zurich", "ecole", "東京"}));
    QCOMPARE(wordsOf(QByteArray(200, 'x').constData()), QSet<QByteArray>{QByteArray(48, 'x')});
    RunFilter filter;
    QVERIFY(searchWords(filter).empty());
    filter.text = u"Zürich re"_s;
    QCOMPARE(searchWords(filter), (std::vector<SearchWord>{{"zurich", false}, {"re", true}}));
    filter.text = u"zurich re "_s; // the word is whole
    QCOMPARE(searchWords(filter), (std::vector<SearchWord>{{"zurich", false}, {"re", false}}));
    filter.text = u"{}"_s;
    QVERIFY(searchWords(filter).empty());
    filter.text = QString(30, u'я'); // letters count, not bytes
    QVERIFY(searchWords(filter)[0].isBeginning);
    filter.text = QString(60, u'я');
    QCOMPARE(searchWords(filter), (std::vector<SearchWord>{{QString(48, u'я').toUtf8(), false}}));
}

void TestSearchWords::readsEscapesOfJson_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QSet<QByteArray>>("words");
    const auto row = [](const char *name, const char *payload, const QSet<QByteArray> &words) {
        QTest::newRow(name) << QByteArray(payload) << words;
    };
    row("a new line", R"("first\nsecond")", {"first", "second"});
    row("all that are blank", R"("a\tb\rc\bd\fe")", {"a", "b", "c", "d", "e"});
    row("signs", R"(["a\"b","c\\d","e\/f"])", {"a", "b", "c", "d", "e", "f"});
    row("a letter", R"({"name":"M\u00fcller"})", {"name", "muller"});
    row("a letter of two units", R"("\ud835\udc00x")", {"ax"});
    row("half of a letter", R"("a\ud835b")", {"a", "b"});
    row("an escaped backslash", R"("C:\\new")", {"c", "new"});
    row("no JSON", R"(C:\new)", {"c", "new"});
    row("cut in the middle", R"("a\u00)", {"a", "00"});
}

void TestSearchWords::readsEscapesOfJson()
{
    QFETCH(QByteArray, payload);
    QSet<QByteArray> found;
    addPayloadWords(found, payload);
    QTEST(found, "words");
}

QTEST_GUILESS_MAIN(TestSearchWords)
#include "tst_searchwords.moc"
