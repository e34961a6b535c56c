#include "ui/runs/ganttview.h"

#include "ui/runs/livetimeline.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/drawnface.h"
#include "ui/wording/formats.h"

#include <QAccessible>
#include <QFontMetrics>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace sluice {

namespace {
constexpr double kZoomStep = 1.5;
constexpr int kNamesWidth = 200;
/// A bar that lasts less than this on screen can still be seen and hit.
constexpr double kLeastBar = 2;
} // namespace

GanttView::GanttView(LiveTimeline &live, ThemeController &theme, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_live(live)
    , m_theme(theme)
{
    tellRolesOfDrawings();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    verticalScrollBar()->setSingleStep(rowHeight());
    connect(&live, &LiveTimeline::changed, this, &GanttView::renew);
    connect(&live, &LiveTimeline::replaced, this, [this] {
        m_current = {};
        m_zoom = 1;
        m_scaledFor = 0;
        m_isFresh = true;
        renew();
        Q_EMIT currentMoved();
    });
    connect(&live, &LiveTimeline::moved, this, &GanttView::keepScale);
    connect(&theme, &ThemeController::changed, this, &GanttView::layOut);
    renew();
}

void GanttView::renew()
{
    takeRows();
    keepScale();
    fitWork();
}

void GanttView::takeRows()
{
    const bool isChosen = m_current.line >= 0;
    const std::size_t chosen = isChosen ? m_lines[static_cast<std::size_t>(m_current.line)] : 0;
    const Timeline *timeline = m_live.timeline();
    const std::size_t rows = timeline ? timeline->rows().size() : 0;
    // A run that goes on only adds rows: those that are shown stay as they are.
    if (m_onlyCritical || !m_holdsAll || m_lines.size() > rows) {
        for (const quint32 row : m_lines)
            m_lineOf[row] = -1;
        m_lines.clear();
    }
    m_holdsAll = !m_onlyCritical;
    m_lineOf.resize(rows, -1);
    std::size_t known = m_lines.size();
    if (m_onlyCritical) {
        for (const CriticalPart &part : m_live.criticalPath())
            m_lines.push_back(part.row);
    } else {
        for (std::size_t row = known; row < rows; ++row)
            m_lines.push_back(static_cast<quint32>(row));
    }
    for (; known < m_lines.size(); ++known)
        m_lineOf[m_lines[known]] = static_cast<int>(known);
    const int line = isChosen && chosen < m_lineOf.size() ? m_lineOf[chosen] : -1;
    m_current = {line, line < 0 ? -1 : m_current.bar};
}

void GanttView::layOut()
{
    const int room = viewport()->height() - axisHeight();
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(m_lines.size()) * rowHeight() - room));
    verticalScrollBar()->setPageStep(std::max(1, room));
    const double plot = plotWidth();
    horizontalScrollBar()->setRange(0, static_cast<int>(std::min(1e9, plot * (m_zoom - 1))));
    horizontalScrollBar()->setPageStep(static_cast<int>(std::max(1.0, plot)));
    horizontalScrollBar()->setSingleStep(static_cast<int>(std::max(1.0, plot / 10)));
    viewport()->update();
}

QSize GanttView::minimumSizeHint() const
{
    return {namesWidth() + 160, axisHeight() + 3 * rowHeight()};
}

int GanttView::rowHeight() const
{
    return m_theme.theme().controlHeight() - 4;
}

int GanttView::axisHeight() const
{
    return QFontMetrics(m_theme.theme().font(TypeSize::Small)).height() + space::kS;
}

int GanttView::namesWidth() const
{
    return std::min(static_cast<int>(kNamesWidth * m_theme.theme().fontScale()), std::max(80, width() / 3));
}

double GanttView::plotWidth() const
{
    return std::max(1, viewport()->width() - namesWidth() - space::kM);
}

double GanttView::span() const
{
    const Timeline *timeline = m_live.timeline();
    return timeline ? std::max<double>(1, static_cast<double>((m_live.now() - timeline->begin()).count())) : 1;
}

double GanttView::xOf(WallTime time) const
{
    const auto since = static_cast<double>((time - m_live.timeline()->begin()).count());
    return namesWidth() + since / span() * plotWidth() * m_zoom - horizontalScrollBar()->value();
}

double GanttView::yOf(int line) const
{
    return axisHeight() + line * rowHeight() - verticalScrollBar()->value();
}

QRectF GanttView::rectOf(int line, const TimelineBar &bar) const
{
    const double from = xOf(bar.from);
    const double to = std::max(from + kLeastBar, xOf(bar.to));
    return {from, yOf(line) + 4, to - from, rowHeight() - 9.0};
}

QRectF GanttView::barRect(quint32 row, int bar) const
{
    const auto bars = m_live.timeline()->bars(row, m_live.now());
    return bars.empty() ? QRectF()
                        : rectOf(m_lineOf[row], bars[std::min(static_cast<std::size_t>(bar), bars.size() - 1)]);
}

std::pair<int, int> GanttView::linesShown() const
{
    const int first = verticalScrollBar()->value() / rowHeight();
    const int count = (viewport()->height() - axisHeight()) / rowHeight() + 2;
    return {first, std::min(static_cast<int>(m_lines.size()), first + count)};
}

void GanttView::setOnlyCritical(bool only)
{
    m_onlyCritical = only;
    renew();
    Q_EMIT currentMoved();
}

void GanttView::chooseStep(StepIndex step)
{
    const Timeline *timeline = m_live.timeline();
    for (std::size_t line = 0; timeline && line < m_lines.size(); ++line) {
        if (timeline->rows()[m_lines[line]].step != step)
            continue;
        if (static_cast<int>(line) != m_current.line)
            move(static_cast<int>(line), -1);
        return;
    }
}

