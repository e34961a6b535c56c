#include "ui/widgets/sparkline.h"

#include "ui/theme/themecontroller.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <utility>

namespace sluice {

void paintSparkline(QPainter &painter, const QRectF &rect, const std::vector<double> &values, const SparklineLook &look)
{
    const double base = rect.bottom() - 1.5;
    const double high = rect.height() - 3.5;
    const double top = std::max(look.floor, *std::ranges::max_element(values));
    const double step = (rect.width() - 2) / static_cast<double>(look.capacity - 1);
    QPolygonF line;
    double x = rect.right() - 1 - step * static_cast<double>(values.size() - 1);
    for (const double value : values) {
        line << QPointF(x, base - std::clamp(value / top, 0.0, 1.0) * high);
        x += step;
    }
    QPolygonF area = line;
    area << QPointF(line.last().x(), base) << QPointF(line.first().x(), base);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.area);
    painter.drawPolygon(area);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look.line, look.width));
    painter.drawPolyline(line);
}

Sparkline::Sparkline(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    connect(&theme, &ThemeController::changed, this, qOverload<>(&QWidget::update));
}

void Sparkline::setToken(Token token)
{
    m_token = token;
    update();
}

void Sparkline::setCapacity(int values)
{
    m_capacity = static_cast<std::size_t>(std::max(2, values));
    setValues(std::move(m_values));
}

void Sparkline::setFloor(double floor)
{
    m_floor = floor;
    update();
}

void Sparkline::append(double value)
{
    if (m_values.size() == m_capacity)
        m_values.erase(m_values.begin());
    m_values.push_back(value);
    update();
}

void Sparkline::setValues(std::vector<double> values)
{
    m_values = std::move(values);
    if (m_values.size() > m_capacity)
        m_values.erase(m_values.begin(), m_values.end() - static_cast<std::ptrdiff_t>(m_capacity));
    update();
}

void Sparkline::setStale(bool stale)
{
    if (std::exchange(m_stale, stale) != stale)
        update();
}

QSize Sparkline::sizeHint() const
{
    return {96, 20};
}

void Sparkline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Token token = m_stale ? Token::Paused : m_token;
    const double base = height() - 1.5;
    if (m_values.size() < 2) {
        painter.setPen(QPen(m_theme.color(Token::Line), 1));
        painter.drawLine(QPointF(0, base), QPointF(width(), base));
        return;
    }
    paintSparkline(
        painter, QRectF(rect()), m_values,
        {m_theme.color(token), m_theme.theme().tint(token, Token::Background, 0.18), 1.5, m_capacity, m_floor});
}

} // namespace sluice
