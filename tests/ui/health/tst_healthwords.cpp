#include "tests/ui/health/healthfixture.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/figure.h"
#include "ui/wording/formats.h"

#include <QLabel>
#include <QPushButton>

#include <set>

using namespace sluice;

namespace {

const QString kIoCard = QStringLiteral("component:io-1");

} // namespace

/// What the Health page calls things.
class TestHealthWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void componentsHavePlainNamesAndSayWhatTheirMemoryCounts();
    void saysWhereWebhooksComeIn();
};

void TestHealthWords::componentsHavePlainNamesAndSayWhatTheirMemoryCounts()
{
    HealthFixture it;
    const std::set<QString> holdNothing{QStringLiteral("demo")};
    for (const char *id : {"engine", "journal", "io", "history", "demo", "webhooks"}) {
        it.engine.now.components[0].id = QLatin1StringView(id);
        it.engine.now.components[0].memoryBytes = 0;
        it.engine.announce();
        const QString card = QStringLiteral("component:") + QLatin1StringView(id);
        const QString name = it.find<ElidedLabel>(QStringLiteral("name"), card)->text();
        QVERIFY2(name != QLatin1StringView(id) && !name.isEmpty(), id);
        QVERIFY2(it.find<ElidedLabel>(QStringLiteral("does"), card)->text().endsWith(u'.'), id);
        QCOMPARE(it.find<QPushButton>(QStringLiteral("restart"), card)->text(), QStringLiteral("Restart ") + name);
        const auto *memory = it.find<Figure>(QStringLiteral("memory"), card);
        QCOMPARE(memory->value(), holdNothing.contains(QLatin1StringView(id)) ? QString(u'–') : bytesText(0));
        QVERIFY2(memory->toolTip().endsWith(u'.'), id);
    }
    // One that nobody has named is called by its id.
    QCOMPARE(it.find<ElidedLabel>(QStringLiteral("name"), kIoCard)->text(), QStringLiteral("io-1"));
}

void TestHealthWords::saysWhereWebhooksComeIn()
{
    HealthFixture it;
    it.engine.announce();
    const auto *summary = it.page.findChild<QLabel *>(QStringLiteral("healthSummary"));
    QVERIFY(!summary->text().contains(u"webhooks"));
    it.engine.now.webhookAddress = QStringLiteral("127.0.0.1:7272");
    it.engine.announce();
    QVERIFY2(summary->text().endsWith(u"webhooks come in at 127.0.0.1:7272"), qPrintable(summary->text()));
}

QTEST_MAIN(TestHealthWords)
#include "tst_healthwords.moc"
