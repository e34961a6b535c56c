#include "core/run/codec.h"
#include "core/workflow/workflowfile.h"
#include "tests/core/run/goldenstories.h"
#include "tests/core/run/statejson.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

QByteArray lines(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

QJsonObject historyOf(const Workflow &workflow, const Run &run, const Events &events)
{
    QJsonArray hex;
    for (const Event &event : events)
        hex.append(QString::fromLatin1(encodeEvents(std::span(&event, 1)).toHex()));
    return {{QStringLiteral("workflow"), QJsonDocument::fromJson(writeWorkflow(workflow)).object()},
            {QStringLiteral("events"), hex},
            {QStringLiteral("state"), stateJson(run)}};
}

} // namespace

/// Golden histories: what was journaled once means the same in every later release. The files in `golden` are written
/// once, by `SLUICE_WRITE_GOLDEN=FOLDER tst_golden`, which never overwrites one.
class TestGolden : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void foldsToTheStateOfItsTime_data();
    void foldsToTheStateOfItsTime();
    void keepsAHistoryOfEachStory();
};

void TestGolden::initTestCase()
{
    const QString folder = qEnvironmentVariable("SLUICE_WRITE_GOLDEN");
    if (folder.isEmpty())
        return;
    for (const GoldenStory &story : goldenStories()) {
        RunDriver driver(story.made, 5, story.options);
        story.tell(driver);
        QVERIFY2(driver.faults.isEmpty(),
                 qPrintable(QStringLiteral("%1: %2").arg(story.name, driver.faults.join(u", "))));
        QFile file(QDir(folder).filePath(story.name + QStringLiteral(".json")));
        if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            file.write(lines(historyOf(story.made, driver.run, driver.events)));
    }
}

void TestGolden::foldsToTheStateOfItsTime_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QFINDTESTDATA("golden"));
    for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

/// I1, over releases.
void TestGolden::foldsToTheStateOfItsTime()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject history = QJsonDocument::fromJson(file.readAll()).object();
    const auto made = readWorkflow(QJsonDocument(history[QStringLiteral("workflow")].toObject()).toJson(),
                                   QStringLiteral("w"));
    QVERIFY(made);
    const auto plan = compile(*made, catalog());
    QVERIFY(plan);
    Run run = newRun(RunId{7}, *plan);
    for (const QJsonValue &hex : history[QStringLiteral("events")].toArray()) {
        const auto decoded = decodeEvents(QByteArray::fromHex(hex.toString().toLatin1()));
        QVERIFY(decoded);
        for (const Event &event : *decoded)
            evolve(run, event);
    }
    QCOMPARE(lines(stateJson(run)), lines(history[QStringLiteral("state")].toObject()));
}

void TestGolden::keepsAHistoryOfEachStory()
{
    const QDir folder(QFINDTESTDATA("golden"));
    for (const GoldenStory &story : goldenStories())
        QVERIFY2(folder.exists(story.name + QStringLiteral(".json")), qPrintable(story.name));
}

QTEST_APPLESS_MAIN(TestGolden)
#include "tst_golden.moc"
