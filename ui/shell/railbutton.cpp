#include "ui/shell/railbutton.h"

#include "ui/shell/shellpage.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/badge.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>

namespace sluice {

namespace {

int iconSide(const Theme &theme)
{
    return static_cast<int>(22 * theme.fontScale());
}

} // namespace

RailButton::RailButton(ShellPage &page, QString keys, ThemeController &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_page(page)
    , m_keys(std::move(keys))
    , m_theme(theme)
    , m_badge(new Badge(theme, this))
{
    setObjectName(QStringLiteral("rail.") + page.id());
    setCheckable(true);
    setAutoExclusive(false);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    connect(&page, &ShellPage::badgeChanged, this, [this](quint64 count) {
        m_badge->setCount(count);
        placeBadge();
        retranslate();
    });
    m_badge->setCount(page.badge());
    retranslate();
}

void RailButton::setKeys(const QString &keys)
{
    m_keys = keys;
    retranslate();
}

void RailButton::retranslate()
{
    setText(m_page.title());
    setToolTip(m_keys.isEmpty() ? QString() : QStringLiteral("%1 (%2)").arg(m_page.title(), m_keys));
    setAccessibleName(m_page.badge() == 0 ? m_page.title()
                                          : QStringLiteral("%1, %2").arg(m_page.title()).arg(m_page.badge()));
    updateGeometry();
}

int RailButton::wantedWidth() const
{
    const QFontMetrics metrics(m_theme.theme().font(TypeSize::Small, QFont::DemiBold));
    return metrics.horizontalAdvance(text()) + 2 * space::kS;
}

QSize RailButton::sizeHint() const
{
    const QFontMetrics metrics(m_theme.theme().font(TypeSize::Small));
    const int icon = iconSide(m_theme.theme());
    return {wantedWidth(), space::kS + icon + space::kXs + metrics.height() + space::kS};
}

void RailButton::resizeEvent(QResizeEvent *event)
{
    QAbstractButton::resizeEvent(event);
    placeBadge();
}

void RailButton::keyPressEvent(QKeyEvent *event)
{
    // The rail moves the focus; a button would only go on to what Tab reaches.
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        event->ignore();
    else
        QAbstractButton::keyPressEvent(event);
}

void RailButton::placeBadge()
{
    const QSize size = m_badge->sizeHint();
    m_badge->setGeometry(QRect(QPoint(width() / 2 + 5, 3), size));
}

void RailButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_theme.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF inside = QRectF(rect()).adjusted(4, 1, -4, -1);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(isChecked() ? Token::Selected : Token::Hover));
        painter.drawRoundedRect(inside, kRadius, kRadius);
    }
    if (isChecked()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(Token::Accent));
        painter.drawRoundedRect(QRectF(0, 10, 3, height() - 20), 1.5, 1.5);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.color(Token::Accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(inside.adjusted(1, 1, -1, -1), kRadius - 1, kRadius - 1);
    }
    const Token token = isChecked() ? Token::Text : Token::Muted;
    const int icon = iconSide(theme);
    m_theme.icon(m_page.icon(), token).paint(&painter, QRect((width() - icon) / 2, space::kS, icon, icon));
    painter.setFont(theme.font(TypeSize::Small, isChecked() ? QFont::DemiBold : QFont::Normal));
    painter.setPen(theme.color(token));
    painter.drawText(QRect(0, space::kS + icon + space::kXs, width(), painter.fontMetrics().height()), Qt::AlignCenter,
                     text());
}

} // namespace sluice
