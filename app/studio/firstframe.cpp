#include "app/studio/firstframe.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTextStream>
#include <QTimer>
#include <QWidget>

namespace sluice {

FirstFrame::FirstFrame()
{
    qApp->installEventFilter(this);
}

/// What is painted is flushed in the same event; what is posted then comes after it.
bool FirstFrame::eventFilter(QObject *watched, QEvent *event)
{
    const auto *widget = qobject_cast<QWidget *>(watched);
    if (!m_isPainted && event->type() == QEvent::Paint && widget && widget->isWindow()) {
        m_isPainted = true;
        QTimer::singleShot(0, this, [] {
            QElapsedTimer now;
            now.start();
            QTextStream(stdout) << now.msecsSinceReference() << '\n';
            QCoreApplication::quit();
        });
    }
    return false;
}

} // namespace sluice
