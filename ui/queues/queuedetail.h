#pragma once

#include "ui/models/workflownames.h"
#include "ui/queues/queueoutlook.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace sluice {

class DaySeries;
class DepthPanel;
class ElidedLabel;
class Figure;
class ListView;
class QueueItemModel;
class QueuePanel;
class StateChip;
class ThemeController;

/// One queue in full: its figures and outlook, its depth over time with its limits, who waits there, and what may be done.
class QueueDetail final : public QWidget {
    Q_OBJECT
public:
    explicit QueueDetail(ThemeController &theme, QWidget *parent = nullptr);

    void showQueue(const QueueSnapshot &queue, const QueueLimits &limits, bool hasUsualLimits, const DaySeries &depths);
    void showItems(const std::vector<QueueItem> &items, WallTime now);
    void setStale(bool stale);
    void setNames(const WorkflowNames &names);
    [[nodiscard]] const QString &queue() const noexcept { return m_shown.id; }

Q_SIGNALS:
    void ordered(const sluice::QueueRequest &request);
    void limitsSet(const QString &queue, const sluice::QueueLimits &limits);
    void limitsReset(const QString &queue);
    void runRequested(sluice::RunId run);
    void letterRequested(const QString &letter);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeLimits();
    void retranslate();
    void refresh();
    void refreshActions();
    void wordItems();
    void ask(QueueAction action);
    void takeLimits();
    void openItem(const QModelIndex &index);

    ThemeController &m_theme;
    WorkflowNames m_names;
    QueueSnapshot m_shown;
    QueueLimits m_limits;
    ElidedLabel *m_title = nullptr;
    StateChip *m_state = nullptr;
    QLabel *m_outlook = nullptr;
    std::vector<Figure *> m_figures;
    QPushButton *m_pause = nullptr;
    QPushButton *m_purge = nullptr;
    QueuePanel *m_panel = nullptr;
    DepthPanel *m_depthPanel = nullptr;
    QLabel *m_warnLabel = nullptr;
    QLabel *m_mostLabel = nullptr;
    QSpinBox *m_warn = nullptr;
    QSpinBox *m_most = nullptr;
    QPushButton *m_usual = nullptr;
    QLabel *m_itemsTitle = nullptr;
    ListView *m_items = nullptr;
    QueueItemModel *m_model = nullptr;
    bool m_isShowing = false; ///< values are put in, by nobody's hand
    bool m_isStale = false;
};

} // namespace sluice
