#pragma once

#include <QObject>

#include <memory>

class QMenu;
class QSystemTrayIcon;
class QWidget;

namespace sluice {

/// Keeps the window out of sight while the program goes on: in the tray of the desktop, or minimised where there is none.
/// Whatever shows the window again ends that.
class Background final : public QObject {
    Q_OBJECT
public:
    explicit Background(QWidget *window);
    ~Background() override;

    void enter();
    /// Shows the window.
    void leave();

Q_SIGNALS:
    /// Asked for in the tray; the window is shown again, for what it may want to ask.
    void quitRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_window = nullptr;
    std::unique_ptr<QMenu> m_menu;
    std::unique_ptr<QSystemTrayIcon> m_icon; ///< while it is in the tray
};

} // namespace sluice
