#pragma once

#include "core/api/engineclient.h"
#include "ui/models/workflownames.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;

namespace sluice {

class FilterEdit;
class ThemeController;
class TimeRange;

/// The filters above the list of runs: words, workflow, state, time and trigger, in any combination.
class RunFilterBar final : public QWidget {
    Q_OBJECT
public:
    /// `now`: what time it is, for "the last hour".
    RunFilterBar(std::function<WallTime()> now, ThemeController &theme, QWidget *parent = nullptr);

    /// As of this moment.
    [[nodiscard]] RunFilter filter() const;
    /// Of a filter that goes along with the clock: how long before now it begins.
    [[nodiscard]] std::optional<Milliseconds> window() const;
    [[nodiscard]] bool isFiltering() const;
    /// Shows all runs; one signal at the most.
    void clear();
    void setWorkflow(const NamedId &workflow);
    /// Adds workflows to choose from; those that are there stay.
    void offerWorkflows(const std::vector<NamedId> &workflows) const;
    /// How much matches, at the end of the bar: "12 runs", "12 runs so far, searched down to run 4711".
    struct Count {
        quint64 runs = 0;
        bool isOpen = false;                  ///< there may be more
        std::optional<RunId> searchedTo = {}; ///< while it is searched
        quint64 unsearched = 0;
        bool operator==(const Count &) const = default;
    };
    void setCount(const Count &count);
    void focusText();

Q_SIGNALS:
    void filterChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void announce();
    void wordCount();

    QComboBox *m_workflow = nullptr;
    QComboBox *m_state = nullptr;
    TimeRange *m_time = nullptr;
    QComboBox *m_trigger = nullptr;
    FilterEdit *m_text = nullptr;
    QLabel *m_count = nullptr;
    Count m_shown;
    bool m_isClearing = false;
};

} // namespace sluice
