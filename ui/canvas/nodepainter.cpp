#include "ui/canvas/nodepainter.h"

#include "ui/wording/formats.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace sluice {

namespace {

constexpr double kDimmed = 0.35;
constexpr double kDisabled = 0.6;

NodeMark troubleMark(Severity trouble, const QRectF &place)
{
    const bool isError = trouble == Severity::Error;
    return {isError ? Shape::Cross : Shape::Triangle, isError ? Token::Danger : Token::Warning, place};
}

/// Figures that fit into a row, in the colours of their states, or all in one; at its right end how many begin a second.
void drawCounts(QPainter &painter, const TaskFigures &figures, double perSecond, QRectF row, const QFont &font,
                const CanvasStyle &style, std::optional<Token> token)
{
    struct Figure {
        Glyph glyph;
        quint32 count;
    };
    const std::array shown{
        Figure{glyphOf(StepState::Running), figures.count(StepState::Running)},
        Figure{glyphOf(StepState::Retrying), figures.count(StepState::Retrying)},
        Figure{glyphOf(StepState::Waiting), figures.ofManyRuns ? figures.count(StepState::Waiting) : 0},
        Figure{glyphOf(StepState::Succeeded), figures.count(StepState::Succeeded)},
        Figure{glyphOf(StepState::Failed), figures.count(StepState::Failed)},
        Figure{glyphOf(StepState::DeadLettered), figures.count(StepState::DeadLettered)},
    };
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const double mark = metrics.ascent();
    if (perSecond > 0) {
        const QString rate = rateText(perSecond);
        painter.setPen(style.color(token.value_or(Token::Muted)));
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, rate);
        row.setRight(row.right() - metrics.horizontalAdvance(rate) - mark / 2);
    }
    const QLocale locale;
    double x = row.left();
    for (const auto &[glyph, count] : shown) {
        if (count == 0)
            continue;
        const auto text = locale.toString(count);
        const double width = mark + 4 + metrics.horizontalAdvance(text);
        if (x + width > row.right())
            break;
        paintGlyph(painter, {x, row.center().y() - mark / 2, mark, mark}, {glyph.shape, token.value_or(glyph.token)},
                   style.theme());
        painter.setPen(style.color(token.value_or(Token::Text)));
        painter.drawText(QRectF(x + mark + 4, row.top(), width, row.height()), Qt::AlignVCenter | Qt::TextSingleLine,
                         text);
        x += width + mark / 2;
    }
}

} // namespace

NodePlate plateOf(const NodeLook &look, const NodeMood &mood, Detail detail)
{
    return {look.icon,  look.category, look.tint,     look.outPorts.size(), mood.hotPort,
            mood.hotIn, look.disabled, mood.selected, mood.focused,         mood.hovered,
            mood.lit,   mood.inTarget, detail,        mood.halted};
}

size_t qHash(const NodePlate &plate, size_t seed)
{
    return qHashMulti(seed, plate.icon, plate.tint, plate.outPorts, plate.selected, plate.hovered, plate.halted);
}

QColor blockColor(const NodeLook &look, const NodeMood &mood, const CanvasStyle &style)
{
    if (mood.lit)
        return style.color(Token::Danger);
    if (mood.figures)
        return style.color(mood.isStale ? Token::Paused : glyphOf(mood.figures->shown).token);
    if (mood.selected)
        return style.color(Token::Accent);
    return look.tint.isEmpty() ? style.categoryColor(look.category) : style.tintColor(look.tint);
}

double opacityOf(const NodeMood &mood)
{
    return mood.dimmed ? kDimmed : 1;
}

double inkOf(const NodeLook &look)
{
    return look.disabled ? kDisabled : 1;
}

void NodePainter::paint(QPainter &painter, const NodeLook &look, const NodeText &text, const NodeMood &mood,
                        Detail detail, double phase) const
{
    painter.setRenderHint(QPainter::Antialiasing, detail >= Detail::Names);
    painter.setOpacity(opacityOf(mood));
    if (detail < Detail::Names)
        painter.fillRect(m_geometry.body(), blockColor(look, mood, m_style));
    else
        paintPlate(painter, plateOf(look, mood, detail));
    if (detail == Detail::All)
        paintWords(painter, look, text, mood);
    else if (detail == Detail::Names)
        paintFarName(painter, look, text, mood);
    paintCounts(painter, look, mood, text.isWrapped, detail);
    painter.setOpacity(opacityOf(mood));
    for (const auto &[shape, token, place] : marksOf(look, mood, detail))
        paintShape(painter, place, shape, m_style.color(token), moves(shape) ? phase : 0);
    if (mood.figures && detail >= Detail::Names)
        paintProgress(painter, *mood.figures, phase);
    paintWaiting(painter, mood, detail);
}

