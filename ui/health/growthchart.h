#pragma once

#include "core/api/growth.h"
#include "ui/theme/livevalue.h"

#include <QList>
#include <QPointF>
#include <QWidget>

class QAreaSeries;
class QCategoryAxis;
class QChart;
class QChartView;
class QLabel;
class QLineSeries;
class QValueAxis;

namespace sluice {

class FlowLayout;
class LegendEntry;
class ThemeController;

/// Users who joined on each of the last days, and who are expected to on the days to come, with the band in which they
/// will lie. Days count from the first that is forecast.
class GrowthChart final : public QWidget, public LiveValue {
    Q_OBJECT
public:
    explicit GrowthChart(ThemeController &theme, QWidget *parent = nullptr);

    void showForecast(const std::vector<GrowthPeriod> &past, const std::vector<ForecastPoint> &users);
    void retranslate();
    void setStale(bool stale) override;
    [[nodiscard]] bool isStale() const override { return m_isStale; }
    /// As drawn: x are days from the first that is forecast.
    [[nodiscard]] QList<QPointF> past() const;
    [[nodiscard]] QList<QPointF> expected() const;
    [[nodiscard]] QList<QPointF> bandTop() const;
    [[nodiscard]] QList<QPointF> bandFoot() const;
    [[nodiscard]] QStringList axisLabels() const;

    [[nodiscard]] QSize sizeHint() const override { return {420, 240}; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void dress();
    void placePlot();
    void scaleTo(double highest);
    void nameDays(int first, int last, WallTime origin, Milliseconds period);

    ThemeController &m_theme;
    QLabel *m_title = nullptr;
    FlowLayout *m_legend = nullptr;
    LegendEntry *m_pastEntry = nullptr;
    LegendEntry *m_meanEntry = nullptr;
    LegendEntry *m_bandEntry = nullptr;
    QChart *m_chart = nullptr;
    QChartView *m_view = nullptr;
    QLineSeries *m_past = nullptr;
    QLineSeries *m_mean = nullptr;
    QLineSeries *m_top = nullptr;
    QLineSeries *m_foot = nullptr;
    QAreaSeries *m_band = nullptr;
    QCategoryAxis *m_days = nullptr;
    QValueAxis *m_users = nullptr;
    double m_highest = 0;
    bool m_isStale = false;
};

} // namespace sluice
