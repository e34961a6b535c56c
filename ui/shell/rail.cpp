#include "ui/shell/rail.h"

#include "ui/shell/railbutton.h"
#include "ui/shell/shellpage.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/fillscroll.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {
constexpr int kLeastWidth = 76;
} // namespace

Rail::Rail(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_top(new QVBoxLayout)
    , m_foot(new QVBoxLayout)
{
    setObjectName(QStringLiteral("rail"));
    setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, space::kXs, 0, space::kXs);
    column->setSpacing(0);
    m_top->setSpacing(1);
    m_foot->setSpacing(1);
    column->addLayout(m_top);
    column->addStretch(1);
    column->addLayout(m_foot);
    // At twice the text size, a low window has no room for all pages.
    m_scroll = new FillScroll(content);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 1, 0);
    outer->addWidget(m_scroll);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, &Rail::fitWidth);
    connect(&theme, &ThemeController::changed, this, [this] {
        fitWidth();
        update();
    });
}

void Rail::addPage(ShellPage &page, const QString &keys)
{
    auto *button = new RailButton(page, keys, m_theme, this);
    (page.isAtFoot() ? m_foot : m_top)->addWidget(button);
    // The order of the arrow keys is the order on screen: those at the foot come last.
    const auto place = page.isAtFoot() ? m_buttons.end() : std::ranges::find_if(m_buttons, [](const RailButton *other) {
        return other->page().isAtFoot();
    });
    m_buttons.insert(place, button);
    button->installEventFilter(this);
    connect(button, &QAbstractButton::clicked, this, [this, id = page.id()] { Q_EMIT chosen(id); });
    fitWidth();
}

void Rail::setKeys(const QString &id, const QString &keys)
{
    for (RailButton *button : m_buttons) {
        if (button->page().id() == id)
            button->setKeys(keys);
    }
}

void Rail::setCurrent(const QString &id)
{
    for (RailButton *button : m_buttons) {
        const bool current = button->page().id() == id;
        button->setChecked(current);
        // Tab stops once on the rail, at the page that is shown.
        button->setFocusPolicy(current ? Qt::StrongFocus : Qt::ClickFocus);
        if (current)
            setFocusProxy(button);
        if (current)
            m_scroll->ensureWidgetVisible(button, 0, 0);
    }
}

void Rail::retranslate()
{
    for (RailButton *button : m_buttons)
        button->retranslate();
    fitWidth();
}

void Rail::fitWidth()
{
    int width = kLeastWidth;
    for (const RailButton *button : m_buttons)
        width = std::max(width, button->wantedWidth());
    const bool isScrolling = m_scroll->verticalScrollBar()->maximum() > 0;
    setFixedWidth(width + 1 + (isScrolling ? m_scroll->verticalScrollBar()->sizeHint().width() : 0));
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Background));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), m_theme.color(Token::Line));
}

/// Up and down go from page to page; the area around the buttons would scroll by them.
bool Rail::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    return key == Qt::Key_Down ? walk(1) : key == Qt::Key_Up ? walk(-1) : QWidget::eventFilter(watched, event);
}

bool Rail::walk(int step)
{
    const auto focused = std::ranges::find_if(m_buttons, [](const RailButton *button) { return button->hasFocus(); });
    if (focused == m_buttons.end())
        return false;
    const auto count = static_cast<std::ptrdiff_t>(m_buttons.size());
    const auto at = ((focused - m_buttons.begin()) + step + count) % count;
    RailButton *next = m_buttons[static_cast<std::size_t>(at)];
    next->setFocus(Qt::TabFocusReason);
    m_scroll->ensureWidgetVisible(next, 0, 0);
    return true;
}

void Rail::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    for (RailButton *button : m_buttons) {
        if (button->isChecked())
            button->setFocus(event->reason());
    }
}

} // namespace sluice
