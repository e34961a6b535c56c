#pragma once

#include <QObject>

namespace sluice {

/// Says on standard output when the first frame of the first window is on screen, by the machine's monotonic clock in
/// milliseconds, and ends the program then. For the bench, which knows when it started the program.
class FirstFrame final : public QObject {
    Q_OBJECT
public:
    FirstFrame();

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool m_isPainted = false;
};

} // namespace sluice
