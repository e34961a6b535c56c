#include "ui/widgets/codeedit.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/codelexer.h"

#include <QFontInfo>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

// QScintilla's headers use the keywords that QT_NO_KEYWORDS takes away.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#include <Qsci/qscilexer.h>
#include <Qsci/qsciscintilla.h>
#undef signals
#undef slots

namespace sluice {

namespace {

constexpr int kErrorMarker = 8;
constexpr int kBoundIndicator = 8;

/// Scintilla asks a font for its size in points, which one that is set in pixels does not know.
QFont fontOf(const Theme &theme)
{
    QFont font = theme.monospace();
    font.setPointSizeF(QFontInfo(font).pointSizeF());
    return font;
}

} // namespace

/// QScintilla without its own ideas about Tab and Escape. It is called as the field that it is the inside of.
class CodeEdit::Editor final : public QsciScintilla {
public:
    explicit Editor(QWidget *parent)
        : QsciScintilla(parent)
    {
        setUtf8(true);
        setIndentationsUseTabs(false);
        setTabWidth(2);
        setIndentationWidth(2);
        setAutoIndent(true);
        setBraceMatching(SloppyBraceMatch);
        setMarginWidth(0, 0);
        setMarginWidth(1, 0);
        setFrameShape(NoFrame);
        setWrapMode(WrapNone);
        SendScintilla(SCI_SETSCROLLWIDTHTRACKING, 1);
        SendScintilla(SCI_SETSCROLLWIDTH, 1);
        // A marker that colours the whole line.
        markerDefine(Background, kErrorMarker);
    }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        const bool leaves = event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab;
        if (leaves && !(event->modifiers() & Qt::ControlModifier))
            QAbstractScrollArea::focusNextPrevChild(event->key() == Qt::Key_Tab);
        else
            QsciScintilla::keyPressEvent(event);
    }

    bool event(QEvent *event) override
    {
        // Scintilla claims Escape for itself, which would keep it from whoever shows the editor.
        if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
            event->ignore();
            return false;
        }
        return QsciScintilla::event(event);
    }

    void showEvent(QShowEvent *event) override
    {
        setAccessibleName(parentWidget()->accessibleName());
        QsciScintilla::showEvent(event);
    }

    void focusInEvent(QFocusEvent *event) override
    {
        setAccessibleName(parentWidget()->accessibleName());
        QsciScintilla::focusInEvent(event);
    }

    bool focusNextPrevChild(bool next) override { return QAbstractScrollArea::focusNextPrevChild(next); }
};

CodeEdit::CodeEdit(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_editor(new Editor(this))
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(space::kXs, space::kXs, space::kXs, space::kXs);
    box->addWidget(m_editor);
    setFocusProxy(m_editor);
    connect(m_editor, &QsciScintilla::textChanged, this, &CodeEdit::markBound);
    connect(m_editor, &QsciScintilla::textChanged, this, &CodeEdit::textChanged);
    connect(m_editor, &QsciScintilla::SCN_FOCUSIN, this, qOverload<>(&QWidget::update));
    connect(m_editor, &QsciScintilla::SCN_FOCUSOUT, this, qOverload<>(&QWidget::update));
    connect(&theme, &ThemeController::changed, this, &CodeEdit::dress);
    dress();
}

CodeEdit::~CodeEdit() = default;

void CodeEdit::setLanguage(Language language)
{
    if (std::exchange(m_language, language) == language)
        return;
    dress();
    markBound();
}

void CodeEdit::setReadOnly(bool readOnly)
{
    m_editor->setReadOnly(readOnly);
}

bool CodeEdit::isReadOnly() const
{
    return m_editor->isReadOnly();
}

void CodeEdit::setText(const QString &text)
{
    const bool wasReadOnly = m_editor->isReadOnly();
    m_editor->setReadOnly(false);
    m_editor->setText(text);
    m_editor->SendScintilla(QsciScintilla::SCI_EMPTYUNDOBUFFER);
    m_editor->setModified(false);
    m_editor->setReadOnly(wasReadOnly);
}

QString CodeEdit::text() const
{
    return m_editor->text();
}

int CodeEdit::caret() const
{
    // Scintilla counts the bytes of UTF-8.
    const auto bytes = m_editor->SendScintilla(QsciScintilla::SCI_GETCURRENTPOS);
    return static_cast<int>(QString::fromUtf8(text().toUtf8().first(bytes)).size());
}

