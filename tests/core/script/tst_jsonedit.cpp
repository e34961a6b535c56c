#include "core/script/jsonedit.h"

#include <QTest>

using namespace sluice;

Q_DECLARE_METATYPE(InputEdit)

/// What an edit does to the text of an input, byte for byte.
class TestJsonEdit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void edits_data();
    void edits();
};

void TestJsonEdit::edits_data()
{
    using enum EditKind;
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<InputEdit>("edit");
    QTest::addColumn<QByteArray>("output"); // or the code of the error
    const auto row = [](const char *name, const char *input, InputEdit edit, const char *output) {
        QTest::newRow(name) << QByteArray(input) << std::move(edit) << QByteArray(output);
    };
    const auto edit = [](EditKind kind, const char *path, const char *text = "") {
        return InputEdit{kind, QString::fromUtf8(path), QString::fromUtf8(text)};
    };
    row("set a value", R"({"a": 1.50, "b": 2})", edit(Set, "b", "3"), R"({"a": 1.50, "b": 3})");
    row("set a new key", R"({ "a": 1 })", edit(Set, "b", R"("x")"), R"({ "a": 1,"b":"x" })");
    row("set in an empty object", "{ }", edit(Set, "b", "true"), R"({"b":true })");
    row("set deep", R"({"l":[{"z":1},{"z":2}]})", edit(Set, "l[1].z", "9"), R"({"l":[{"z":1},{"z":9}]})");
    row("set by $", R"({"a":1})", edit(Set, "$.a", "2"), R"({"a":2})");
    row("set by input", R"({"a":1})", edit(Set, "input.a", "2"), R"({"a":2})");
    row("a key called inputs", R"({"inputs":1})", edit(Set, "inputs", "2"), R"({"inputs":2})");
    row("set a key with dots", R"({"a.b":1})", edit(Set, "[\"a.b\"]", "2"), R"({"a.b":2})");
    row("set the last of two", R"({"a":1,"a":2})", edit(Set, "a", "3"), R"({"a":1,"a":3})");
    row("set all", "[1]", edit(Set, "", "{}"), "{}");
    row("keeps long numbers", R"({"n":12345678901234567890,"a":1})", edit(Set, "a", "2"),
        R"({"n":12345678901234567890,"a":2})");
    row("set below nothing", R"({"a":1})", edit(Set, "b.c", "1"), "edit.pathMissing");
    row("set past the end", R"({"l":[1]})", edit(Set, "l[1]", "1"), "edit.pathMissing");
    row("set in a text", R"({"a":"x"})", edit(Set, "a.b", "1"), "edit.pathMissing");
    row("set what is no JSON", R"({"a":1})", edit(Set, "a", "x"), "edit.valueMalformed");
    row("an input that is no JSON", "hello", edit(Set, "a", "1"), "edit.notJson");
    row("a path with a hole", R"({"a":1})", edit(Set, "a..b", "1"), "edit.pathMalformed");
    row("remove the first", R"({"a":1, "b":2})", edit(Remove, "a"), R"({"b":2})");
    row("remove the last", R"({"a":1, "b":2})", edit(Remove, "b"), R"({"a":1})");
    row("remove the only one", R"({"a":1})", edit(Remove, "a"), "{}");
    row("remove both of one key", R"({"a":1,"a":2})", edit(Remove, "a"), "{}");
    row("remove two before one", R"({"a":1,"a":2,"b":3})", edit(Remove, "a"), R"({"b":3})");
    row("remove two around one", R"({"a":1,"b":3,"a":2})", edit(Remove, "a"), R"({"b":3})");
    row("remove an element", R"([1, 2, 3])", edit(Remove, "[1]"), R"([1, 3])");
    row("remove what is not there", R"({"a":1})", edit(Remove, "b.c"), R"({"a":1})");
    row("remove all", R"({"a":1})", edit(Remove, ""), "edit.pathMalformed");
    row("rename", R"({"old" : {"x":1}})", edit(Rename, "old", "new"), R"({"new" : {"x":1}})");
    row("rename with quotes", R"({"a":1})", edit(Rename, "a", "b\"c"), R"({"b\"c":1})");
    row("rename what is not there", R"({"a":1,"c":2})", edit(Rename, "b", "c"), R"({"a":1,"c":2})");
    row("rename to one that is there", R"({"a":1,"b":2})", edit(Rename, "a", "b"), "edit.nameTaken");
    row("rename a position", "[1]", edit(Rename, "[0]", "a"), "edit.pathMalformed");
    row("rename to nothing", R"({"a":1})", edit(Rename, "a"), "edit.nameEmpty");
    row("an empty script", "{}", edit(Script, "", " "), "edit.scriptEmpty");
}

void TestJsonEdit::edits()
{
    QFETCH(QByteArray, input);
    QFETCH(InputEdit, edit);
    QFETCH(QByteArray, output);
    const auto done = edited(input, edit);
    QCOMPARE(done ? *done : done.error().code.toUtf8(), output);
    if (done)
        QVERIFY(checkEdits({edit}));
}

QTEST_APPLESS_MAIN(TestJsonEdit)
#include "tst_jsonedit.moc"
