#include "ui/canvas/partmarks.h"

#include "ui/canvas/canvasstyle.h"
#include "ui/wording/formats.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <QStringList>

#include <algorithm>
#include <map>

namespace sluice {

namespace {

struct MarkWords {
    Q_DECLARE_TR_FUNCTIONS(PartMarks)
};

constexpr double kChipHeight = 18;
constexpr double kMostMarkScale = 2.5; ///< words grow no larger against the nodes
constexpr double kWordsFrom = 0.3; ///< zoom below which the symbol alone shows
constexpr double kFrameGap = 5;
constexpr double kFrameWidth = 2.5;
constexpr double kEdgeWidth = 3.5;

} // namespace

MarkLook lookOf(PartMark mark)
{
    switch (mark) {
    case PartMark::Added:
        return {Token::Success, QStringLiteral("+"), MarkWords::tr("new"), Qt::SolidLine};
    case PartMark::Removed:
        return {Token::Danger, QString(QChar(0x2212)), MarkWords::tr("removed"), Qt::DashLine};
    case PartMark::Changed:
        return {Token::Warning, QString(QChar(0x2260)), MarkWords::tr("changed"), Qt::SolidLine};
    case PartMark::Moved:
        return {Token::Accent, QString(QChar(0x2194)), MarkWords::tr("moved"), Qt::DotLine};
    case PartMark::Conflict:
        return {Token::Danger, QStringLiteral("!"), MarkWords::tr("changed by both"), Qt::DashDotLine};
    case PartMark::Same:
        return {Token::Success, QStringLiteral("="), MarkWords::tr("the same"), Qt::SolidLine};
    case PartMark::Different:
        return {Token::Warning, QString(QChar(0x2260)), MarkWords::tr("differs"), Qt::DashLine};
    case PartMark::OnlyLeft:
        return {Token::Accent, QString(QChar(0x25E7)), MarkWords::tr("only in this run"), Qt::DotLine};
    case PartMark::OnlyRight:
        return {Token::Retry, QString(QChar(0x25E8)), MarkWords::tr("only in the other"), Qt::DashDotLine};
    }
    return {};
}

QString countsText(const DifferenceGraph &graph)
{
    std::map<PartMark, quint64> counts;
    for (const auto &[key, mark] : graph.marks)
        ++counts[mark];
    QStringList texts;
    for (const auto &[mark, count] : counts) {
        const MarkLook look = lookOf(mark);
        texts += MarkWords::tr("%1 %2 %3", "symbol, how many parts, what became of them: + 2 new")
                     .arg(look.symbol, numberText(count), look.word);
    }
    return texts.join(QStringLiteral(" · "));
}

MarkPainter::MarkPainter(QPainter &painter, const CanvasStyle &style, double zoom)
    : m_painter(painter)
    , m_style(style)
    , m_scale(std::clamp(1 / zoom, 1.0, kMostMarkScale))
    , m_hasWords(zoom >= kWordsFrom)
{
    painter.setRenderHint(QPainter::Antialiasing);
}

QPen MarkPainter::pen(PartMark mark, double width) const
{
    const MarkLook look = lookOf(mark);
    QPen made(m_style.color(look.token), width * m_scale, look.line, Qt::FlatCap, Qt::RoundJoin);
    return made;
}

void MarkPainter::fade(const QRectF &body, double share) const
{
    QColor veil = m_style.color(Token::Background);
    veil.setAlphaF(static_cast<float>(share));
    m_painter.fillRect(body.adjusted(-6, -3, 6, 3), veil);
}

void MarkPainter::frame(const QRectF &body, PartMark mark) const
{
    m_painter.setPen(pen(mark, kFrameWidth));
    m_painter.setBrush(Qt::NoBrush);
    const double gap = kFrameGap;
    m_painter.drawRoundedRect(body.adjusted(-gap, -gap, gap, gap), kRadius + gap, kRadius + gap);
    chip(body.topLeft() + QPointF(kRadius, -gap), mark, m_hasWords);
}

/// Its middle lies on the line below `left`.
void MarkPainter::chip(QPointF left, PartMark mark, bool withWord) const
{
    const MarkLook look = lookOf(mark);
    const QString text = withWord ? look.symbol + u' ' + look.word : look.symbol;
    m_painter.save();
    m_painter.translate(left);
    m_painter.scale(m_scale, m_scale);
    const double width = m_style.smallMetrics.horizontalAdvance(text) + 12;
    const QRectF place(0, -kChipHeight / 2, width, kChipHeight);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_style.color(look.token));
    m_painter.drawRoundedRect(place, kChipHeight / 2, kChipHeight / 2);
    m_painter.setPen(m_style.color(Token::OnFill));
    m_painter.setFont(m_style.small);
    m_painter.drawText(place, Qt::AlignCenter, text);
    m_painter.restore();
}

void MarkPainter::edge(const QPainterPath &curve, PartMark mark) const
{
    m_painter.setPen(pen(mark, kEdgeWidth));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawPath(curve);
    chip(curve.pointAtPercent(0.5) - QPointF(8 * m_scale, 0), mark, false);
}

void MarkPainter::trail(const QRectF &was, const QRectF &is) const
{
    QPen line = pen(PartMark::Moved, 1.5);
    m_painter.setPen(line);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRoundedRect(was, kRadius, kRadius);
    m_painter.drawLine(was.center(), is.center());
}

} // namespace sluice
