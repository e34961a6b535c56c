#include "ui/design/textcompare.h"

#include "ui/document/linediff.h"
#include "ui/theme/themecontroller.h"

#include <QTextBlock>

namespace sluice {

TextCompare::TextCompare(ThemeController &theme, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
{
    setReadOnly(true);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    connect(&theme, &ThemeController::changed, this, &TextCompare::dress);
    dress();
}

void TextCompare::showTexts(const QString &before, const QString &after)
{
    if (before == m_before && after == m_after)
        return;
    m_before = before;
    m_after = after;
    dress();
}

void TextCompare::dress()
{
    const Theme &theme = m_theme.theme();
    setFont(theme.monospace());
    clear();
    if (m_before.isEmpty() && m_after.isEmpty())
        return;
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    bool isFirst = true;
    for (const DiffLine &line : lineDiff(m_before, m_after)) {
        QTextBlockFormat block;
        QTextCharFormat letters;
        letters.setForeground(theme.color(line.kind == LineKind::Same ? Token::Muted : Token::Text));
        const QChar sign = line.kind == LineKind::Same      ? QChar(u' ')
                           : line.kind == LineKind::Removed ? QChar(0x2212)
                                                            : QChar(u'+');
        if (line.kind != LineKind::Same)
            block.setBackground(theme.tint(line.kind == LineKind::Removed ? Token::Danger : Token::Success));
        if (std::exchange(isFirst, false))
            cursor.setBlockFormat(block);
        else
            cursor.insertBlock(block);
        cursor.insertText(sign + QStringLiteral(" ") + line.text, letters);
    }
    cursor.endEditBlock();
    moveCursor(QTextCursor::Start);
}

} // namespace sluice
