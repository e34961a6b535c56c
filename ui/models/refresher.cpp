#include "ui/models/refresher.h"

#include <QEvent>

#include <utility>

namespace sluice {

Refresher::Refresher(Milliseconds interval, QObject *parent)
    : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(interval);
    connect(&m_pause, &QTimer::timeout, this, &Refresher::ask);
}

void Refresher::request()
{
    m_isWanted = true;
    ask();
}

void Refresher::requestNow()
{
    m_pause.stop();
    request();
}

void Refresher::answered()
{
    m_isAsking = false;
    ask();
}

void Refresher::release()
{
    --m_holds;
    ask();
}

void Refresher::holdWhileHidden(QWidget *page)
{
    page->installEventFilter(this);
    if (!std::exchange(m_isHidden, !page->isVisible()) && m_isHidden)
        hold();
}

bool Refresher::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show && std::exchange(m_isHidden, false))
        release();
    else if (event->type() == QEvent::Hide && !std::exchange(m_isHidden, true))
        hold();
    return QObject::eventFilter(watched, event);
}

void Refresher::ask()
{
    if (!m_isWanted || m_isAsking || m_holds > 0 || m_pause.isActive())
        return;
    m_isWanted = false;
    m_isAsking = true;
    m_pause.start();
    Q_EMIT due();
}

} // namespace sluice
