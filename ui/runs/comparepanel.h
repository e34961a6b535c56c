#pragma once

#include "core/api/engineclient.h"
#include "ui/models/liverun.h"
#include "ui/runs/runcomparison.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QStackedWidget;

namespace sluice {

class ComparisonModel;
class DifferenceModel;
class DifferenceView;
class ListView;
class PageStates;
class PayloadView;
class SegmentedControl;
class ThemeController;

/// The run that is open beside another one of its workflow: each step's state and duration in both, and where their
/// outputs differ; as a table, or as the graph of both versions with how each task compares.
class ComparePanel final : public QWidget {
    Q_OBJECT
public:
    ComparePanel(EngineClient &engine, LiveRun &run, ThemeController &theme, QWidget *parent = nullptr);
    ~ComparePanel() override;

    void compareWith(RunId other);
    [[nodiscard]] std::optional<RunId> other() const { return m_other.id(); }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeBar();
    QWidget *makeOutputs();
    void retranslate();
    void offerRuns();
    void takeRuns(const std::vector<RunSummary> &runs);
    void renew();
    void showComparison();
    void showState();
    void showStep();
    void showGraph();
    [[nodiscard]] QString nameOf(const RunSummary &run) const;

    EngineClient &m_engine;
    LiveRun &m_run;
    LiveRun m_other;
    ThemeController &m_theme;
    ComparisonModel *m_model = nullptr;
    DifferenceModel *m_differences = nullptr;
    QComboBox *m_choice = nullptr;
    QCheckBox *m_onlyDifferent = nullptr;
    QLabel *m_summary = nullptr;
    ListView *m_list = nullptr;
    SegmentedControl *m_look = nullptr;
    QStackedWidget *m_looks = nullptr;
    DifferenceView *m_graph = nullptr;
    ListView *m_places = nullptr;
    PayloadView *m_left = nullptr;
    PayloadView *m_right = nullptr;
    PageStates *m_states = nullptr;
    QTimer m_renew;
    std::optional<Error> m_failure;       ///< why the other run cannot be read
    std::optional<ComparedStep> m_chosen; ///< before the rows changed
    struct Outputs {
        Payload left;
        Payload right;
        QStringList names;
        bool operator==(const Outputs &) const = default;
    };
    std::optional<Outputs> m_shown;
};

} // namespace sluice
