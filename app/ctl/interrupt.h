#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace sluice::ctl {

/// Turns SIGINT, SIGTERM and SIGHUP into Qt signals while it lives.
/// Thread: the one that made it; one at a time in a program, since signals belong to the process.
class Interrupt final : public QObject {
    Q_OBJECT
public:
    Interrupt();
    ~Interrupt() override;

    /// Whoever started the program wants it to go on without its terminal, as `nohup` does.
    [[nodiscard]] bool outlivesItsTerminal() const { return m_outlivesItsTerminal; }

Q_SIGNALS:
    /// It is to end: SIGINT or SIGTERM.
    void caught();
    /// SIGHUP: the terminal is gone, or whoever serves is to read its settings again.
    void hungUp();

private:
    void take();

    int m_signals = -1;
    bool m_outlivesItsTerminal = false;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace sluice::ctl
