#pragma once

#include "core/api/queues.h"

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;

namespace sluice {

class ThemeController;

/// What opens under a queue: the question why it is to be paused or purged, or a list of those who wait first.
///
/// Hidden until `ask` or `showItems`. Escape and the second button close it without effect. Return in the reason confirms.
class QueuePanel final : public QWidget {
    Q_OBJECT
public:
    explicit QueuePanel(ThemeController &theme, QWidget *parent = nullptr);

    /// Pause or purge; a resume needs no question.
    void ask(const QString &queue, QueueAction action);
    void showItems(const QString &queue, const std::vector<QueueItem> &items);

Q_SIGNALS:
    void confirmed(const sluice::QueueRequest &request);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    void check();
    void confirm();

    QString m_queue;
    QueueAction m_action = QueueAction::Pause;
    std::vector<QueueItem> m_items;
    bool m_isList = false;
    QLabel *m_text = nullptr;
    QLineEdit *m_reason = nullptr;
    QPushButton *m_confirm = nullptr;
    QPushButton *m_close = nullptr;
};

/// What an order to a queue came to, in one sentence.
[[nodiscard]] QString queueOutcomeText(const QueueRequest &request, const QueueOutcome &outcome);
/// One of those who wait, on one line: how long, which run, workflow and task, when it is due.
[[nodiscard]] QString queueItemText(const QueueItem &item);

} // namespace sluice