QRect CodeEdit::caretRect() const
{
    const auto at = m_editor->SendScintilla(QsciScintilla::SCI_GETCURRENTPOS);
    const auto x = static_cast<int>(m_editor->SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL, at));
    const auto y = static_cast<int>(m_editor->SendScintilla(QsciScintilla::SCI_POINTYFROMPOSITION, 0UL, at));
    return QRect(QPoint(x, y) + m_editor->viewport()->pos(), QSize(1, m_editor->textHeight(0)));
}

void CodeEdit::replace(int from, int to, const QString &text)
{
    const QString all = this->text();
    const auto bytes = [&](int at) { return static_cast<long>(all.first(at).toUtf8().size()); };
    m_editor->SendScintilla(QsciScintilla::SCI_SETSEL, static_cast<unsigned long>(bytes(from)), bytes(to));
    m_editor->replaceSelectedText(text);
    m_editor->SendScintilla(QsciScintilla::SCI_SETEMPTYSELECTION,
                            static_cast<unsigned long>(bytes(from) + text.toUtf8().size()));
}

void CodeEdit::setPayload(const QByteArray &payload, bool pretty)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(payload, &error);
    const bool isJson = error.error == QJsonParseError::NoError;
    setText(QString::fromUtf8(pretty && isJson ? document.toJson(QJsonDocument::Indented).trimmed() : payload));
}

void CodeEdit::select(int from, int to)
{
    const QString before = text().left(from);
    const auto at = static_cast<long>(before.toUtf8().size());
    const auto end = at + static_cast<long>(text().mid(from, to - from).toUtf8().size());
    m_editor->SendScintilla(QsciScintillaBase::SCI_SETSEL, static_cast<unsigned long>(at), end);
    m_editor->SendScintilla(QsciScintillaBase::SCI_SCROLLCARET);
}

void CodeEdit::setErrorLine(int line)
{
    m_editor->markerDeleteAll(kErrorMarker);
    m_errorLine = line;
    if (line >= 0)
        m_editor->markerAdd(line, kErrorMarker);
}

void CodeEdit::setWrapped(bool wrapped)
{
    m_editor->setWrapMode(wrapped ? QsciScintilla::WrapWord : QsciScintilla::WrapNone);
}

void CodeEdit::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focused = m_editor->hasFocus();
    painter.setPen(QPen(m_theme.color(focused ? Token::Accent : Token::Outline), focused ? 2 : 1));
    painter.setBrush(m_theme.color(Token::Surface));
    const double inset = focused ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), kRadius, kRadius);
}

void CodeEdit::markBound()
{
    m_editor->SendScintilla(QsciScintilla::SCI_SETINDICATORCURRENT, kBoundIndicator);
    m_editor->SendScintilla(QsciScintilla::SCI_INDICATORCLEARRANGE, 0UL, m_editor->length());
    if (m_language != Language::Sql)
        return;
    for (const auto &[from, length] : boundParameters(m_editor->text().toUtf8()))
        m_editor->SendScintilla(QsciScintilla::SCI_INDICATORFILLRANGE, static_cast<unsigned long>(from),
                                static_cast<long>(length));
}

void CodeEdit::dress()
{
    const Theme &theme = m_theme.theme();
    QsciLexer *old = m_editor->lexer();
    QsciLexer *fresh = makeLexer(m_language, theme, fontOf(theme), m_editor);
    m_editor->setLexer(fresh);
    delete old;
    m_editor->setFont(fontOf(theme));
    m_editor->setPaper(theme.color(Token::Surface));
    m_editor->setColor(theme.color(Token::Text));
    m_editor->setCaretForegroundColor(theme.color(Token::Text));
    m_editor->setCaretWidth(2);
    m_editor->setSelectionBackgroundColor(theme.color(Token::Selected));
    m_editor->setSelectionForegroundColor(theme.color(Token::Text));
    m_editor->setMatchedBraceBackgroundColor(theme.color(Token::Hover));
    m_editor->setMatchedBraceForegroundColor(theme.color(Token::Accent));
    m_editor->setUnmatchedBraceForegroundColor(theme.color(Token::Danger));
    m_editor->indicatorDefine(QsciScintilla::TextColorIndicator, kBoundIndicator);
    m_editor->setIndicatorForegroundColor(theme.color(Token::Accent), kBoundIndicator);
    m_editor->setMarkerBackgroundColor(theme.tint(Token::Danger), kErrorMarker);
    setErrorLine(m_errorLine);
}

} // namespace sluice
