#include "ui/widgets/completer.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/codeedit.h"

#include <QAbstractScrollArea>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include <algorithm>
#include <array>

namespace sluice {

namespace {

constexpr int kMostRows = 8;
constexpr int kListWidth = 320;
constexpr int kDetailRole = Qt::UserRole;

/// A completion, and beside it what it is.
class CompletionRow final : public QStyledItemDelegate {
public:
    CompletionRow(ThemeController &themes, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_themes(themes)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = m_themes.theme();
        painter->save();
        painter->fillRect(option.rect,
                          theme.color(option.state & QStyle::State_Selected ? Token::Selected : Token::Raised));
        const QRect inside = option.rect.adjusted(space::kS, 0, -space::kS, 0);
        const QFont code = theme.monospace(TypeSize::Small);
        painter->setFont(code);
        painter->setPen(theme.color(Token::Text));
        const QString text = QFontMetrics(code).elidedText(index.data().toString(), Qt::ElideMiddle, inside.width());
        painter->drawText(inside, Qt::AlignVCenter | Qt::AlignLeft, text);
        const int used = QFontMetrics(code).horizontalAdvance(text) + space::kM;
        const QFont small = theme.font(TypeSize::Small);
        painter->setFont(small);
        painter->setPen(theme.color(Token::Muted));
        const QRect rest = inside.adjusted(used, 0, 0, 0);
        painter->drawText(rest, Qt::AlignVCenter | Qt::AlignRight,
                          QFontMetrics(small).elidedText(index.data(kDetailRole).toString(), Qt::ElideRight,
                                                         std::max(0, rest.width())));
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {kListWidth, QFontMetrics(m_themes.theme().monospace(TypeSize::Small)).height() + space::kS};
    }

private:
    ThemeController &m_themes;
};

/// A list with a line around it, which tells it from what it lies over.
class CompletionView final : public QListView {
public:
    CompletionView(ThemeController &themes, QWidget *parent)
        : QListView(parent)
        , m_themes(themes)
    {
        setFrameShape(NoFrame);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QListView::paintEvent(event);
        QPainter painter(viewport());
        painter.setPen(m_themes.color(Token::Outline));
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }

private:
    ThemeController &m_themes;
};

} // namespace

Completer::Completer(ThemeController &themes, QLineEdit *line, Offer offer)
    : Completer(themes,
                {line, [line] { return line->text(); }, [line] { return line->cursorPosition(); },
                 [line] { return line->inputMethodQuery(Qt::ImCursorRectangle).toRect(); },
                 [line](int from, int to, const QString &text) {
                     line->setSelection(from, to - from);
                     line->insert(text); // counts as typed
                 }},
                std::move(offer))
{
    connect(line, &QLineEdit::textEdited, this, &Completer::typed);
}

Completer::Completer(ThemeController &themes, QPlainTextEdit *edit, Offer offer)
    : Completer(themes,
                {edit, [edit] { return edit->toPlainText(); }, [edit] { return edit->textCursor().position(); },
                 [edit] { return edit->cursorRect().translated(edit->viewport()->pos()); },
                 [edit](int from, int to, const QString &text) {
                     auto cursor = edit->textCursor();
                     cursor.setPosition(from);
                     cursor.setPosition(to, QTextCursor::KeepAnchor);
                     cursor.insertText(text);
                     edit->setTextCursor(cursor);
                 }},
                std::move(offer))
{
    connect(edit, &QPlainTextEdit::textChanged, this, &Completer::typed);
}

Completer::Completer(ThemeController &themes, CodeEdit *code, Offer offer)
    : Completer(themes,
                {code->focusProxy(), [code] { return code->text(); }, [code] { return code->caret(); },
                 [code] { return code->caretRect(); },
                 [code](int from, int to, const QString &text) { code->replace(from, to, text); }},
                std::move(offer))
{
    connect(code, &CodeEdit::textChanged, this, &Completer::typed);
}

Completer::Completer(ThemeController &themes, Editor editor, Offer offer)
    : QObject(editor.input)
    , m_themes(themes)
    , m_editor(std::move(editor))
    , m_offer(std::move(offer))
    , m_model(new QStandardItemModel(this))
{
    m_editor.input->installEventFilter(this);
    // The mouse is heard by what scrolls.
    if (const auto *area = qobject_cast<QAbstractScrollArea *>(m_editor.input))
        area->viewport()->installEventFilter(this);
}

Completer::~Completer()
{
    drop();
}

/// The list has the focus of the editor, and would take it along.
void Completer::drop()
{
    if (m_list)
        m_list->setFocusProxy(nullptr);
    delete m_list;
}

bool Completer::isOpen() const
{
    return m_list && m_list->isVisible();
}

void Completer::typed()
{
    if (m_isTaking || m_isWaiting || !m_editor.input->hasFocus())
        return;
    // An editor may tell of a change before it moves its caret.
    m_isWaiting = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isWaiting = false;
            offer(false);
        },
        Qt::QueuedConnection);
}

