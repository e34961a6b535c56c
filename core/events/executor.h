#pragma once

#include "core/base/clock.h"

#include <QtGlobal>

#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
class QObject;
QT_END_NAMESPACE

namespace sluice {

/// The way to the thread where one subscriber is called.
///
/// Has what it was made for run there. A burst costs one wake: the subscriber asks for no second one before the first
/// has come.
class EventWaker {
public:
    virtual ~EventWaker() = default;
    /// Soon. Thread: any.
    virtual void wake() = 0;
    /// Once this time has passed. Thread: the one where the subscriber is called.
    virtual void wakeAfter(Nanoseconds delay) = 0;
};

/// Makes the waker of one subscriber; `run` is what it runs.
using Executor = std::function<std::unique_ptr<EventWaker>(std::function<void()> run)>;

/// Runs in the event loop of the thread in which `context` lives when the subscription is made, and must run on until
/// the subscription has ended.
[[nodiscard]] Executor executorOf(QObject *context);

} // namespace sluice