std::optional<StepIndex> GanttView::currentStep() const
{
    if (m_current.line < 0)
        return std::nullopt;
    return m_live.timeline()->rows()[m_lines[static_cast<std::size_t>(m_current.line)]].step;
}

QString GanttView::currentText() const
{
    return textOf(m_current);
}

QString GanttView::textAt(QPoint point) const
{
    const Hit hit = hitAt(point);
    return hit.bar < 0 ? QString() : textOf(hit);
}

QString GanttView::textOf(Hit hit) const
{
    if (hit.line < 0)
        return {};
    const quint32 row = m_lines[static_cast<std::size_t>(hit.line)];
    const QString name = m_live.titleOf(m_live.timeline()->rows()[row]);
    const auto bars = m_live.timeline()->bars(row, m_live.now());
    if (hit.bar < 0 || hit.bar >= static_cast<int>(bars.size()))
        return name;
    const TimelineBar &bar = bars[static_cast<std::size_t>(hit.bar)];
    QString text = tr("%1: %2, from %3 on", "step, what it did, time since the run began")
                       .arg(name, barSentence(bar, m_live.run().events()),
                            durationText(bar.from - m_live.timeline()->begin()));
    if (m_live.isCritical(row, bar))
        text += u' ' + tr("(on the critical path)");
    return text;
}

std::vector<BarSort> GanttView::sorts() const
{
    return m_live.timeline() ? m_live.timeline()->sorts(m_live.now()) : std::vector<BarSort>();
}

GanttView::Hit GanttView::hitAt(QPoint point) const
{
    if (point.y() < axisHeight() || !m_live.timeline())
        return {};
    Hit hit{(point.y() - axisHeight() + verticalScrollBar()->value()) / rowHeight(), -1};
    if (hit.line >= static_cast<int>(m_lines.size()))
        return {};
    const auto bars = m_live.timeline()->bars(m_lines[static_cast<std::size_t>(hit.line)], m_live.now());
    for (std::size_t i = 0; i < bars.size() && point.x() >= namesWidth(); ++i) {
        if (rectOf(hit.line, bars[i]).adjusted(-1, -4, 1, 5).contains(point))
            hit.bar = static_cast<int>(i);
    }
    return hit;
}

void GanttView::move(int line, int bar)
{
    if (m_lines.empty())
        return;
    m_current.line = std::clamp(line, 0, static_cast<int>(m_lines.size()) - 1);
    const auto bars = m_live.timeline()->bars(m_lines[static_cast<std::size_t>(m_current.line)], m_live.now());
    m_current.bar = std::clamp(bar, -1, static_cast<int>(bars.size()) - 1);
    reveal();
    viewport()->update();
    setAccessibleDescription(currentText());
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    Q_EMIT currentMoved();
}

void GanttView::moveBar(int by)
{
    move(m_current.line, by < 0 ? std::max(0, m_current.bar + by) : m_current.bar + by);
}

void GanttView::reveal()
{
    const int top = m_current.line * rowHeight();
    QScrollBar *rows = verticalScrollBar();
    if (top < rows->value())
        rows->setValue(top);
    else if (top + rowHeight() > rows->value() + rows->pageStep())
        rows->setValue(top + rowHeight() - rows->pageStep());
    if (m_current.bar < 0)
        return;
    const QRectF bar = barRect(m_lines[static_cast<std::size_t>(m_current.line)], m_current.bar);
    QScrollBar *time = horizontalScrollBar();
    if (bar.left() < namesWidth() || bar.left() > viewport()->width() - space::kXl)
        time->setValue(time->value() + static_cast<int>(bar.left() - namesWidth() - plotWidth() / 4));
}

bool GanttView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString text = textAt(help->pos());
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text, viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void GanttView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
    if (m_current.line >= 0)
        reveal();
}

void GanttView::scrollContentsBy(int, int)
{
    viewport()->update();
}

void GanttView::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier))
        return QAbstractScrollArea::keyPressEvent(event);
    const int page = std::max(1, verticalScrollBar()->pageStep() / rowHeight());
    switch (event->key()) {
    case Qt::Key_Up:
        return move(m_current.line - 1, m_current.bar);
    case Qt::Key_Down:
        return move(m_current.line + 1, m_current.bar);
    case Qt::Key_PageUp:
        return move(m_current.line - page, m_current.bar);
    case Qt::Key_PageDown:
        return move(m_current.line + page, m_current.bar);
    case Qt::Key_Left:
        return moveBar(-1);
    case Qt::Key_Right:
        return moveBar(1);
    case Qt::Key_Home:
        return move(m_current.line, 0);
    case Qt::Key_End:
        return move(m_current.line, std::numeric_limits<int>::max());
    case Qt::Key_Plus:
        return zoomBy(kZoomStep);
    case Qt::Key_Minus:
        return zoomBy(1 / kZoomStep);
    case Qt::Key_0:
        return fit();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const auto step = currentStep())
            Q_EMIT opened(*step);
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void GanttView::mousePressEvent(QMouseEvent *event)
{
    const Hit hit = hitAt(event->pos());
    if (hit.line >= 0)
        move(hit.line, hit.bar);
}

void GanttView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (hitAt(event->pos()).line >= 0 && currentStep())
        Q_EMIT opened(*currentStep());
}

void GanttView::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier))
        return QAbstractScrollArea::wheelEvent(event);
    zoomAt(std::pow(kZoomStep, event->angleDelta().y() / 120.0), event->position().x());
    event->accept();
}

void GanttView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (m_current.line < 0 && !m_lines.empty())
        move(0, 0);
    viewport()->update();
}

void GanttView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace sluice
