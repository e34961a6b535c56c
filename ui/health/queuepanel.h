#pragma once

#include "core/api/queues.h"
#include "ui/health/orderpanel.h"
#include "ui/models/workflownames.h"

#include <vector>

namespace sluice {

/// What opens under a queue: the question why it is to be paused or purged, or a list of those who wait first.
class QueuePanel final : public OrderPanel {
    Q_OBJECT
public:
    explicit QueuePanel(ThemeController &theme, QWidget *parent = nullptr);

    /// Pause or purge; a resume needs no question. `depth`: so many wait there now.
    void ask(const QString &queue, QueueAction action, quint64 depth);
    /// What it calls workflows and tasks from now on.
    void setNames(const WorkflowNames &names) { m_names = names; }
    void showItems(const QString &queue, const std::vector<QueueItem> &items);

Q_SIGNALS:
    void confirmed(const sluice::QueueRequest &request);

private:
    [[nodiscard]] Question question() const override;
    void confirmWith(const QString &reason) override;
    [[nodiscard]] QString list() const;

    WorkflowNames m_names;
    QString m_queue;
    QueueAction m_action = QueueAction::Pause;
    quint64 m_depth = 0;
    std::vector<QueueItem> m_items;
    bool m_isList = false;
};

/// What an order to a queue came to, in one sentence.
[[nodiscard]] QString queueOutcomeText(const QueueRequest &request, const QueueOutcome &outcome,
                                       const WorkflowNames &names = {});
/// One of those who wait, on one line: how long, which run, workflow and task, when it is due.
[[nodiscard]] QString queueItemText(const QueueItem &item, const WorkflowNames &names = {});

} // namespace sluice
