#pragma once

#include <QObject>

namespace sluice {

class EngineClient;
class QuitPanel;
class ThemeController;

/// Decides whether the window may close: at once when nothing is at work, else as the person says.
class QuitGuard final : public QObject {
    Q_OBJECT
public:
    QuitGuard(EngineClient &engine, ThemeController &theme, QWidget *window);

    /// True: close now. False: the person is being asked, and `confirmed` comes if they want to.
    [[nodiscard]] bool mayClose();
    void retranslate();

Q_SIGNALS:
    void confirmed();

private:
    void drain();
    void watchDrain();
    void stay();
    void confirm();

    EngineClient &m_engine;
    QuitPanel *m_panel = nullptr;
    bool m_isConfirmed = false;
    bool m_isDraining = false;
};

} // namespace sluice
