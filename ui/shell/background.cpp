#include "ui/shell/background.h"

#include <QEvent>
#include <QMenu>
#include <QSystemTrayIcon>
#include <QWidget>

namespace sluice {

Background::Background(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    m_window->installEventFilter(this);
}

Background::~Background() = default;

void Background::enter()
{
    if (!QSystemTrayIcon::isSystemTrayAvailable()) {
        m_window->showMinimized();
        return;
    }
    m_menu = std::make_unique<QMenu>();
    m_menu->addAction(tr("Show the window"), this, &Background::leave);
    m_menu->addAction(tr("Quit"), this, [this] {
        leave();
        Q_EMIT quitRequested();
    });
    m_icon = std::make_unique<QSystemTrayIcon>(m_window->windowIcon());
    m_icon->setToolTip(m_window->windowTitle());
    m_icon->setContextMenu(m_menu.get());
    connect(m_icon.get(), &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason != QSystemTrayIcon::Context)
            leave();
    });
    m_icon->show();
    m_window->hide();
}

void Background::leave()
{
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

bool Background::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && event->type() == QEvent::Show && m_icon) {
        m_icon->hide();
        // The menu of the icon may be what has shown the window.
        m_icon.release()->deleteLater();
        m_menu.release()->deleteLater();
    }
    return false;
}

} // namespace sluice
