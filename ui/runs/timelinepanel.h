#pragma once

#include "core/base/ids.h"

#include <QWidget>

class QCheckBox;
class QStackedWidget;
class QToolButton;

namespace sluice {

class BarLegend;
class ElidedLabel;
class GanttView;
class ListView;
class LiveRun;
class LiveTimeline;
class SegmentedControl;
class ThemeController;
class TimelineModel;

/// The timeline of a run: as a chart with its legend, or as a table; what is chosen in words below.
class TimelinePanel final : public QWidget {
    Q_OBJECT
public:
    TimelinePanel(LiveRun &run, ThemeController &theme, QWidget *parent = nullptr);

    void chooseStep(StepIndex step);

Q_SIGNALS:
    /// Somebody wants to see this step in full.
    void stepRequested(sluice::StepIndex step);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeBar();
    void retranslate();
    void dress();
    void showForm();
    void showCurrent();

    ThemeController &m_theme;
    LiveTimeline *m_live = nullptr;
    SegmentedControl *m_form = nullptr;
    QCheckBox *m_onlyCritical = nullptr;
    QToolButton *m_zoomIn = nullptr;
    QToolButton *m_zoomOut = nullptr;
    QToolButton *m_fit = nullptr;
    BarLegend *m_legend = nullptr;
    QStackedWidget *m_stack = nullptr;
    GanttView *m_chart = nullptr;
    TimelineModel *m_model = nullptr;
    ListView *m_table = nullptr;
    ElidedLabel *m_current = nullptr;
};

} // namespace sluice
