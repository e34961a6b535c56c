#include "ui/theme/themecontroller.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/codelexer.h"

#include <QTest>

// QScintilla's headers use the keywords that QT_NO_KEYWORDS takes away.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#include <Qsci/qscilexer.h>
#include <Qsci/qsciscintilla.h>
#undef signals
#undef slots

using namespace sluice;
using Language = CodeEdit::Language;

/// What code looks like: which piece of it has which colour of the theme.
class TestCodeColours : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyLanguageIsColouredByTheTheme_data();
    void everyLanguageIsColouredByTheTheme();
    void findsWhatIsBoundToAStatement_data();
    void findsWhatIsBoundToAStatement();
    void markingFollowsTheTextAndTheLanguage();

private:
    [[nodiscard]] static QsciScintilla *inside(const CodeEdit &edit) { return edit.findChild<QsciScintilla *>(); }
    /// The colour that the first letter of a piece of the text is painted with.
    [[nodiscard]] static QColor colorOf(const CodeEdit &edit, const char *piece)
    {
        constexpr int kBound = 8;
        auto *editor = inside(edit);
        editor->SendScintilla(QsciScintilla::SCI_COLOURISE, 0UL, -1L);
        const auto at = edit.text().toUtf8().indexOf(piece);
        if (editor->SendScintilla(QsciScintilla::SCI_INDICATORVALUEAT, kBound, static_cast<long>(at)) != 0) {
            const auto value = editor->SendScintilla(QsciScintilla::SCI_INDICGETFORE,
                                                     static_cast<unsigned long>(kBound));
            return QColor(static_cast<int>(value & 0xff), static_cast<int>(value >> 8 & 0xff),
                          static_cast<int>(value >> 16 & 0xff));
        }
        const auto style = editor->SendScintilla(QsciScintilla::SCI_GETSTYLEAT, static_cast<unsigned long>(at));
        return editor->lexer() ? editor->lexer()->color(static_cast<int>(style)) : editor->color();
    }
};

void TestCodeColours::everyLanguageIsColouredByTheTheme_data()
{
    QTest::addColumn<Language>("language");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("piece");
    QTest::addColumn<Token>("token");
    const auto sql = QStringLiteral(
        "-- totals\nselect a, \"sum\", total::text\nfrom orders where day > :since and 'x?' <> ?\n"
        "on conflict do nothing limit 20");
    const auto row = [](const char *name, Language language, const QString &text, const char *piece, Token token) {
        QTest::newRow(name) << language << text << QByteArray(piece) << token;
    };
    row("sql keyword", Language::Sql, sql, "select", Token::Retry);
    row("sql keyword of our databases", Language::Sql, sql, "conflict", Token::Retry);
    row("sql column that a shell would take for a command", Language::Sql, sql, "a,", Token::Text);
    row("sql quoted name", Language::Sql, sql, "\"sum", Token::Text);
    row("sql text", Language::Sql, sql, "'x", Token::Success);
    row("sql mark in a text", Language::Sql, sql, "?'", Token::Success);
    row("sql number", Language::Sql, sql, "20", Token::Warning);
    row("sql comment", Language::Sql, sql, "--", Token::Muted);
    row("sql operator", Language::Sql, sql, ">", Token::Muted);
    row("sql bound by name", Language::Sql, sql, ":since", Token::Accent);
    row("sql bound by place", Language::Sql, sql, "?\n", Token::Accent);
    const auto code = QStringLiteral("// net\nreturn input.total * 1.19 + 'EUR';");
    row("script keyword", Language::JavaScript, code, "return", Token::Retry);
    row("script text", Language::JavaScript, code, "'EUR", Token::Success);
    row("script number", Language::JavaScript, code, "1.19", Token::Warning);
    row("script comment", Language::JavaScript, code, "//", Token::Muted);
    row("script name", Language::JavaScript, code, "total", Token::Text);
    const auto json = QStringLiteral("{\"sum\": 12, \"unit\": \"EUR\", \"paid\": true}");
    row("json key", Language::Json, json, "\"sum", Token::Accent);
    row("json text", Language::Json, json, "\"EUR", Token::Success);
    row("json number", Language::Json, json, "12", Token::Warning);
    row("json word", Language::Json, json, "true", Token::Retry);
    row("plain", Language::Plain, sql, ":since", Token::Text);
}

