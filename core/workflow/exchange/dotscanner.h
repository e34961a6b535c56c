#pragma once

#include <QString>

namespace sluice {

/// A word or sign of the language.
struct DotToken {
    enum class Kind : quint8 { End, Sign, Name, Broken };

    Kind kind = Kind::End;
    QString text;
    bool isQuoted = false; ///< and so no keyword
    int line = 1;
    int column = 1;

    [[nodiscard]] bool is(QStringView sign) const { return kind == Kind::Sign && text == sign; }
    [[nodiscard]] bool isWord(QStringView word) const
    {
        return kind == Kind::Name && !isQuoted && text.compare(word, Qt::CaseInsensitive) == 0;
    }
};

/// Takes a text in the language of Graphviz apart into its words and signs. Comments are left out.
class DotScanner {
public:
    /// The text must live as long as this.
    explicit DotScanner(const QString &text)
        : m_text(text)
    {
    }

    DotToken next();

private:
    [[nodiscard]] QChar peek(qsizetype ahead) const;
    void step();
    void skipBlanks();
    void skipTo(QStringView end);
    void takeQuoted(DotToken &token);
    void takeMarkup(DotToken &token);
    void takeName(DotToken &token);
    void takeSign(DotToken &token);

    const QString &m_text;
    qsizetype m_at = 0;
    qsizetype m_lineStart = 0;
    int m_line = 1;
};

} // namespace sluice
