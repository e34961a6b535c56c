#include "ui/widgets/badge.h"

#include "ui/theme/themecontroller.h"

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace sluice {

Badge::Badge(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    hide();
    connect(&theme, &ThemeController::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Badge::setCount(quint64 count)
{
    if (count == m_count)
        return;
    m_count = count;
    setVisible(count > 0);
    updateGeometry();
    resize(sizeHint());
    update();
}

void Badge::setToken(Token token)
{
    m_token = token;
    update();
}

QString Badge::text() const
{
    return m_count > 999 ? QLocale().toString(999) + u'+' : QLocale().toString(m_count);
}

QSize Badge::sizeHint() const
{
    const QFontMetrics metrics(m_theme.theme().font(TypeSize::Small, QFont::DemiBold));
    const int height = metrics.height() + 2;
    return {std::max(height, metrics.horizontalAdvance(text()) + space::kS), height};
}

void Badge::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_theme.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(m_token));
    const double radius = height() / 2.0;
    painter.drawRoundedRect(rect(), radius, radius);
    painter.setFont(theme.font(TypeSize::Small, QFont::DemiBold));
    painter.setPen(theme.color(Token::OnFill));
    painter.drawText(rect(), Qt::AlignCenter, text());
}

} // namespace sluice
