#include "core/growth/errors.h"
#include "core/growth/growthstore.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;

/// Where the states of the growth models are kept.
class TestGrowthStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areNotOverwrittenByWhoWasGivenUp();
    void keepStatesInFiles();
};

void TestGrowthStore::areNotOverwrittenByWhoWasGivenUp()
{
    MemoryGrowthStore store;
    const QString model = QStringLiteral("Predictor");
    QVERIFY(store.save(model, 1, "one"));
    QCOMPARE(**store.load(model, 2), QByteArray("one"));
    QVERIFY(store.save(model, 1, "late"));
    QCOMPARE(**store.load(model, 2), QByteArray("one"));
    QVERIFY(store.save(model, 2, "two"));
    QCOMPARE(**store.load(model, 2), QByteArray("two"));
}

void TestGrowthStore::keepStatesInFiles()
{
    QTemporaryDir folder;
    FileGrowthStore store(folder.filePath(QStringLiteral("growth")));
    const QString model = QStringLiteral("Optimizer");
    QVERIFY(!store.load(model, 1)->has_value());
    QVERIFY(store.save(model, 1, "one"));
    QVERIFY(store.save(model, 1, "another"));
    QCOMPARE(**store.load(model, 1), QByteArray("another"));
    QVERIFY(QFile::exists(folder.filePath(QStringLiteral("growth/Optimizer.state"))));
    QVERIFY(store.putAside(model, 0)); // it was followed
    QVERIFY(QFile::exists(store.pathOf(model)));
    QVERIFY(store.putAside(model, 1) && store.putAside(model, 1));
    QVERIFY(!QFile::exists(store.pathOf(model)));
    QFile aside(folder.filePath(QStringLiteral("growth/Optimizer.bad")));
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), QByteArray("another"));
    FileGrowthStore nowhere(QStringLiteral("/proc/no/such/folder"));
    QCOMPARE(nowhere.save(model, 1, "one").error().code, QString(errors::kGrowthStateNotKept));
}

QTEST_GUILESS_MAIN(TestGrowthStore)
#include "tst_growthstore.moc"
