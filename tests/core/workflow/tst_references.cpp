#include "core/workflow/references.h"

#include <QJsonArray>
#include <QTest>

using namespace sluice;

class TestReferences : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsExpressions_data();
    void readsExpressions();
    void readsOnlyBracesOfTemplates();
    void readsParametersByKind();
    void tellsTemplatesFromExpressions();
    void survivesAnyCutOfAnExpression();
    void survivesDeepNesting();
};

void TestReferences::readsExpressions_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("steps");
    QTest::addColumn<bool>("dynamic");
    const auto row = [](const char *code, const char *steps, bool dynamic = false) {
        QTest::newRow(code) << QString::fromUtf8(code) << QString::fromUtf8(steps) << dynamic;
    };
    row("1 + 1", "");
    row("steps.fetch.output", "fetch");
    row("steps . fetch . output", "fetch");
    row("steps[\"fetch-all\"].output", "fetch-all");
    row("steps[ 'fetch' ].output + steps.b.output + steps.fetch", "fetch b");
    row("steps?.fetch?.output", "fetch");
    row("steps?.['fetch']", "fetch");
    row("({...steps.fetch, x: 1})", "fetch");
    row("steps[name]", "", true);
    row("steps['a' + b]", "", true);
    row("steps[steps.a.output]", "a", true);
    row("Object.keys(steps)", "", true);
    row("{...steps}", "", true);
    row("const s = steps; s.a", "", true);
    row("input.steps.fetch", "");
    row("input?.steps.fetch", "");
    row("mysteps.fetch + steps2.b", "");
    row("({steps: 1, a: steps.b})", "b");
    row("ok ? steps.a : steps.b", "a b");
    row("'steps.a' + \"steps.b\" + 'it\\'s steps.c'", "");
    row("`steps.a ${steps.b.output + `${steps.c}` + {x: 1}.x} steps.d`", "b c");
    row("1 // steps.a\n + steps.b", "b");
    row("1 /* steps.a */ + steps.b", "b");
    row("input.replace(/[\"/]steps.x/, '') + steps.a", "a");
    row("4 / 2 + steps.a / 3 + 'x'", "a");
    row("steps.größe", "größe");
}

void TestReferences::readsExpressions()
{
    QFETCH(QString, code);
    QFETCH(QString, steps);
    QFETCH(bool, dynamic);
    const StepReferences found = referencesInExpression(code);
    QCOMPARE(found.steps.join(u' '), steps);
    QCOMPARE(found.dynamic, dynamic);
}

void TestReferences::readsOnlyBracesOfTemplates()
{
    const auto found = referencesInTemplate(u"steps.no {{ steps.a.output }} and {{steps.b}}, {{ steps.open");
    QCOMPARE(found.steps.join(u' '), QStringLiteral("a b"));
    QVERIFY(!found.dynamic);
}

void TestReferences::readsParametersByKind()
{
    TaskTypeInfo type;
    ParamInfo code;
    code.key = QStringLiteral("code");
    code.kind = ParamKind::Expression;
    ParamInfo text;
    text.key = QStringLiteral("text");
    type.params = {code, text};
    const QJsonObject params{
        {QStringLiteral("code"), QStringLiteral("steps.a")},
        {QStringLiteral("text"), QStringLiteral("steps.no {{ steps.b }}")},
        {QStringLiteral("tree"), QJsonObject{{QStringLiteral("list"), QJsonArray{1, QStringLiteral("{{ steps.c }}"),
                                                                                 QStringLiteral("steps.no")}},
                                             {QStringLiteral("more"), QStringLiteral("{{ Object.keys(steps) }}")}}},
    };
    const auto found = referencesInParams(params, type);
    QCOMPARE(found.steps.join(u' '), QStringLiteral("a b c"));
    QVERIFY(found.dynamic);
}

void TestReferences::tellsTemplatesFromExpressions()
{
    QCOMPARE(referencedSteps(QStringLiteral("steps.a")), QStringList{QStringLiteral("a")});
    QCOMPARE(referencedSteps(QStringLiteral("steps.a {{ steps.b }}")), QStringList{QStringLiteral("b")});
    QVERIFY(referencesDynamically(QStringLiteral("steps[x]")));
    QVERIFY(!referencesDynamically(QStringLiteral("steps[x] {{ steps.a }}")));
}

void TestReferences::survivesAnyCutOfAnExpression()
{
    const QString code = QStringLiteral("`a${steps['b\\'']}` + /x[/]\\// + steps?.[\"c\\\"\"] // e\n /* f */ steps[");
    for (qsizetype from = 0; from <= code.size(); ++from) {
        for (qsizetype length = 0; from + length <= code.size(); ++length) {
            // The prefix makes sure that the text is looked at at all.
            QVERIFY(referencesInExpression(QStringLiteral("steps.z;") + code.mid(from, length))
                        .steps.contains(QStringLiteral("z")));
        }
    }
}

void TestReferences::survivesDeepNesting()
{
    QVERIFY(referencesInExpression(QStringLiteral("steps.a") + QStringLiteral("+`${").repeated(100'000)).dynamic);
}

QTEST_GUILESS_MAIN(TestReferences)
#include "tst_references.moc"
