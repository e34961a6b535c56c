#include "core/tasks/taskhost.h"
#include "ui/wording/catalogtexts.h"

#include <QTest>

#include <set>

using namespace sluice;

namespace {

std::set<QString> textsOf(const TaskCatalog &catalog)
{
    std::set<QString> texts;
    for (const TaskTypeInfo &type : catalog.types()) {
        texts.insert({type.label, type.help});
        texts.insert(type.outPorts.begin(), type.outPorts.end());
        for (const ParamInfo &param : type.params) {
            texts.insert({param.label, param.help});
            // Types of connections and HTTP methods are the same in every language.
            if (param.kind == ParamKind::Choice && param.key != u"method")
                texts.insert(param.choices.begin(), param.choices.end());
        }
    }
    texts.erase(QString());
    return texts;
}

} // namespace

class TestCatalogTexts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTextOfTheCatalogueIsListedAndNoOther();
};

void TestCatalogTexts::everyTextOfTheCatalogueIsListedAndNoOther()
{
    const std::set<QString> wanted = textsOf(standardCatalog());
    std::set<QString> listed;
    for (const char *text : catalogTexts())
        listed.insert(QString::fromUtf8(text));
    for (const char *text : dataTexts())
        listed.insert(QString::fromUtf8(text));
    for (const QString &text : wanted)
        QVERIFY2(listed.contains(text), qPrintable(QStringLiteral("not listed: ") + text));
    // The failure port is there where a task goes on after it failed; no catalogue names it.
    listed.erase(QStringLiteral("failure"));
    for (const QString &text : listed)
        QVERIFY2(wanted.contains(text), qPrintable(QStringLiteral("not in the catalogue: ") + text));
}

QTEST_GUILESS_MAIN(TestCatalogTexts)
#include "tst_catalogtexts.moc"
