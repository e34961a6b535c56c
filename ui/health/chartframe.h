#pragma once

#include <QRectF>
#include <QString>

class QAbstractAxis;
class QChart;
class QChartView;

namespace sluice {

class Theme;

/// What all line charts of Health have in common: no frame and no legend of Qt's, nothing that moves, and the wheel scrolls
/// the page below them.
void setUpChart(QChart &chart, QChartView &view, int leastHeight);
/// Fonts and colours of both axes; of the lines, those of the grid that lie level are seen.
void dressAxes(const Theme &theme, QAbstractAxis &across, QAbstractAxis &up);
/// Where the plot lies within a view: in one place, so that it does not jump when a label of an axis grows by a digit.
/// `label`: the widest one of the axis across.
[[nodiscard]] QRectF plotPlace(const Theme &theme, const QChartView &view, const QString &label);

} // namespace sluice
