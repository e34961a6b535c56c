#include "ui/health/legendentry.h"

#include "ui/theme/themecontroller.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace sluice {

namespace {
constexpr int kStrokeWidth = 28;
} // namespace

LegendEntry::LegendEntry(Token token, Qt::PenStyle stroke, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_token(token)
    , m_stroke(stroke)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &ThemeController::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void LegendEntry::setName(const QString &name)
{
    m_name = name;
    setAccessibleName(text());
    updateGeometry();
    update();
}

void LegendEntry::setValue(const QString &value)
{
    if (value == m_value)
        return;
    const int before = valueWidth();
    m_value = value;
    setAccessibleName(text());
    if (valueWidth() > before)
        updateGeometry();
    update();
}

QString LegendEntry::text() const
{
    return QStringLiteral("%1 %2").arg(m_name, m_value);
}

void LegendEntry::setStale(bool stale)
{
    m_stale = stale;
    update();
}

int LegendEntry::valueWidth() const
{
    const QFontMetrics bold(m_theme.theme().font(TypeSize::Small, QFont::DemiBold));
    return std::max(bold.horizontalAdvance(m_value), bold.horizontalAdvance(QStringLiteral("00,000/s")));
}

QSize LegendEntry::sizeHint() const
{
    const QFontMetrics plain(m_theme.theme().font(TypeSize::Small));
    return {kStrokeWidth + 2 * space::kXs + plain.horizontalAdvance(m_name) + 2 + valueWidth(), plain.height() + 2};
}

void LegendEntry::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_theme.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(m_stale ? Token::Paused : m_token), 2, m_stroke, Qt::FlatCap));
    painter.drawLine(QPointF(0, height() / 2.0), QPointF(kStrokeWidth, height() / 2.0));
    painter.setFont(theme.font(TypeSize::Small));
    painter.setPen(theme.color(Token::Muted));
    const int from = kStrokeWidth + space::kXs;
    painter.drawText(rect().adjusted(from, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_name);
    const int to = from + painter.fontMetrics().horizontalAdvance(m_name) + space::kXs;
    painter.setFont(theme.font(TypeSize::Small, QFont::DemiBold));
    painter.setPen(theme.color(m_stale ? Token::Paused : Token::Text));
    painter.drawText(rect().adjusted(to, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_value);
}

} // namespace sluice
