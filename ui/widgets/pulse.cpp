#include "ui/widgets/pulse.h"

#include "ui/theme/themecontroller.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <utility>

namespace sluice {

namespace {

constexpr Milliseconds kWindow{10'000};
constexpr std::size_t kKept = 24;
/// One beat, as offsets in pixels and shares of the height above the base line.
constexpr QPointF kBeat[] = {{-9, 0},    {-6, 0.14}, {-4, 0},   {-2, -0.12}, {0, 0.72},
                             {2, -0.22}, {4, 0},     {7, 0.16}, {10, 0}};

} // namespace

Pulse::Pulse(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &ThemeController::changed, this, qOverload<>(&QWidget::update));
}

void Pulse::setBeats(quint64 beats, Milliseconds age, WallTime taken)
{
    if (beats < m_count || m_since == WallTime{}) {
        m_beats.clear();
        m_since = taken;
    }
    if (beats != m_count && beats > 0)
        addBeats(m_beats.empty() ? 1 : beats - m_count, taken - age);
    m_count = beats;
    m_taken = taken;
    while (m_beats.size() > kKept || (!m_beats.empty() && m_taken - m_beats.front() > 2 * kWindow))
        m_beats.pop_front();
    update();
}

/// Takes in the last of `count` new beats. Those before it came unseen, while nobody looked: evenly, as far as is known.
void Pulse::addBeats(quint64 count, WallTime last)
{
    const auto steps = static_cast<Milliseconds::rep>(count);
    const Milliseconds gap = (m_beats.empty() ? Milliseconds{} : last - m_beats.back()) / steps;
    for (quint64 before = std::min<quint64>(count, kKept); before-- > 0;)
        m_beats.push_back(last - gap * static_cast<Milliseconds::rep>(before));
}

void Pulse::setToken(Token token)
{
    if (std::exchange(m_token, token) != token)
        update();
}

QSize Pulse::sizeHint() const
{
    return {120, 32};
}

void Pulse::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double base = height() * 0.74;
    const double right = width() - 4;
    const auto xOf = [&](Milliseconds ago) {
        return right - 12 - static_cast<double>(ago.count()) / kWindow.count() * (right - 12);
    };
    QPolygonF trace{QPointF(std::max(0.0, xOf(m_taken - m_since)), base)};
    for (const WallTime beat : m_beats) {
        auto ago = m_taken - beat;
        if (m_theme.theme().hasReducedMotion())
            ago = std::chrono::floor<std::chrono::seconds>(ago);
        const double x = xOf(ago);
        if (x < -12)
            continue;
        for (const QPointF &point : kBeat) {
            // Beats that come close together do not run back over each other.
            if (x + point.x() >= trace.last().x())
                trace << QPointF(x + point.x(), base - point.y() * height());
        }
    }
    trace << QPointF(right, base);
    painter.setPen(QPen(m_theme.color(m_token), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(trace);
    painter.setBrush(m_theme.color(m_token));
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(QPointF(right, base), 2.5, 2.5);
}

} // namespace sluice
