#pragma once

#include "core/api/alertfigures.h"
#include "core/base/clock.h"

#include <QKeySequence>
#include <QTimer>
#include <QWidget>

namespace sluice {

class EngineClient;
class StaleWatch;
class ThemeController;
class WallView;

/// The window of the wall: fills a screen, and is moved to another like any window once F11 has taken it off full screen.
///
/// It follows the engine only while it is seen, and counts on how old its figures are while no news come. Escape
/// closes it.
class WallWindow final : public QWidget {
    Q_OBJECT
public:
    WallWindow(EngineClient &engine, ThemeController &theme, const Clock &clock, QWidget *parent = nullptr);

    /// Fills the screen that `beside` is not on, if there is another; else that one.
    void open(const QWidget *beside);
    void setWorkspace(const QString &title);
    /// Its keys: those of the command that opens it. They change between a full screen and a window.
    void setKeys(const QKeySequence &keys) { m_keys = keys; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void take();
    void showFigures(const EngineSnapshot &now);

    EngineClient &m_engine;
    ThemeController &m_theme;
    const Clock &m_clock;
    StaleWatch *m_watch = nullptr;
    WallView *m_view = nullptr;
    QTimer m_aging; ///< while figures are stale and seen: nothing else happens then
    AlertRates m_rates;
    QString m_workspace;
    QKeySequence m_keys{Qt::Key_F11};
    QMetaObject::Connection m_following;
};

} // namespace sluice
