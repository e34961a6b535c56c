#pragma once

#include "core/api/engineclient.h"
#include "ui/models/workflownames.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QPushButton;

namespace sluice {

class FilterEdit;
class SegmentedControl;
class ThemeController;
class TimeRange;

/// The filters above the list of dead letters, and whether it is grouped by cause.
class LetterFilterBar final : public QWidget {
    Q_OBJECT
public:
    /// `now`: what time it is.
    LetterFilterBar(std::function<WallTime()> now, ThemeController &theme, QWidget *parent = nullptr);

    [[nodiscard]] LetterFilter filter() const;
    /// How long before now letters begin to count; none: it is no such span.
    [[nodiscard]] std::optional<Milliseconds> window() const;
    /// Whether something is hidden of the letters that wait for a person.
    [[nodiscard]] bool isFiltering() const;
    /// Shows all open letters; one signal at the most.
    void clear();
    void setWorkflow(const NamedId &workflow);
    void offer(const std::vector<NamedId> &workflows, const std::vector<NamedId> &tasks,
               const std::vector<NamedId> &connections) const;
    /// Letters that match, and their causes; 0: they are not grouped.
    void setCount(quint64 total, quint64 causes);
    /// Puts something else that belongs to the list at the end of the bar.
    void addTool(QWidget *tool);

Q_SIGNALS:
    void filterChanged();
    void groupingChanged(bool grouped);
    /// All open letters that match are to be retried.
    void retryAllRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void announce();
    void offerRetry();
    [[nodiscard]] std::vector<QComboBox *> boxes() const;

    SegmentedControl *m_grouping = nullptr;
    QComboBox *m_workflow = nullptr;
    QComboBox *m_task = nullptr;
    QComboBox *m_connection = nullptr;
    QComboBox *m_failure = nullptr;
    TimeRange *m_time = nullptr;
    QComboBox *m_kind = nullptr;
    QComboBox *m_state = nullptr;
    FilterEdit *m_text = nullptr;
    QLabel *m_count = nullptr;
    QPushButton *m_retryAll = nullptr;
    quint64 m_total = 0;
    quint64 m_causes = 0;
    bool m_isClearing = false;
};

} // namespace sluice
