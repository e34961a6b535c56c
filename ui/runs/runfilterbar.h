#pragma once

#include "core/api/engineclient.h"
#include "ui/models/workflownames.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace sluice {

class FilterEdit;
class ThemeController;

/// The filters above the list of runs: workflow, state and text.
class RunFilterBar final : public QWidget {
    Q_OBJECT
public:
    explicit RunFilterBar(ThemeController &theme, QWidget *parent = nullptr);

    [[nodiscard]] RunFilter filter() const;
    [[nodiscard]] bool isFiltering() const;
    /// Shows all runs; one signal at the most.
    void clear();
    void setWorkflow(const NamedId &workflow);
    /// Adds workflows to choose from; those that are there stay.
    void offerWorkflows(const std::vector<NamedId> &workflows) const;
    /// "12 runs", at the end of the bar.
    void setCount(quint64 count);
    void focusText();

Q_SIGNALS:
    void filterChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void announce();

    QComboBox *m_workflow = nullptr;
    QComboBox *m_state = nullptr;
    FilterEdit *m_text = nullptr;
    QLabel *m_count = nullptr;
    quint64 m_runs = 0;
    bool m_isClearing = false;
};

} // namespace sluice
