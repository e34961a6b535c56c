#include "ui/canvas/nodepainter.h"

#include "ui/theme/stateglyph.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace sluice {

namespace {

constexpr double kDimmed = 0.35;
constexpr double kDisabled = 0.6;
/// Of the height of two lines, this much is empty above and below the letters.
constexpr double kSpare = 8;

/// What a run says in the node's second line; empty: the summary stays.
QString figuresText(const TaskFigures &figures)
{
    const QLocale locale;
    // lupdate overlooks a text whose count is a cast.
    const auto items = static_cast<int>(figures.items);
    if (items > 0)
        return QCoreApplication::translate("NodePainter", "%1 of %n item(s)", nullptr, items)
            .arg(locale.toString(figures.itemsDone));
    if (figures.isMany())
        return {};
    QStringList parts;
    if (figures.took)
        parts.push_back(durationText(*figures.took));
    if (figures.attempts > 1)
        parts.push_back(QCoreApplication::translate("NodePainter", "%n attempt(s)", nullptr, figures.attempts));
    return parts.join(QStringLiteral(" · "));
}

bool hasState(const NodeLook &look, const std::optional<TaskFigures> &figures)
{
    return figures || look.trouble || look.disabled;
}

bool showsCounts(const std::optional<TaskFigures> &figures)
{
    return figures && figures->isMany() && figures->items == 0;
}

/// The counts of a run on the edges need the room of the names.
bool hidesPortNames(const std::optional<TaskFigures> &figures)
{
    return figures && std::ranges::any_of(figures->left, [](quint32 passed) { return passed > 1; });
}

/// From far, large text leaves no room for figures below the name; the shape of the state and the progress stay.
bool showsFarCounts(const std::optional<TaskFigures> &figures, const CanvasStyle &style, const NodeGeometry &geometry)
{
    const double room = geometry.farName(true, true).height() + geometry.farCounts().height();
    return showsCounts(figures) && 2 * style.largeMetrics.height() <= room + kSpare;
}

void paintProgress(QPainter &painter, const TaskFigures &figures, const CanvasStyle &style,
                   const NodeGeometry &geometry, double phase)
{
    const bool isLoop = figures.items > 0;
    const double total = isLoop ? figures.items : figures.total;
    const double done = isLoop ? figures.itemsDone : figures.settled();
    const bool isActive = figures.shown == StepState::Running || (total > 1 && done < total);
    if (!isActive)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(style.color(Token::Line));
    painter.drawRect(geometry.progress());
    painter.setBrush(style.color(Token::Accent));
    auto bar = geometry.progress();
    if (total > 1) {
        bar.setWidth(bar.width() * done / total);
    } else {
        const double length = bar.width() / 4;
        bar = {bar.left() + (bar.width() - length) * phase, bar.top(), length, bar.height()};
    }
    painter.drawRect(bar);
}

} // namespace

Detail detailAt(double zoom)
{
    if (zoom < 0.28)
        return Detail::Blocks;
    return zoom < 0.62 ? Detail::Names : Detail::All;
}

NodeText textOf(const NodeLook &look, const std::optional<TaskFigures> &figures, const CanvasStyle &style,
                const NodeGeometry &geometry)
{
    NodeText text;
    const bool withState = hasState(look, figures);
    const double titleWidth = geometry.title(withState, false).width();
    const auto twoLines = style.titleMetrics.boundingRect(QRectF(0, 0, titleWidth, 1), Qt::TextWordWrap, look.title);
    text.isWrapped = style.titleMetrics.horizontalAdvance(look.title) > titleWidth && twoLines.width() <= titleWidth
                     && twoLines.height() < 2.5 * style.titleMetrics.height();
    text.title = text.isWrapped ? look.title : style.titleMetrics.elidedText(look.title, Qt::ElideRight, titleWidth);
    const auto farRoom = geometry.farName(withState, showsFarCounts(figures, style, geometry));
    const auto wrapped = style.largeMetrics.boundingRect(QRectF(QPointF(), farRoom.size()), Qt::TextWordWrap,
                                                         look.title);
    const bool fits = wrapped.height() <= farRoom.height() && wrapped.width() <= farRoom.width();
    text.far = fits ? look.title : style.largeMetrics.elidedText(look.title, Qt::ElideRight, farRoom.width());
    const auto live = figures ? figuresText(*figures) : QString();
    const double room = geometry.summary(text.isWrapped).width() - (look.trouble ? 18 : 0);
    text.second = style.smallMetrics.elidedText(live.isEmpty() ? look.summary : live, Qt::ElideRight, room);
    for (const auto &port : look.outPorts)
        text.ports.push_back(
            style.smallMetrics.elidedText(catalogText(port), Qt::ElideRight, geometry.outLabel(0, 1).width()));
    return text;
}