void TestCodeColours::everyLanguageIsColouredByTheTheme()
{
    QFETCH(Language, language);
    QFETCH(QString, text);
    QFETCH(QByteArray, piece);
    QFETCH(Token, token);
    ThemeController themes{Theme::make(Scheme::Dark)};
    CodeEdit edit(themes);
    edit.setLanguage(language);
    edit.setText(text);
    QCOMPARE(colorOf(edit, piece.constData()), themes.color(token));
    for (const Scheme scheme : {Scheme::Light, Scheme::HighContrast}) {
        ThemeController others{Theme::make(scheme)};
        CodeEdit other(others);
        other.setLanguage(language);
        other.setText(text);
        QCOMPARE(colorOf(other, piece.constData()), others.color(token));
    }
}

void TestCodeColours::findsWhatIsBoundToAStatement_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArrayList>("bound");
    QTest::newRow("none") << QByteArray("select 1") << QByteArrayList();
    QTest::newRow("places") << QByteArray("values (?, ?)") << QByteArrayList({"?", "?"});
    QTest::newRow("names") << QByteArray("a = :a and b=:b_2;") << QByteArrayList({":a", ":b_2"});
    QTest::newRow("cast") << QByteArray(":day::date") << QByteArrayList({":day"});
    QTest::newRow("slice") << QByteArray("list[1:2]") << QByteArrayList();
    QTest::newRow("text") << QByteArray("':a ''?' || :b") << QByteArrayList({":b"});
    QTest::newRow("quoted name") << QByteArray("\":a\" = :b") << QByteArrayList({":b"});
    QTest::newRow("comments") << QByteArray("-- :a\n/* ? */ :b -- ?") << QByteArrayList({":b"});
    QTest::newRow("open text") << QByteArray(":a 'b ?") << QByteArrayList({":a"});
    QTest::newRow("open comment") << QByteArray("? /* ?") << QByteArrayList({"?"});
    QTest::newRow("behind letters of two bytes") << QByteArray("'ä' :ä :b") << QByteArrayList({":b"});
    QTest::newRow("lone colon") << QByteArray("a : b :") << QByteArrayList();
}

void TestCodeColours::findsWhatIsBoundToAStatement()
{
    QFETCH(QByteArray, sql);
    QByteArrayList found;
    for (const TextSpan &span : boundParameters(sql))
        found += sql.mid(span.from, span.length);
    QTEST(found, "bound");
}

void TestCodeColours::markingFollowsTheTextAndTheLanguage()
{
    ThemeController themes{Theme::make(Scheme::Dark)};
    CodeEdit edit(themes);
    edit.setText(QStringLiteral("select :a"));
    QCOMPARE(colorOf(edit, ":a"), themes.color(Token::Text));
    edit.setLanguage(Language::Sql);
    QCOMPARE(colorOf(edit, ":a"), themes.color(Token::Accent));
    edit.show();
    edit.activateWindow();
    edit.setFocus();
    QTest::keyClicks(inside(edit), QStringLiteral("-- "));
    QCOMPARE(colorOf(edit, ":a"), themes.color(Token::Muted));
    themes.setChoice(ThemeChoice::Light);
    edit.setText(QStringLiteral("select :a"));
    QCOMPARE(colorOf(edit, ":a"), themes.color(Token::Accent));
    QCOMPARE(colorOf(edit, "select"), themes.color(Token::Retry));
}

QTEST_MAIN(TestCodeColours)
#include "tst_codecolours.moc"
