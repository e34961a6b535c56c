#pragma once

#include "ui/shell/enginestatus.h"

#include <QTimer>
#include <QWidget>

namespace sluice {

class EngineClient;
class Sparkline;
class StatusItem;
class ThemeController;

/// The status bar: state of the engine, age of the oldest heartbeat, runs, queue, throughput, breakers. Each leads to
/// its page. Greys out and says so when the engine has sent nothing for 3 s, or nothing new of its figures.
class StatusStrip final : public QWidget {
    Q_OBJECT
public:
    StatusStrip(EngineClient &engine, ThemeController &theme, QWidget *parent = nullptr);

    void retranslate();
    /// How old the oldest of what is shown anywhere is; stale figures are grey, and their age stands in place of the
    /// heartbeat.
    void showAge(Milliseconds age, bool stale);

Q_SIGNALS:
    void pageRequested(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] StatusItem *addItem(const QString &name, const QString &page);
    void take();
    void fill();
    void fillHeartbeat();
    void showSilence();

    EngineClient &m_engine;
    ThemeController &m_theme;
    RateMeter m_rate;
    EngineStatus m_status;
    bool m_hasNews = false;
    bool m_isStale = false;
    Milliseconds m_age{};
    QTimer m_silence;
    StatusItem *m_state = nullptr;
    StatusItem *m_heartbeat = nullptr;
    StatusItem *m_runs = nullptr;
    StatusItem *m_queue = nullptr;
    StatusItem *m_throughput = nullptr;
    StatusItem *m_breakers = nullptr;
    Sparkline *m_line = nullptr;
};

} // namespace sluice