QColor blockColor(const NodeLook &look, const NodeMood &mood, const CanvasStyle &style)
{
    if (mood.lit)
        return style.color(Token::Danger);
    if (mood.figures)
        return style.color(glyphOf(mood.figures->shown).token);
    if (mood.selected)
        return style.color(Token::Accent);
    return look.tint.isEmpty() ? style.categoryColor(look.category) : style.tintColor(look.tint);
}

void NodePainter::paint(QPainter &painter, const NodeLook &look, const NodeText &text, const NodeMood &mood,
                        const CanvasStyle &style, const NodeGeometry &geometry, Detail detail, double phase) const
{
    painter.setRenderHint(QPainter::Antialiasing, detail != Detail::Blocks);
    painter.setOpacity(mood.dimmed ? kDimmed : 1);
    if (detail == Detail::Blocks) {
        painter.fillRect(geometry.body(), blockColor(look, mood, style));
        return;
    }
    paintBody(painter, mood, look, style, geometry);
    if (detail == Detail::Names) {
        paintFar(painter, look, text, mood, style, geometry, phase);
        return;
    }
    paintInside(painter, look, text, mood, style, geometry, phase);
    paintPorts(painter, look, text, mood, style, geometry);
}

void NodePainter::paintFar(QPainter &painter, const NodeLook &look, const NodeText &text, const NodeMood &mood,
                           const CanvasStyle &style, const NodeGeometry &geometry, double phase) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.tint.isEmpty() ? style.categoryColor(look.category) : style.tintColor(look.tint));
    painter.drawRoundedRect(geometry.farBar(), 2, 2);
    const bool withCounts = showsFarCounts(mood.figures, style, geometry);
    painter.setFont(style.large);
    painter.setPen(style.color(look.disabled ? Token::Muted : Token::Text));
    painter.drawText(geometry.farName(hasState(look, mood.figures), withCounts), Qt::AlignVCenter | Qt::TextWordWrap,
                     text.far);
    if (withCounts)
        paintCounts(painter, *mood.figures, style, geometry.farCounts(), style.large);
    if (mood.figures) {
        paintGlyph(painter, geometry.farState(), glyphOf(mood.figures->shown), style.theme(), phase);
        paintProgress(painter, *mood.figures, style, geometry, phase);
    } else if (look.trouble) {
        const bool isError = *look.trouble == Severity::Error;
        paintShape(painter, geometry.farState(), isError ? Shape::Cross : Shape::Triangle,
                   style.color(isError ? Token::Danger : Token::Warning));
    } else if (look.disabled) {
        paintShape(painter, geometry.farState(), Shape::Dash, style.color(Token::Muted));
    }
}

