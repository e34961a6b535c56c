#include "ui/widgets/figure.h"

#include "ui/theme/themecontroller.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace sluice {

Figure::Figure(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(&theme, &ThemeController::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Figure::setLabel(const QString &label)
{
    m_label = label;
    updateGeometry();
    tell();
}

void Figure::setValue(const QString &value)
{
    if (value == m_value)
        return;
    m_value = value;
    tell();
}

void Figure::setSize(TypeSize size)
{
    m_size = size;
    updateGeometry();
}

void Figure::setStale(bool stale)
{
    if (std::exchange(m_stale, stale) != stale)
        update();
}

void Figure::tell()
{
    setAccessibleName(QStringLiteral("%1: %2").arg(m_label, m_value));
    update();
}

QSize Figure::sizeHint() const
{
    const Theme &theme = m_theme.theme();
    const QFontMetrics label(theme.font(TypeSize::Small));
    const QFontMetrics value(theme.font(m_size, QFont::DemiBold));
    return {std::max(label.horizontalAdvance(m_label), value.averageCharWidth() * 7), label.height() + value.height()};
}

void Figure::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_theme.theme();
    QPainter painter(this);
    painter.setFont(theme.font(m_size, QFont::DemiBold));
    painter.setPen(theme.color(m_stale ? Token::Paused : Token::Text));
    const int line = painter.fontMetrics().height();
    const auto write = [&](const QRect &where, const QString &text) {
        painter.drawText(where, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, width()));
    };
    write(QRect(0, 0, width(), line), m_value);
    painter.setFont(theme.font(TypeSize::Small));
    painter.setPen(theme.color(Token::Muted));
    write(QRect(0, line, width(), height() - line), m_label);
}

bool Figure::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !toolTip().isEmpty())
        return QWidget::event(event);
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), accessibleName().toHtmlEscaped(), this);
    return true;
}

} // namespace sluice
