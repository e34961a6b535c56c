#pragma once

#include "ui/queues/queueoutlook.h"

#include <QWidget>

class QLabel;
class QStackedWidget;

namespace sluice {

class DaySeries;
class DepthChart;
class GrowthTable;
class ListView;
class SegmentedControl;
class ThemeController;

/// The depth of a queue over a chosen stretch of time, as a chart or as a table, whose newest row stands first.
class DepthPanel final : public QWidget {
    Q_OBJECT
public:
    explicit DepthPanel(ThemeController &theme, QWidget *parent = nullptr);

    /// `depths` is read again whenever another stretch is chosen: it lives as long as this.
    void show(const DaySeries &depths, const QueueLimits &limits);
    void setStale(bool stale);
    void retranslate();

private:
    void refresh();
    void fillTable();

    const DaySeries *m_depths = nullptr;
    QueueLimits m_limits;
    SegmentedControl *m_range;
    SegmentedControl *m_form;
    QLabel *m_crosshair;
    QStackedWidget *m_stack;
    DepthChart *m_chart;
    ListView *m_list;
    GrowthTable *m_table;
};

} // namespace sluice