void NodePainter::paintPlate(QPainter &painter, const NodePlate &plate) const
{
    paintBody(painter, plate);
    painter.setPen(Qt::NoPen);
    if (plate.detail == Detail::Names) {
        painter.setBrush(plate.tint.isEmpty() ? m_style.categoryColor(plate.category) : m_style.tintColor(plate.tint));
        painter.drawRoundedRect(m_geometry.farBar(), 2, 2);
        return;
    }
    const double opacity = painter.opacity();
    painter.setOpacity(opacity * (plate.disabled ? kDisabled : 1));
    painter.setBrush(m_style.categoryTint(plate.category));
    painter.drawRoundedRect(m_geometry.chip(), kRadius, kRadius);
    m_style.icon(plate.icon, plate.category).paint(&painter, m_geometry.chip().adjusted(8, 8, -8, -8).toRect());
    painter.setOpacity(opacity);
    paintPorts(painter, plate);
}

void NodePainter::paintBody(QPainter &painter, const NodePlate &plate) const
{
    QColor line = m_style.color(plate.hovered ? Token::Muted : Token::Outline);
    if (plate.inTarget)
        line = m_style.color(Token::Success);
    if (plate.halted)
        line = m_style.color(Token::Warning);
    if (plate.lit)
        line = m_style.color(Token::Danger);
    QPen pen(line, plate.lit || plate.inTarget || plate.halted ? 2 : 1);
    if (plate.disabled)
        pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(plate.lit ? m_style.theme().tint(Token::Danger, Token::Surface, 0.14)
                               : m_style.color(m_style.theme().isDark() ? Token::Raised : Token::Surface));
    painter.drawRoundedRect(m_geometry.body().adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    if (!plate.tint.isEmpty()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_style.tintColor(plate.tint));
        painter.drawRoundedRect(m_geometry.tintBar(), 2, 2);
    }
    painter.setBrush(Qt::NoBrush);
    if (plate.selected) {
        painter.setPen(QPen(m_style.color(Token::Accent), 2));
        painter.drawRoundedRect(m_geometry.body(), kRadius, kRadius);
    }
    if (plate.focused) {
        painter.setPen(QPen(m_style.color(Token::Accent), 1.5, Qt::DotLine));
        painter.drawRoundedRect(m_geometry.body().adjusted(-4, -4, 4, 4), kRadius + 3, kRadius + 3);
    }
}

void NodePainter::paintPorts(QPainter &painter, const NodePlate &plate) const
{
    painter.setBrush(m_style.color(Token::Background));
    const double radius = NodeGeometry::kPort / 2;
    const auto ring = [&](QPointF middle, bool hot) {
        painter.setPen(QPen(m_style.color(hot ? Token::Accent : Token::Muted), 2));
        painter.drawEllipse(middle, hot ? radius + 1 : radius - 1, hot ? radius + 1 : radius - 1);
    };
    ring(m_geometry.inPort(), plate.hotIn || plate.inTarget);
    const auto count = static_cast<int>(plate.outPorts);
    for (int port = 0; port < count; ++port)
        ring(m_geometry.outPort(port, count), plate.hotPort == port);
}

void NodePainter::paintWords(QPainter &painter, const NodeLook &look, const NodeText &text, const NodeMood &mood) const
{
    const NodeWords words(look, mood.figures, m_style, m_geometry);
    painter.setOpacity(opacityOf(mood) * inkOf(look));
    painter.setFont(m_style.title);
    painter.setPen(m_style.color(Token::Text));
    painter.drawText(words.title(text.isWrapped),
                     Qt::AlignVCenter | (text.isWrapped ? Qt::TextWordWrap : Qt::TextSingleLine), text.title);
    painter.setFont(m_style.small);
    painter.setPen(m_style.color(Token::Muted));
    if (!words.showsCounts())
        painter.drawText(m_geometry.summary(text.isWrapped), Qt::AlignVCenter | Qt::TextSingleLine, text.second);
    if (!words.showsPorts())
        return;
    painter.setOpacity(opacityOf(mood));
    const auto count = static_cast<int>(text.ports.size());
    for (int port = 0; port < count; ++port)
        painter.drawText(m_geometry.outLabel(port, count), Qt::AlignBottom | Qt::TextSingleLine, text.ports[port]);
}

void NodePainter::paintFarName(QPainter &painter, const NodeLook &look, const NodeText &text,
                               const NodeMood &mood) const
{
    painter.setFont(m_style.large);
    painter.setPen(m_style.color(look.disabled ? Token::Muted : Token::Text));
    painter.drawText(NodeWords(look, mood.figures, m_style, m_geometry).far(), Qt::AlignVCenter | Qt::TextWordWrap,
                     text.far);
}

