#pragma once

#include "core/api/alertfigures.h"
#include "core/base/clock.h"
#include "ui/wall/wallboard.h"

#include <QKeySequence>
#include <QTimer>
#include <QWidget>

#include <functional>

class QPushButton;

namespace sluice {

class EngineClient;
class StaleWatch;
class ThemeController;
class WallChooser;
class WallView;

/// The window of the wall: fills a screen, and is moved to another like any window once F11 has taken it off full screen.
///
/// It follows the engine only while it is seen, and counts on how old its figures are while no news come. C opens the list of
/// its cards; Escape closes that, and then the wall.
class WallWindow final : public QWidget {
    Q_OBJECT
public:
    WallWindow(EngineClient &engine, ThemeController &theme, const Clock &clock, QWidget *parent = nullptr);

    /// Fills the screen that `beside` is not on, if there is another; else that one.
    void open(const QWidget *beside);
    void setWorkspace(const QString &title);
    /// What it calls workflows from now on.
    void setNames(const WorkflowNames &names);
    /// Who keeps the last values of its cards; asked at each news while the wall is seen.
    void setLines(std::function<WallLines()> lines) { m_lines = std::move(lines); }
    /// Which cards it shows, as `choiceChanged` said it; empty: the usual ones.
    void setChoice(const QByteArray &choice);
    /// Its keys: those of the command that opens it. They change between a full screen and a window.
    void setKeys(const QKeySequence &keys) { m_keys = keys; }

Q_SIGNALS:
    /// Somebody chose other cards.
    void choiceChanged(const QByteArray &choice);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void openChooser();
    void closeChooser();
    void take(const WallChoice &choice);
    void retranslate();
    void takeNews();
    void showFigures(const EngineSnapshot &now);

    EngineClient &m_engine;
    ThemeController &m_theme;
    const Clock &m_clock;
    StaleWatch *m_watch = nullptr;
    WallView *m_view = nullptr;
    WallChooser *m_chooser = nullptr;
    QPushButton *m_choose = nullptr; ///< at the foot of the view
    QTimer m_aging;                  ///< while figures are stale and seen: nothing else happens then
    AlertRates m_rates;
    WallChoice m_choice;
    WorkflowNames m_names;
    std::function<WallLines()> m_lines;
    QString m_workspace;
    QKeySequence m_keys{Qt::Key_F11};
    QMetaObject::Connection m_following;
};

} // namespace sluice
