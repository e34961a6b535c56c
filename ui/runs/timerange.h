#pragma once

#include "core/base/clock.h"

#include <QWidget>

#include <functional>
#include <optional>

class QComboBox;
class QDateTimeEdit;

namespace sluice {

/// A span of time to choose: any, the last hour and the like, or from one moment to another.
///
/// "The last hour" goes along with the clock: who lists asks for `from` anew each time.
class TimeRange final : public QWidget {
    Q_OBJECT
public:
    /// `now`: what time it is. `name` begins the object names of its parts.
    TimeRange(std::function<WallTime()> now, const QString &name, QWidget *parent = nullptr);

    /// At this moment.
    [[nodiscard]] std::optional<WallTime> from() const { return m_window ? m_now() - *m_window : m_from; }
    [[nodiscard]] std::optional<WallTime> until() const { return m_until; }
    /// How long before now it begins; none: it is no such span.
    [[nodiscard]] std::optional<Milliseconds> window() const { return m_window; }
    [[nodiscard]] bool isAny() const { return !m_window && !m_from && !m_until; }
    /// Any time; without a signal.
    void clear();

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void choose(int index);
    void takeMoments();

    std::function<WallTime()> m_now;
    QComboBox *m_choice = nullptr;
    QDateTimeEdit *m_first = nullptr;
    QDateTimeEdit *m_last = nullptr;
    std::optional<Milliseconds> m_window;
    std::optional<WallTime> m_from;
    std::optional<WallTime> m_until;
};

} // namespace sluice
