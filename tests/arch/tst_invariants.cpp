#include <QDir>
#include <QRegularExpression>
#include <QTest>

#include <map>

namespace {

/// How many invariants the specification has of each letter.
const std::map<QChar, int> kInvariants{{u'I', 9}, {u'R', 7}, {u'B', 8}, {u'L', 4}, {u'K', 2}, {u'E', 5},
                                       {u'D', 7}, {u'S', 7}, {u'J', 4}, {u'H', 5}, {u'T', 2}};

struct Place {
    QString file; ///< below tests/core
    QString function;
};

} // namespace

/// Each invariant of the specification has a test: `tests/core/README.md` says where, and this that it is true.
class TestInvariants : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void areAllListed();
    void haveTheTestsThatTheTableNames_data();
    void haveTheTestsThatTheTableNames();

private:
    QDir m_tests{QStringLiteral(SLUICE_SOURCE_DIR "/tests/core")};
    std::map<QString, std::vector<Place>> m_table; ///< by id
};

void TestInvariants::initTestCase()
{
    QFile file(m_tests.filePath(QStringLiteral("README.md")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    static const QRegularExpression row(QStringLiteral(R"(^\| ([A-Z]\d) \| [^|]+ \| ([^|]+) \|$)"));
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        const auto found = row.match(line);
        if (!found.hasMatch())
            continue;
        auto &places = m_table[found.captured(1)];
        QVERIFY2(places.empty(), qPrintable(line)); // listed twice
        for (const QString &place : found.captured(2).split(QStringLiteral(", ")))
            places.push_back({place.section(u' ', 0, 0), place.section(u' ', 1)});
    }
}

void TestInvariants::areAllListed()
{
    QStringList expected;
    for (const auto &[letter, count] : kInvariants) {
        for (int i = 1; i <= count; ++i)
            expected.append(letter + QString::number(i));
    }
    QStringList listed;
    for (const auto &[id, places] : m_table)
        listed.append(id);
    QCOMPARE(listed, expected);
}

void TestInvariants::haveTheTestsThatTheTableNames_data()
{
    QTest::addColumn<QString>("id");
    for (const auto &[id, places] : m_table)
        QTest::newRow(qPrintable(id)) << id;
}

void TestInvariants::haveTheTestsThatTheTableNames()
{
    QFETCH(QString, id);
    for (const Place &place : m_table.at(id)) {
        const QString name = place.file + u' ' + place.function;
        QFile file(m_tests.filePath(place.file));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
        const QString text = QString::fromUtf8(file.readAll());
        QVERIFY2(text.contains(QRegularExpression(QStringLiteral(R"(\b%1\()").arg(place.function))), qPrintable(name));
        // So that whoever looks for the id finds the place.
        QVERIFY2(text.contains(QRegularExpression(QStringLiteral(R"(\b%1\b)").arg(id))), qPrintable(name));
    }
}

QTEST_GUILESS_MAIN(TestInvariants)
#include "tst_invariants.moc"
