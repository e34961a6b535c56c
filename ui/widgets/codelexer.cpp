#include "ui/widgets/codelexer.h"

#include "ui/theme/theme.h"

// QScintilla's headers use the keywords that QT_NO_KEYWORDS takes away.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#include <Qsci/qscilexerjavascript.h>
#include <Qsci/qscilexerjson.h>
#include <Qsci/qscilexersql.h>
#undef signals
#undef slots

#include <algorithm>

namespace sluice {

namespace {

/// QScintilla knows the words of SQL-92, and those of a shell of Oracle's, which would colour a column that is called `a`.
class SqlLexer final : public QsciLexerSQL {
public:
    using QsciLexerSQL::QsciLexerSQL;

    const char *keywords(int set) const override
    {
        constexpr int kReserved = 1;
        static const QByteArray words =
            QByteArray(QsciLexerSQL::keywords(kReserved))
            + " conflict do explain if ilike index jsonb lateral limit nothing offset over"
              " partition pragma recursive replace returning serial text upsert using window";
        return set == kReserved ? words.constData() : nullptr;
    }
};

void tone(QsciLexer &lexer, std::initializer_list<int> styles, const QColor &color)
{
    for (const int style : styles)
        lexer.setColor(color, style);
}

void dressJson(QsciLexerJSON &lexer, const Theme &theme)
{
    tone(lexer, {QsciLexerJSON::Property}, theme.color(Token::Accent));
    tone(lexer, {QsciLexerJSON::String, QsciLexerJSON::UnclosedString, QsciLexerJSON::EscapeSequence},
         theme.color(Token::Success));
    tone(lexer, {QsciLexerJSON::Number}, theme.color(Token::Warning));
    tone(lexer, {QsciLexerJSON::Keyword, QsciLexerJSON::KeywordLD}, theme.color(Token::Retry));
    tone(lexer, {QsciLexerJSON::Operator}, theme.color(Token::Muted));
    tone(lexer, {QsciLexerJSON::Error}, theme.color(Token::Danger));
}

void dressJavaScript(QsciLexerJavaScript &lexer, const Theme &theme)
{
    tone(lexer, {QsciLexerCPP::Keyword, QsciLexerCPP::KeywordSet2}, theme.color(Token::Retry));
    tone(lexer,
         {QsciLexerCPP::DoubleQuotedString, QsciLexerCPP::SingleQuotedString, QsciLexerCPP::RawString,
          QsciLexerCPP::Regex},
         theme.color(Token::Success));
    tone(lexer, {QsciLexerCPP::Number}, theme.color(Token::Warning));
    tone(lexer, {QsciLexerCPP::Comment, QsciLexerCPP::CommentLine, QsciLexerCPP::CommentDoc, QsciLexerCPP::Operator},
         theme.color(Token::Muted));
    tone(lexer, {QsciLexerCPP::UnclosedString}, theme.color(Token::Danger));
}

void dressSql(QsciLexerSQL &lexer, const Theme &theme)
{
    tone(lexer, {QsciLexerSQL::Keyword}, theme.color(Token::Retry));
    tone(lexer, {QsciLexerSQL::SingleQuotedString}, theme.color(Token::Success));
    tone(lexer, {QsciLexerSQL::Number}, theme.color(Token::Warning));
    tone(lexer,
         {QsciLexerSQL::Comment, QsciLexerSQL::CommentLine, QsciLexerSQL::CommentDoc, QsciLexerSQL::CommentDocKeyword,
          QsciLexerSQL::CommentDocKeywordError, QsciLexerSQL::Operator},
         theme.color(Token::Muted));
}

bool isNamePart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Where a text, a quoted name or a comment that starts at `at` ends; `at` when none starts there.
qsizetype skipped(QByteArrayView sql, qsizetype at)
{
    const auto endOf = [&](QByteArrayView end) {
        const auto found = sql.indexOf(end, at + (end.size() == 1 ? 1 : 2));
        return found < 0 ? sql.size() : found + end.size();
    };
    const auto rest = sql.sliced(at);
    if (rest.startsWith("--"))
        return endOf("\n");
    if (rest.startsWith("/*"))
        return endOf("*/");
    if (rest.startsWith('\''))
        return endOf("'");
    if (rest.startsWith('"'))
        return endOf("\"");
    return at;
}

} // namespace

QsciLexer *makeLexer(CodeEdit::Language language, const Theme &theme, const QFont &font, QObject *parent)
{
    QsciLexer *lexer = nullptr;
    if (language == CodeEdit::Language::Json)
        lexer = new QsciLexerJSON(parent);
    else if (language == CodeEdit::Language::JavaScript)
        lexer = new QsciLexerJavaScript(parent);
    else if (language == CodeEdit::Language::Sql)
        lexer = new SqlLexer(parent);
    else
        return nullptr;
    lexer->setDefaultFont(font);
    lexer->setDefaultColor(theme.color(Token::Text));
    lexer->setDefaultPaper(theme.color(Token::Surface));
    for (int style = 0; style < 128; ++style) {
        lexer->setFont(font, style);
        lexer->setColor(theme.color(Token::Text), style);
        lexer->setPaper(theme.color(Token::Surface), style);
    }
    if (auto *json = qobject_cast<QsciLexerJSON *>(lexer))
        dressJson(*json, theme);
    else if (auto *script = qobject_cast<QsciLexerJavaScript *>(lexer))
        dressJavaScript(*script, theme);
    else if (auto *sql = qobject_cast<QsciLexerSQL *>(lexer))
        dressSql(*sql, theme);
    return lexer;
}

std::vector<TextSpan> boundParameters(QByteArrayView sql)
{
    std::vector<TextSpan> found;
    for (qsizetype at = 0; at < sql.size();) {
        if (const auto behind = skipped(sql, at); behind != at) {
            at = behind;
        } else if (sql[at] == '?') {
            found.push_back({at++, 1});
        } else if (sql[at] == ':') {
            const auto *end = std::find_if_not(sql.begin() + at + 1, sql.end(), isNamePart);
            const auto length = end - sql.begin() - at;
            // A cast has two colons, and a slice of an array a number behind one.
            const bool isCast = at > 0 && sql[at - 1] == ':';
            const bool hasName = length > 1 && (sql[at + 1] < '0' || sql[at + 1] > '9');
            if (!isCast && hasName)
                found.push_back({at, length});
            at += length;
        } else {
            ++at;
        }
    }
    return found;
}

} // namespace sluice
