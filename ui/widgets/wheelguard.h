#pragma once

#include <QObject>

namespace sluice {

/// Lets the wheel scroll a page past its fields: numbers, sliders and choices change by it only while they have the focus,
/// and do not take the focus by it. Made to filter the events of the whole program. Thread: of the window.
class WheelGuard final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace sluice
