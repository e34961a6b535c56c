#include "ui/canvas/nodewords.h"

#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace sluice {

namespace {

/// Of the height of two lines, this much is empty above and below the letters.
constexpr double kSpare = 8;
/// Of a line that is never wrapped.
constexpr double kEndless = 1 << 24;

/// Lays text out as QPainter::drawText does: in one line, or wrapped at words.
std::vector<PlacedGlyphs> laidOut(const QString &text, const QFont &font, const QRectF &place, Qt::Alignment alignment,
                                  bool wraps)
{
    if (text.isEmpty())
        return {};
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(wraps ? QTextOption::WordWrap : QTextOption::NoWrap);
    layout.setTextOption(option);
    const double leading = QFontMetricsF(font).leading();
    double height = -leading;
    layout.beginLayout();
    for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(wraps ? place.width() : kEndless);
        height = std::ceil(height + leading);
        line.setPosition({0, height});
        height += line.height();
    }
    layout.endLayout();
    const double spare = place.height() - height;
    const QPointF corner = place.topLeft() + QPointF(0, alignment & Qt::AlignBottom ? spare : spare / 2);
    std::vector<PlacedGlyphs> glyphs;
    for (const auto &run : layout.glyphRuns())
        glyphs.push_back({corner, run});
    return glyphs;
}

} // namespace

Detail detailAt(double zoom)
{
    if (zoom < 0.15)
        return Detail::Blocks;
    if (zoom < 0.28)
        return Detail::Shapes;
    return zoom < 0.62 ? Detail::Names : Detail::All;
}

QString NodeWords::liveText() const
{
    if (!m_figures)
        return {};
    const QLocale locale;
    // lupdate overlooks a text whose count is a cast.
    const auto items = static_cast<int>(m_figures->items);
    if (items > 0)
        return QCoreApplication::translate("NodePainter", "%1 of %n item(s)", nullptr, items)
            .arg(locale.toString(m_figures->itemsDone));
    if (m_figures->isMany())
        return {};
    QStringList parts;
    if (m_figures->took)
        parts.push_back(durationText(*m_figures->took));
    if (m_figures->attempts > 1)
        parts.push_back(QCoreApplication::translate("NodePainter", "%n attempt(s)", nullptr, m_figures->attempts));
    return parts.join(QStringLiteral(" · "));
}

bool NodeWords::showsFarCounts() const
{
    const double room = m_geometry.farName(true, true).height() + m_geometry.farCounts().height();
    return showsCounts() && 2 * m_style.largeMetrics.height() <= room + kSpare;
}

bool NodeWords::showsPorts() const
{
    // The counts of a run on the edges need the room of the names.
    const bool hasCounts = m_figures && std::ranges::any_of(m_figures->left, [](quint32 passed) { return passed > 1; });
    return m_look.outPorts.size() > 1 && !hasCounts;
}

NodeText NodeWords::cut() const
{
    NodeText text;
    const auto &title = m_look.title;
    const double titleWidth = m_geometry.title(hasState(), false).width();
    if (m_style.titleMetrics.horizontalAdvance(title) > titleWidth) {
        const auto twoLines = m_style.titleMetrics.boundingRect(QRectF(0, 0, titleWidth, 1), Qt::TextWordWrap, title);
        text.isWrapped = twoLines.width() <= titleWidth && twoLines.height() < 2.5 * m_style.titleMetrics.height();
    }
    text.title = text.isWrapped ? title : m_style.titleMetrics.elidedText(title, Qt::ElideRight, titleWidth);
    const auto farRoom = far();
    const auto wrapped = m_style.largeMetrics.boundingRect(QRectF(QPointF(), farRoom.size()), Qt::TextWordWrap, title);
    const bool fits = wrapped.height() <= farRoom.height() && wrapped.width() <= farRoom.width();
    text.far = fits ? title : m_style.largeMetrics.elidedText(title, Qt::ElideRight, farRoom.width());
    const auto live = liveText();
    const double room = m_geometry.summary(text.isWrapped).width() - (m_look.trouble ? 18 : 0);
    text.second = m_style.smallMetrics.elidedText(live.isEmpty() ? m_look.summary : live, Qt::ElideRight, room);
    for (const auto &port : m_look.outPorts)
        text.ports.push_back(
            m_style.smallMetrics.elidedText(catalogText(port), Qt::ElideRight, m_geometry.outLabel(0, 1).width()));
    return text;
}

NodeGlyphs glyphsOf(const NodeText &text, const NodeLook &look, const std::optional<TaskFigures> &figures,
                    const CanvasStyle &style, const NodeGeometry &geometry)
{
    const NodeWords words(look, figures, style, geometry);
    NodeGlyphs glyphs;
    glyphs.title = laidOut(text.title, style.title, words.title(text.isWrapped), Qt::AlignVCenter, text.isWrapped);
    if (!words.showsCounts())
        glyphs.second = laidOut(text.second, style.small, geometry.summary(text.isWrapped), Qt::AlignVCenter, false);
    glyphs.far = laidOut(text.far, style.large, words.far(), Qt::AlignVCenter, true);
    if (!words.showsPorts())
        return glyphs;
    const auto count = static_cast<int>(text.ports.size());
    for (int port = 0; port < count; ++port) {
        const auto label = laidOut(text.ports[port], style.small, geometry.outLabel(port, count), Qt::AlignBottom,
                                   false);
        glyphs.ports.insert(glyphs.ports.end(), label.begin(), label.end());
    }
    return glyphs;
}

} // namespace sluice