void Completer::offer(bool isAsked)
{
    if (!m_editor.input->hasFocus())
        return close();
    const auto offered = m_offer(m_editor.text(), m_editor.caret(), isAsked || isOpen());
    if (offered.empty())
        close();
    else
        open(offered);
}

void Completer::open(const Completions &offered)
{
    m_offered = offered;
    if (!m_list || m_list->parentWidget() != m_editor.input->window()) {
        drop();
        m_list = new CompletionView(m_themes, m_editor.input->window());
        m_list->setObjectName(QStringLiteral("completions"));
        m_list->setModel(m_model);
        m_list->setItemDelegate(new CompletionRow(m_themes, m_list));
        m_list->setFocusPolicy(Qt::NoFocus); // before the proxy, which would take it over
        m_list->setFocusProxy(m_editor.input);
        m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
        m_list->setUniformItemSizes(true);
        m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { take(index.row()); });
    }
    m_list->setAccessibleName(tr("Completions"));
    m_model->clear();
    for (const Completion &one : m_offered) {
        auto *item = new QStandardItem(one.text);
        item->setData(one.detail, kDetailRole);
        item->setData(one.detail.isEmpty() ? one.text
                                           : tr("%1, %2", "completion, what it is").arg(one.text, one.detail),
                      Qt::AccessibleTextRole);
        m_model->appendRow(item);
    }
    place();
    m_list->show();
    m_list->raise();
    m_list->setCurrentIndex(m_model->index(0, 0));
    // A form's or a table's own filter must not see the keys of the list first.
    m_editor.input->installEventFilter(this);
}

void Completer::place()
{
    const auto *window = m_list->parentWidget();
    const QRect caret(m_editor.input->mapTo(window, m_editor.caretRect().topLeft()), m_editor.caretRect().size());
    const int rows = std::min(kMostRows, m_model->rowCount());
    const int width = std::min(kListWidth, window->width());
    const int height = rows * m_list->sizeHintForRow(0) + 2 * m_list->frameWidth();
    const bool fitsBelow = caret.bottom() + height < window->height();
    const int top = fitsBelow ? caret.bottom() + 2 : std::max(0, caret.top() - height - 2);
    m_list->setGeometry(std::clamp(caret.left(), 0, window->width() - width), top, width, height);
}

void Completer::close()
{
    if (m_list)
        m_list->hide();
}

void Completer::take(int row)
{
    if (row < 0 || row >= static_cast<int>(m_offered.size()))
        return;
    const Completion chosen = m_offered[static_cast<std::size_t>(row)];
    close();
    m_isTaking = true;
    m_editor.replace(chosen.from, chosen.to, chosen.text);
    m_isTaking = false;
}

void Completer::move(int by)
{
    const int last = m_model->rowCount() - 1;
    const int now = m_list->currentIndex().row();
    const bool isStep = by == 1 || by == -1;
    // One step goes round; a page stops at the end.
    const int next = isStep && now + by > last ? 0 : isStep && now + by < 0 ? last : std::clamp(now + by, 0, last);
    m_list->setCurrentIndex(m_model->index(next, 0));
}

bool Completer::takesKey(int key)
{
    switch (key) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        move(key == Qt::Key_Down ? 1 : -1);
        return true;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        move(key == Qt::Key_PageDown ? kMostRows : -kMostRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        take(m_list->currentIndex().row());
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

bool Completer::eventFilter(QObject *watched, QEvent *event)
{
    // Where the caret was, or where it stood on the screen, is no more.
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::Wheel)
        close();
    if (watched != m_editor.input)
        return QObject::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut || event->type() == QEvent::Hide)
        close();
    const bool isPress = event->type() == QEvent::KeyPress;
    if (!isPress && event->type() != QEvent::ShortcutOverride)
        return QObject::eventFilter(watched, event);
    const auto *press = static_cast<QKeyEvent *>(event);
    const int key = press->key();
    const bool isAsking = key == Qt::Key_Space && press->modifiers() == Qt::ControlModifier;
    static constexpr std::array kOwn{Qt::Key_Down,   Qt::Key_Up,    Qt::Key_PageDown, Qt::Key_PageUp,
                                     Qt::Key_Return, Qt::Key_Enter, Qt::Key_Tab,      Qt::Key_Escape};
    const bool isOwn = isOpen() && press->modifiers() == Qt::NoModifier && std::ranges::count(kOwn, key) > 0;
    if (!isPress) {
        if (isAsking || isOwn)
            event->accept();
        return isAsking || isOwn;
    }
    if (isAsking) {
        offer(true);
        return true;
    }
    if (isOwn)
        return takesKey(key);
    static constexpr std::array kLeaving{Qt::Key_Left, Qt::Key_Right, Qt::Key_Home, Qt::Key_End};
    if (std::ranges::count(kLeaving, key) > 0)
        close();
    return QObject::eventFilter(watched, event);
}

} // namespace sluice
