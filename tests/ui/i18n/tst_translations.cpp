#include "ui/shell/languages.h"
#include "ui/wording/formats.h"
#include "ui/wording/wording.h"

#include <QApplication>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace sluice;

namespace {

struct Text {
    QString context;
    QString source;
    QStringList translations; ///< one, or one for each plural form
    QString type;             ///< "unfinished", "vanished", "obsolete"; empty: done
};

std::vector<Text> textsIn(const QString &path)
{
    QFile file(path);
    std::vector<Text> texts;
    if (!file.open(QIODevice::ReadOnly))
        return texts;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"message")
            texts.push_back({context, {}, {}, {}});
        else if (xml.name() == u"source")
            texts.back().source = xml.readElementText();
        else if (xml.name() == u"numerusform")
            texts.back().translations += xml.readElementText();
        else if (xml.name() == u"translation") {
            texts.back().type = xml.attributes().value(QLatin1StringView("type")).toString();
            xml.readNext();
            if (xml.isCharacters() && !xml.isWhitespace())
                texts.back().translations += xml.text().toString();
        }
    }
    return texts;
}

/// What must be the same in a text and its translation: %1 …, and {names}.
QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral(R"re(%L?\d+|\{\w+\})re"));
    QStringList found;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext())
        found += matches.next().captured();
    found.sort();
    found.removeDuplicates();
    return found;
}

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsUnfinishedOrVanished_data();
    void nothingIsUnfinishedOrVanished();
    void translationsKeepTheirPlaceholders_data() { nothingIsUnfinishedOrVanished_data(); }
    void translationsKeepTheirPlaceholders();
    void languageChangesWhileTheProgramRuns();
};

void TestTranslations::nothingIsUnfinishedOrVanished_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("option");
    QTest::newRow("English") << QStringLiteral("sluice_en.ts") << QStringLiteral("-pluralonly");
    QTest::newRow("German") << QStringLiteral("sluice_de.ts") << QString();
}

void TestTranslations::nothingIsUnfinishedOrVanished()
{
    QFETCH(QString, file);
    QFETCH(QString, option);
    const QTemporaryDir folder;
    const QString copy = folder.filePath(file);
    QVERIFY(QFile::copy(QStringLiteral(SLUICE_ROOT "/translations/") + file, copy));
    QStringList arguments{QStringLiteral("-silent"),   QStringLiteral("-locations"),
                          QStringLiteral("none"),      QStringLiteral("-I"),
                          QStringLiteral(SLUICE_ROOT), u'@' + QStringLiteral(SLUICE_SOURCE_LIST),
                          QStringLiteral("-ts"),       copy};
    if (!option.isEmpty())
        arguments.prepend(option);
    QCOMPARE(QProcess::execute(QStringLiteral(SLUICE_LUPDATE), arguments), 0);
    QStringList open;
    for (const Text &text : textsIn(copy)) {
        if (!text.type.isEmpty() || text.translations.isEmpty() || text.translations.contains(QString()))
            open += QStringLiteral("%1: %2: %3")
                        .arg(text.type.isEmpty() ? QStringLiteral("empty") : text.type, text.context, text.source);
    }
    QVERIFY2(open.isEmpty(),
             qPrintable(QStringLiteral("%1 text(s); run the target `translate` and word them:\n").arg(open.size())
                        + open.join(u'\n')));
}

void TestTranslations::translationsKeepTheirPlaceholders()
{
    QFETCH(QString, file);
    const auto texts = textsIn(QStringLiteral(SLUICE_ROOT "/translations/") + file);
    QVERIFY(!texts.empty());
    for (const Text &text : texts) {
        for (const QString &translation : text.translations) {
            // One of several plural forms may leave the number out ("one run").
            QCOMPARE(placeholders(translation), placeholders(text.source));
        }
    }
}

void TestTranslations::languageChangesWhileTheProgramRuns()
{
    Languages languages;
    const Error error{QStringLiteral("engine.stopped"), {}, {}};
    languages.use(QStringLiteral("de"));
    QCOMPARE(words(error).what, QStringLiteral("Die Engine läuft nicht."));
    QCOMPARE(durationText(Milliseconds(1500)), QStringLiteral("1,5 s"));
    languages.use(QStringLiteral("en"));
    QCOMPARE(words(error).what, QStringLiteral("The engine is not running."));
    QCOMPARE(ageText(std::chrono::hours(24 * 5)), QStringLiteral("5 days ago"));
}

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
