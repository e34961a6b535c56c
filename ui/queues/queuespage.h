#pragma once

#include "core/api/engineclient.h"
#include "ui/models/workflownames.h"
#include "ui/queues/queueoutlook.h"

#include <QTimer>
#include <QWidget>

namespace sluice {

class InfoBar;
class ListView;
class PageStates;
class QueueDetail;
class QueueHistory;
class QueueModel;
class StaleWatch;
class ThemeController;

/// The page Queues: all queues in a table, and the chosen one in full below it.
///
/// It follows the engine's snapshots while it is seen; the depths of the last day are sampled always.
/// Thread: UI.
class QueuesPage final : public QWidget {
    Q_OBJECT
public:
    QueuesPage(EngineClient &engine, ThemeController &theme, const Clock &clock, QWidget *parent = nullptr);

    void chooseQueue(const QString &queue);
    /// What the page calls workflows and tasks from now on.
    void setNames(const WorkflowNames &names);
    /// The limits that were set, to be kept and given back.
    void setLimits(const QByteArray &json);

Q_SIGNALS:
    void limitsChanged(const QByteArray &json);
    /// So many queues are over their limits.
    void overLimitsChanged(quint64 count);
    void runRequested(sluice::RunId run);
    void letterRequested(const QString &letter);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void count();
    void refresh();
    void showChosen();
    void peek();
    void order(const QueueRequest &request);
    void keepLimits();
    void showStale();
    [[nodiscard]] bool isStale() const;

    EngineClient &m_engine;
    const Clock &m_clock;
    QueueLimitBook m_limits;
    WorkflowNames m_names;
    QueueHistory *m_history = nullptr;
    StaleWatch *m_watch = nullptr;
    QueueModel *m_model = nullptr;
    InfoBar *m_bar = nullptr;
    ListView *m_list = nullptr;
    QueueDetail *m_detail = nullptr;
    PageStates *m_states = nullptr;
    std::optional<Error> m_failure; ///< of the whole engine
    QTimer m_peek;
    quint64 m_over = 0;
    bool m_isPeeking = false;
};

} // namespace sluice
