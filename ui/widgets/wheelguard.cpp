#include "ui/widgets/wheelguard.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QSlider>

namespace sluice {

bool WheelGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel && event->type() != QEvent::Polish)
        return false;
    if (!qobject_cast<QAbstractSpinBox *>(watched) && !qobject_cast<QComboBox *>(watched)
        && !qobject_cast<QSlider *>(watched))
        return false;
    auto *field = static_cast<QWidget *>(watched);
    if (event->type() == QEvent::Polish) {
        if (field->focusPolicy() == Qt::WheelFocus)
            field->setFocusPolicy(Qt::StrongFocus);
        return false;
    }
    if (field->hasFocus())
        return false;
    event->ignore(); // the page below it scrolls
    return true;
}

} // namespace sluice