std::vector<NodeMark> NodePainter::marksOf(const NodeLook &look, const NodeMood &mood, Detail detail) const
{
    std::vector<NodeMark> marks;
    if (detail == Detail::Blocks)
        return marks;
    const bool isNear = detail == Detail::All;
    const bool isShape = detail == Detail::Shapes;
    const auto place = isNear ? m_geometry.state() : isShape ? m_geometry.shape() : m_geometry.farState();
    if (mood.figures) {
        const auto [shape, token] = glyphOf(mood.figures->shown);
        marks.push_back({shape, mood.isStale ? Token::Paused : token, place});
        if (look.trouble && isNear)
            marks.push_back(troubleMark(*look.trouble, m_geometry.trouble()));
    } else if (look.trouble) {
        marks.push_back(troubleMark(*look.trouble, place));
    } else if (look.disabled) {
        marks.push_back({Shape::Dash, Token::Muted, place});
    }
    if (mood.live && mood.live->breaker && !mood.isStale && !isShape) {
        // From afar only what is out of the ordinary.
        const Glyph switched = switchOf(*mood.live->breaker);
        if (isNear || switched.token != Token::Success)
            marks.push_back({switched.shape, switched.token, isNear ? m_geometry.breaker() : m_geometry.farBreaker()});
    }
    if (isShape) {
        for (NodeMark &mark : marks)
            mark.token = Token::OnFill;
        return marks;
    }
    if (mood.breakpoint)
        marks.push_back({Shape::Square, Token::Danger, m_geometry.breakpoint()});
    if (mood.halted)
        marks.push_back({Shape::TwoBars, Token::Warning, m_geometry.halt()});
    if (mood.mocked && isNear)
        marks.push_back({Shape::HalfRing, Token::Retry, m_geometry.mock()});
    return marks;
}

void NodePainter::paintProgress(QPainter &painter, const TaskFigures &figures, double phase) const
{
    const bool isLoop = figures.items > 0;
    const double total = isLoop ? figures.items : figures.total;
    const double done = isLoop ? figures.itemsDone : figures.settled();
    const bool isActive = figures.shown == StepState::Running || (total > 1 && done < total);
    if (!isActive || figures.ofManyRuns)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_style.color(Token::Line));
    painter.drawRect(m_geometry.progress());
    painter.setBrush(m_style.color(Token::Accent));
    auto bar = m_geometry.progress();
    if (total > 1) {
        bar.setWidth(bar.width() * done / total);
    } else {
        const double length = bar.width() / 4;
        bar = {bar.left() + (bar.width() - length) * phase, bar.top(), length, bar.height()};
    }
    painter.drawRect(bar);
}

QSizeF waitingBadge(quint64 waiting, const QFontMetricsF &metrics)
{
    return {metrics.horizontalAdvance(QLocale().toString(waiting)) + metrics.ascent() + 14, metrics.height() + 2};
}

void paintWaitingBadge(QPainter &painter, const QRectF &badge, quint64 waiting, bool isGrowing,
                       const QFontMetricsF &metrics, const CanvasStyle &style)
{
    const double mark = metrics.ascent();
    const Glyph glyph = isGrowing ? Glyph{Shape::Triangle, Token::Warning} : Glyph{Shape::Clock, Token::Muted};
    painter.setPen(QPen(style.color(glyph.token), 1));
    painter.setBrush(style.color(Token::Surface));
    painter.drawRoundedRect(badge.adjusted(0.5, 0.5, -0.5, -0.5), badge.height() / 2, badge.height() / 2);
    paintGlyph(painter, {badge.left() + 5, badge.center().y() - mark / 2, mark, mark}, glyph, style.theme());
    painter.setPen(style.color(Token::Text));
    painter.drawText(badge.adjusted(mark + 8, 0, -4, 0), Qt::AlignVCenter | Qt::TextSingleLine,
                     QLocale().toString(waiting));
}

void NodePainter::paintWaiting(QPainter &painter, const NodeMood &mood, Detail detail) const
{
    if (!mood.live || mood.live->waiting == 0 || mood.isStale || detail != Detail::All)
        return;
    painter.setFont(m_style.small);
    const QRectF badge = m_geometry.waiting(waitingBadge(mood.live->waiting, m_style.smallMetrics).width());
    paintWaitingBadge(painter, badge, mood.live->waiting, mood.live->isGrowing, m_style.smallMetrics, m_style);
}

void NodePainter::paintCounts(QPainter &painter, const NodeLook &look, const NodeMood &mood, bool isBelowTwoLines,
                              Detail detail) const
{
    const NodeWords words(look, mood.figures, m_style, m_geometry);
    const double perSecond = mood.live && mood.figures && mood.figures->ofManyRuns ? mood.live->perSecond : 0;
    const auto write = [&](const QRectF &row, const QFont &font) {
        drawCounts(painter, *mood.figures, perSecond, row, font, m_style,
                   mood.isStale ? std::optional(Token::Paused) : std::nullopt);
    };
    if (detail == Detail::All && words.showsCounts()) {
        painter.setOpacity(opacityOf(mood) * inkOf(look));
        write(m_geometry.summary(isBelowTwoLines), m_style.small);
    } else if (detail == Detail::Names && words.showsFarCounts()) {
        write(m_geometry.farCounts(), m_style.large);
    }
}

} // namespace sluice
