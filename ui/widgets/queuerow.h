#pragma once

#include "core/api/snapshot.h"
#include "ui/wording/componentwords.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;

namespace sluice {

class ElidedLabel;
class Figure;
class Sparkline;
class ThemeController;

/// A queue as a row: its name, its depth, the last minute as a sparkline, and how long its oldest item waits; below, how
/// much goes in and out, who paused it, and what may be done.
class QueueRow final : public QWidget {
    Q_OBJECT
public:
    explicit QueueRow(ThemeController &theme, QWidget *parent = nullptr);

    /// Shows the queue with its depth in the last minute, once a second, oldest first. `whose`: what people call the
    /// workflow or connection that it is of; empty: as its id says.
    void showQueue(const QueueSnapshot &queue, const std::vector<double> &lastMinute, const QString &whose = {});
    /// Stale values are grey.
    void setStale(bool stale);

Q_SIGNALS:
    void actionAsked(const QString &queue, sluice::QueueAction action);
    void peekAsked(const QString &queue);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void refresh();
    void refreshActions();

    QueueSnapshot m_shown;
    QString m_whose;
    ElidedLabel *m_name = nullptr;
    Figure *m_depth = nullptr;
    Sparkline *m_trend = nullptr;
    Figure *m_oldest = nullptr;
    QLabel *m_state = nullptr;
    QPushButton *m_peek = nullptr;
    QPushButton *m_pause = nullptr; ///< or resume
    QPushButton *m_purge = nullptr;
};

} // namespace sluice
