#include "ui/shell/rail.h"

#include "ui/shell/railbutton.h"
#include "ui/shell/shellpage.h"
#include "ui/theme/themecontroller.h"

#include <QKeyEvent>
#include <QPainter>
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
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kXs, 1, space::kXs);
    column->setSpacing(0);
    m_top->setSpacing(1); // at twice the text size, all pages fit into the least window
    m_foot->setSpacing(1);
    column->addLayout(m_top);
    column->addStretch(1);
    column->addLayout(m_foot);
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
    connect(button, &QAbstractButton::clicked, this, [this, id = page.id()] { Q_EMIT chosen(id); });
    fitWidth();
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
    setFixedWidth(width + 1);
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Background));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), m_theme.color(Token::Line));
}

void Rail::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    const auto focused = std::ranges::find_if(m_buttons, [](const RailButton *button) { return button->hasFocus(); });
    if (step == 0 || focused == m_buttons.end())
        return QWidget::keyPressEvent(event);
    const auto count = static_cast<std::ptrdiff_t>(m_buttons.size());
    const auto at = ((focused - m_buttons.begin()) + step + count) % count;
    m_buttons[static_cast<std::size_t>(at)]->setFocus(Qt::TabFocusReason);
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
