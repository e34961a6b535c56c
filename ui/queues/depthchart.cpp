#include "ui/queues/depthchart.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/drawnface.h"
#include "ui/wording/formats.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sluice {

namespace {
constexpr int kTimeMarks = 4;
constexpr double kLeastTop = 10;

double roundTop(double highest)
{
    const double power = std::pow(10.0, std::floor(std::log10(std::max(1.0, highest))));
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (factor * power >= highest)
            return factor * power;
    }
    return 10 * power;
}
} // namespace

DepthChart::DepthChart(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    tellRolesOfDrawings();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(&theme, &ThemeController::changed, this, qOverload<>(&QWidget::update));
}

void DepthChart::setPoints(std::vector<SeriesPoint> points, Milliseconds window, const QueueLimits &limits)
{
    m_points = std::move(points);
    m_window = window;
    m_limits = limits;
    update();
    if (m_pointed)
        Q_EMIT crosshairMoved();
}

void DepthChart::setStale(bool stale)
{
    m_isStale = stale;
    update();
}

QRectF DepthChart::plot() const
{
    const QFontMetrics metrics(m_theme.theme().font(TypeSize::Small));
    const double left = metrics.horizontalAdvance(numberText(top(), 0)) + 8.0;
    return QRectF(rect()).adjusted(left, 6, -6, -metrics.height() - 6.0);
}

/// A limit shows once the queue comes near it; far below it, it would press the line flat.
double DepthChart::top() const
{
    double highest = kLeastTop;
    for (const SeriesPoint &point : m_points)
        highest = std::max(highest, point.most);
    for (const quint64 limit : {m_limits.warnDepth, m_limits.mostDepth}) {
        if (highest * 2 >= static_cast<double>(limit))
            highest = std::max(highest, static_cast<double>(limit));
    }
    return roundTop(highest);
}

double DepthChart::xOf(WallTime at) const
{
    const QRectF area = plot();
    const auto ago = static_cast<double>((m_points.back().at - at).count());
    return area.right() - ago / static_cast<double>(m_window.count()) * area.width();
}

double DepthChart::yOf(double value) const
{
    const QRectF area = plot();
    return area.bottom() - value / top() * area.height();
}

void DepthChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(m_theme.theme().font(TypeSize::Small));
    paintGrid(painter);
    if (m_points.empty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    paintLine(painter);
    paintLimit(painter, m_limits.warnDepth, Token::Warning, tr("warns"));
    paintLimit(painter, m_limits.mostDepth, Token::Danger, tr("limit"));
    if (m_pointed) {
        painter.setPen(QPen(m_theme.color(Token::Text), 1, Qt::DotLine));
        const double x = xOf(*m_pointed);
        painter.drawLine(QPointF(x, plot().top()), QPointF(x, plot().bottom()));
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.color(Token::Accent), 1, Qt::DotLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    }
}

void DepthChart::paintGrid(QPainter &painter) const
{
    const QRectF area = plot();
    for (const double share : {0.0, 0.5, 1.0}) {
        const double y = yOf(share * top());
        painter.setPen(QPen(m_theme.color(Token::Line), 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(m_theme.color(Token::Muted));
        painter.drawText(QRectF(0, y - 10, area.left() - 6, 20), Qt::AlignRight | Qt::AlignVCenter,
                         numberText(share * top(), 0));
    }
    for (int mark = 0; mark <= kTimeMarks; ++mark) {
        const double x = area.left() + area.width() * mark / kTimeMarks;
        const Milliseconds ago = m_window * (kTimeMarks - mark) / kTimeMarks;
        const auto side = mark == 0 ? Qt::AlignLeft : mark == kTimeMarks ? Qt::AlignRight : Qt::AlignHCenter;
        const double from = mark == 0 ? x : mark == kTimeMarks ? x - 120 : x - 60;
        painter.setPen(m_theme.color(Token::Muted));
        painter.drawText(QRectF(from, area.bottom() + 4, 120, height() - area.bottom() - 4), side | Qt::AlignTop,
                         ago.count() == 0 ? tr("now") : QStringLiteral("−") + durationText(ago));
    }
}

void DepthChart::paintLimit(QPainter &painter, quint64 depth, Token token, const QString &name) const
{
    if (static_cast<double>(depth) > top())
        return;
    const double y = yOf(static_cast<double>(depth));
    painter.setPen(QPen(m_theme.color(token), 1, Qt::DashLine));
    painter.drawLine(QPointF(plot().left(), y), QPointF(plot().right(), y));
    painter.setPen(m_theme.color(token));
    painter.drawText(QRectF(plot().left() + 4, y - 16, 160, 15), Qt::AlignLeft | Qt::AlignBottom, name);
}

void DepthChart::paintLine(QPainter &painter) const
{
    const Token token = m_isStale ? Token::Paused : Token::Accent;
    QPolygonF mean;
    QPolygonF band;
    for (const SeriesPoint &point : m_points) {
        mean << QPointF(xOf(point.at), yOf(point.mean));
        band << QPointF(xOf(point.at), yOf(point.most));
    }
    for (auto point = m_points.rbegin(); point != m_points.rend(); ++point)
        band << QPointF(xOf(point->at), yOf(point->least));
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.theme().tint(token, Token::Surface, 0.3));
    painter.drawPolygon(band);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.color(token), 1.5));
    painter.drawPolyline(mean);
}

QString DepthChart::crosshairText() const
{
    if (!m_pointed || m_points.empty())
        return {};
    const auto point = std::ranges::min_element(
        m_points, {}, [this](const SeriesPoint &each) { return std::chrono::abs(each.at - *m_pointed); });
    const QString at = momentText(point->at, m_points.back().at);
    if (point->least == point->most)
        return tr("%1: %2", "time, depth").arg(at, numberText(point->mean, 0));
    return tr("%1: %2 to %3, on average %4", "time, depths")
        .arg(at, numberText(point->least, 0), numberText(point->most, 0), numberText(point->mean, 1));
}

void DepthChart::pointAt(std::optional<std::size_t> point)
{
    m_pointed = point ? std::optional(m_points[*point].at) : std::nullopt;
    setAccessibleDescription(crosshairText());
    update();
    Q_EMIT crosshairMoved();
}

void DepthChart::mouseMoveEvent(QMouseEvent *event)
{
    if (m_points.empty())
        return;
    const auto nearest = std::ranges::min_element(m_points, {}, [this, event](const SeriesPoint &each) {
        return std::abs(xOf(each.at) - event->position().x());
    });
    pointAt(static_cast<std::size_t>(nearest - m_points.begin()));
}

void DepthChart::leaveEvent(QEvent *event)
{
    pointAt(std::nullopt);
    QWidget::leaveEvent(event);
}

void DepthChart::keyPressEvent(QKeyEvent *event)
{
    const bool isLeft = event->key() == Qt::Key_Left;
    if (m_points.empty() || (!isLeft && event->key() != Qt::Key_Right && event->key() != Qt::Key_Escape))
        return QWidget::keyPressEvent(event);
    if (event->key() == Qt::Key_Escape)
        return m_pointed ? pointAt(std::nullopt) : QWidget::keyPressEvent(event);
    const auto last = m_points.size() - 1;
    if (!m_pointed)
        return pointAt(last);
    const auto here = static_cast<std::size_t>(std::ranges::lower_bound(m_points, *m_pointed, {}, &SeriesPoint::at)
                                               - m_points.begin());
    pointAt(isLeft ? std::max<std::size_t>(here, 1) - 1 : std::min(here + 1, last));
}

void DepthChart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void DepthChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace sluice
