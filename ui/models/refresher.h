#pragma once

#include "core/base/clock.h"

#include <QObject>
#include <QTimer>
#include <QWidget>

namespace sluice {

/// Decides when a list asks the engine again: one question at a time, not more often than its interval, and none while
/// it is held. What is asked for in between becomes one question.
class Refresher final : public QObject {
    Q_OBJECT
public:
    explicit Refresher(Milliseconds interval, QObject *parent = nullptr);

    /// Asks once the interval is over.
    void request();
    /// Asks as soon as no question is under way.
    void requestNow();
    /// The answer to `due` came.
    void answered();
    /// Holds nest.
    void hold() { ++m_holds; }
    void release();
    /// Holds while a page is hidden.
    void holdWhileHidden(QWidget *page);
    void setInterval(Milliseconds interval) { m_pause.setInterval(interval); }
    [[nodiscard]] bool isAsking() const noexcept { return m_isAsking; }

Q_SIGNALS:
    /// Ask now; tell `answered` when the answer is there.
    void due();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask();

    QTimer m_pause;
    int m_holds = 0;
    bool m_isHidden = false; ///< that is one of them
    bool m_isWanted = false;
    bool m_isAsking = false;
};

} // namespace sluice
