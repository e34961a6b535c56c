#include "ui/health/chartcrosshair.h"

#include "ui/theme/themecontroller.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace sluice {

namespace {
constexpr double kMark = 12;
constexpr float kBandAlpha = 0.18F;
} // namespace

ChartCrosshair::ChartCrosshair(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
}

void ChartCrosshair::point(std::optional<double> x, const QStringList &lines)
{
    m_x = x;
    m_lines = x ? lines : QStringList();
    update();
}

void ChartCrosshair::setMarks(std::vector<Mark> marks)
{
    m_marks = std::move(marks);
    update();
}

void ChartCrosshair::setBand(std::optional<std::pair<double, double>> band)
{
    m_band = band;
    update();
}

void ChartCrosshair::setPlot(const QRectF &plot)
{
    m_plot = plot;
    update();
}

void ChartCrosshair::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    for (const Mark &mark : m_marks) {
        painter.setPen(QPen(m_theme.color(mark.mark.glyph.token), 1, Qt::DotLine));
        painter.drawLine(QPointF(mark.x, m_plot.top()), QPointF(mark.x, m_plot.bottom()));
        paintGlyph(painter, QRectF(mark.x - kMark / 2, m_plot.top() - 2, kMark, kMark), mark.mark.glyph,
                   m_theme.theme());
    }
    if (m_band) {
        QColor ground = m_theme.color(Token::Accent);
        ground.setAlphaF(kBandAlpha);
        painter.setPen(QPen(m_theme.color(Token::Accent), 1));
        painter.setBrush(ground);
        painter.drawRect(QRectF(m_band->first, m_plot.top(), m_band->second - m_band->first, m_plot.height()));
    }
    if (!m_x)
        return;
    painter.setPen(QPen(m_theme.color(Token::Text), 1, Qt::DashLine));
    painter.drawLine(QPointF(*m_x, m_plot.top()), QPointF(*m_x, m_plot.bottom()));
    const QFont font = m_theme.theme().font(TypeSize::Small);
    const QFontMetrics metrics(font);
    int width = 0;
    for (const QString &line : m_lines)
        width = std::max(width, metrics.horizontalAdvance(line));
    QRectF box(*m_x + space::kS, m_plot.top() + space::kS, width + 2 * space::kS,
               static_cast<double>(metrics.height()) * static_cast<double>(m_lines.size()) + 2 * space::kXs);
    if (box.right() > m_plot.right())
        box.moveRight(*m_x - space::kS);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.color(Token::Outline), 1));
    painter.setBrush(m_theme.color(Token::Raised));
    painter.drawRoundedRect(box, kRadius, kRadius);
    painter.setFont(font);
    painter.setPen(m_theme.color(Token::Text));
    painter.drawText(box.adjusted(space::kS, space::kXs, -space::kS, -space::kXs), Qt::AlignLeft | Qt::AlignTop,
                     m_lines.join(u'\n'));
}

} // namespace sluice