void NodePainter::paintBody(QPainter &painter, const NodeMood &mood, const NodeLook &look, const CanvasStyle &style,
                            const NodeGeometry &geometry) const
{
    QColor line = style.color(mood.hovered ? Token::Muted : Token::Outline);
    if (mood.inTarget)
        line = style.color(Token::Success);
    if (mood.lit)
        line = style.color(Token::Danger);
    QPen pen(line, mood.lit || mood.inTarget ? 2 : 1);
    if (look.disabled)
        pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(mood.lit ? style.theme().tint(Token::Danger, Token::Surface, 0.14)
                              : style.color(style.theme().isDark() ? Token::Raised : Token::Surface));
    painter.drawRoundedRect(geometry.body().adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    if (!look.tint.isEmpty()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(style.tintColor(look.tint));
        painter.drawRoundedRect(geometry.tintBar(), 2, 2);
    }
    painter.setBrush(Qt::NoBrush);
    if (mood.selected) {
        painter.setPen(QPen(style.color(Token::Accent), 2));
        painter.drawRoundedRect(geometry.body(), kRadius, kRadius);
    }
    if (mood.focused) {
        painter.setPen(QPen(style.color(Token::Accent), 1.5, Qt::DotLine));
        painter.drawRoundedRect(geometry.body().adjusted(-4, -4, 4, 4), kRadius + 3, kRadius + 3);
    }
}

void NodePainter::paintInside(QPainter &painter, const NodeLook &look, const NodeText &text, const NodeMood &mood,
                              const CanvasStyle &style, const NodeGeometry &geometry, double phase) const
{
    painter.setOpacity(painter.opacity() * (look.disabled ? kDisabled : 1));
    painter.setPen(Qt::NoPen);
    painter.setBrush(style.categoryTint(look.category));
    painter.drawRoundedRect(geometry.chip(), kRadius, kRadius);
    style.icon(look.icon, look.category).paint(&painter, geometry.chip().adjusted(8, 8, -8, -8).toRect());

    painter.setFont(style.title);
    painter.setPen(style.color(Token::Text));
    painter.drawText(geometry.title(hasState(look, mood.figures) && text.isWrapped, text.isWrapped),
                     Qt::AlignVCenter | (text.isWrapped ? Qt::TextWordWrap : Qt::TextSingleLine), text.title);
    const auto below = geometry.summary(text.isWrapped);
    if (showsCounts(mood.figures)) {
        paintCounts(painter, *mood.figures, style, below, style.small);
    } else {
        painter.setFont(style.small);
        painter.setPen(style.color(Token::Muted));
        painter.drawText(below, Qt::AlignVCenter | Qt::TextSingleLine, text.second);
    }
    painter.setOpacity(mood.dimmed ? kDimmed : 1);
    paintState(painter, look, mood, style, geometry, phase);
}

void NodePainter::paintState(QPainter &painter, const NodeLook &look, const NodeMood &mood, const CanvasStyle &style,
                             const NodeGeometry &geometry, double phase) const
{
    if (look.trouble) {
        const bool isError = *look.trouble == Severity::Error;
        const auto place = mood.figures ? geometry.trouble() : geometry.state();
        paintShape(painter, place, isError ? Shape::Cross : Shape::Triangle,
                   style.color(isError ? Token::Danger : Token::Warning));
    } else if (look.disabled && !mood.figures) {
        paintShape(painter, geometry.state(), Shape::Dash, style.color(Token::Muted));
    }
    if (!mood.figures)
        return;
    paintGlyph(painter, geometry.state(), glyphOf(mood.figures->shown), style.theme(), phase);
    paintProgress(painter, *mood.figures, style, geometry, phase);
}

void NodePainter::paintCounts(QPainter &painter, const TaskFigures &figures, const CanvasStyle &style,
                              const QRectF &row, const QFont &font) const
{
    struct Figure {
        Glyph glyph;
        quint32 count;
    };
    const std::array shown{
        Figure{glyphOf(StepState::Running), figures.count(StepState::Running)},
        Figure{glyphOf(StepState::Retrying), figures.count(StepState::Retrying)},
        Figure{glyphOf(StepState::Succeeded), figures.count(StepState::Succeeded)},
        Figure{glyphOf(StepState::Failed), figures.count(StepState::Failed)},
        Figure{glyphOf(StepState::DeadLettered), figures.count(StepState::DeadLettered)},
    };
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const double mark = metrics.ascent();
    const QLocale locale;
    double x = row.left();
    for (const auto &[glyph, count] : shown) {
        if (count == 0)
            continue;
        const auto text = locale.toString(count);
        const double width = mark + 4 + metrics.horizontalAdvance(text);
        if (x + width > row.right())
            break;
        paintGlyph(painter, {x, row.center().y() - mark / 2, mark, mark}, glyph, style.theme());
        painter.setPen(style.color(Token::Text));
        painter.drawText(QRectF(x + mark + 4, row.top(), width, row.height()), Qt::AlignVCenter | Qt::TextSingleLine,
                         text);
        x += width + mark / 2;
    }
}

void NodePainter::paintPorts(QPainter &painter, const NodeLook &look, const NodeText &text, const NodeMood &mood,
                             const CanvasStyle &style, const NodeGeometry &geometry) const
{
    painter.setBrush(style.color(Token::Background));
    const double radius = NodeGeometry::kPort / 2;
    const auto ring = [&](QPointF middle, bool hot) {
        painter.setPen(QPen(style.color(hot ? Token::Accent : Token::Muted), 2));
        painter.drawEllipse(middle, hot ? radius + 1 : radius - 1, hot ? radius + 1 : radius - 1);
    };
    ring(geometry.inPort(), mood.hotIn || mood.inTarget);
    const auto count = static_cast<int>(look.outPorts.size());
    for (int port = 0; port < count; ++port)
        ring(geometry.outPort(port, count), mood.hotPort == port);
    if (count < 2 || hidesPortNames(mood.figures))
        return;
    painter.setFont(style.small);
    painter.setPen(style.color(Token::Muted));
    for (int port = 0; port < count; ++port) {
        painter.drawText(geometry.outLabel(port, count), Qt::AlignBottom | Qt::TextSingleLine, text.ports[port]);
    }
}

} // namespace sluice
