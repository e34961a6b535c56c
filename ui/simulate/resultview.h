#pragma once

#include "ui/simulate/findings.h"
#include "ui/simulate/heatcanvas.h"

#include <QStandardItemModel>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace sluice {

class DurationChart;
class ListView;
class SegmentedControl;
class ThemeController;
class TimeChart;

/// What a simulation came to: sentences, the graph as a heat map, how long runs take and how queues go over time.
class ResultView final : public QWidget {
    Q_OBJECT
public:
    ResultView(const TaskCatalog &catalog, ThemeController &theme, QWidget *parent = nullptr);

    /// Shows a workflow of which nothing was simulated yet.
    void showWorkflow(const Workflow &workflow);
    /// `then`: the other setting, if there was one.
    void showResult(const SimulationResult &now, const std::optional<SimulationResult> &then);
    [[nodiscard]] const std::optional<SimulationResult> &result() const noexcept { return m_now; }

Q_SIGNALS:
    void taskChosen(const QString &task);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showFindings();
    void showHeat();
    void showQueues();
    void showTable();
    void retranslate();

    ThemeController &m_theme;
    TaskTitles m_titles;
    std::optional<SimulationResult> m_now;
    std::optional<SimulationResult> m_then;
    QLabel *m_findings = nullptr;
    SegmentedControl *m_kind = nullptr;
    SegmentedControl *m_which = nullptr;
    QLabel *m_legend = nullptr;
    HeatCanvas *m_canvas = nullptr;
    QLabel *m_durationsTitle = nullptr;
    DurationChart *m_durations = nullptr;
    TimeChart *m_queues = nullptr;
    SegmentedControl *m_form = nullptr; ///< charts, or their figures as a table
    QStandardItemModel m_figures;
    ListView *m_table = nullptr;
    QVBoxLayout *m_column = nullptr;
};

} // namespace sluice
