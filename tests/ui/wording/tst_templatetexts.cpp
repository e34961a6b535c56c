#include "core/workflow/workflowfile.h"
#include "ui/wording/templatetexts.h"

#include <QDirIterator>
#include <QTest>

#include <set>

using namespace sluice;

class TestTemplateTexts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTextOfTheTemplatesIsListedAndNoOther();
};

void TestTemplateTexts::everyTextOfTheTemplatesIsListedAndNoOther()
{
    std::set<QString> wanted; // of the templates
    std::set<QString> known;  // of other samples too
    for (QDirIterator each(QStringLiteral(SLUICE_SAMPLES), {QStringLiteral("*.json")}, QDir::Files,
                           QDirIterator::Subdirectories);
         each.hasNext();) {
        const QString path = each.next();
        if (QFileInfo(path).dir().dirName() != QStringLiteral("workflows"))
            continue;
        const auto workflow = loadWorkflow(path);
        QVERIFY2(workflow, qPrintable(path));
        for (const QString &text : QStringList(workflow->name) + workflow->description.split(QStringLiteral("\n\n"))) {
            known.insert(text);
            if (path.contains(QStringLiteral("/templates/")))
                wanted.insert(text);
        }
    }
    QVERIFY(wanted.size() > 25);
    std::set<QString> listed;
    for (const char *text : templateTexts())
        listed.insert(QString::fromUtf8(text));
    for (const QString &text : wanted)
        QVERIFY2(listed.contains(text), qPrintable(QStringLiteral("not listed: ") + text));
    for (const QString &text : listed)
        QVERIFY2(known.contains(text), qPrintable(QStringLiteral("in no sample: ") + text));
}

QTEST_GUILESS_MAIN(TestTemplateTexts)
#include "tst_templatetexts.moc"
