#include "core/run/cborwriter.h"

#include <QCborStreamWriter>
#include <QTest>
#include <rapidcheck.h>

using namespace sluice;

namespace {

/// A value and how each writer is told it.
struct Told {
    int kind = 0;
    quint64 number = 0;
    QByteArray bytes;
};

void tell(auto &out, const Told &value)
{
    switch (value.kind) {
    case 0:
        out.append(value.number);
        break;
    case 1:
        out.append(static_cast<qint64>(value.number));
        break;
    case 2:
        out.append(value.number % 2 == 0);
        break;
    case 3:
        out.append(QString::fromLatin1(value.bytes)); // letters of two bytes among them
        break;
    default:
        out.appendNull();
        break;
    }
}

/// Numbers of each length, not only of the longest.
Told anyValue()
{
    const auto shift = *rc::gen::inRange(0, 64);
    return {*rc::gen::inRange(0, 5), *rc::gen::arbitrary<quint64>() >> shift,
            QByteArray::fromStdString(*rc::gen::arbitrary<std::string>()).repeated(*rc::gen::inRange(1, 4))};
}

} // namespace

/// The journal's bytes do not depend on who writes them.
class TestCborWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesWhatQtWrites();
};

void TestCborWriter::writesWhatQtWrites()
{
    const bool holds = rc::check("the same bytes as QCborStreamWriter", [] {
        std::vector<Told> values;
        for (int i = *rc::gen::inRange(0, 40); i > 0; --i)
            values.push_back(anyValue());
        QByteArray ours;
        CborWriter mine(ours);
        QByteArray theirs;
        QCborStreamWriter qts(&theirs);
        mine.startArray(values.size() + 2);
        qts.startArray(values.size() + 2);
        for (const Told &value : values) {
            tell(mine, value);
            tell(qts, value);
        }
        const QByteArray blob(static_cast<qsizetype>(values.size()) * 20, 'x');
        mine.appendByteString(blob);
        qts.append(blob);
        mine.startMap(1);
        qts.startMap(1);
        mine.append(QStringLiteral("key"));
        qts.append(QStringLiteral("key"));
        mine.append(true);
        qts.append(true);
        qts.endMap();
        qts.endArray();
        RC_ASSERT(ours == theirs);
    });
    QVERIFY(holds);
}

QTEST_APPLESS_MAIN(TestCborWriter)
#include "tst_cborwriter.moc"
