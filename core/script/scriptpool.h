#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/run/input.h"

#include <QCoroTask>

#include <memory>
#include <vector>

namespace sluice {

/// Evaluates JavaScript in child processes, which are killed when they take too long or too much memory.
///
/// Exists because an engine in this process cannot be stopped: an interrupt is not seen inside its built-in functions,
/// and a crash would take the window along. A child that ends costs only the evaluation that it was at: the others go
/// to its successor.
/// Thread: that on which it was made, which needs an event loop.
class ScriptPool final {
public:
    struct Settings {
        QString program;       ///< path of `sluice-script`
        quint32 processes = 1; ///< started when they are needed
        /// Of one evaluation, in real time, from when its child begins with it.
        Milliseconds timeout{2'000};
    };

    /// The clock tells scripts the time; it has to outlive this.
    ScriptPool(Settings settings, const Clock &clock);
    /// Kills the children; evaluations under way end with `script.closed`.
    ~ScriptPool();
    ScriptPool(const ScriptPool &) = delete;
    ScriptPool &operator=(const ScriptPool &) = delete;

    /// The JSON text of the value of `source`, an expression, or the body of a function if it holds `return`; undefined
    /// gives null. It sees `input`, `item`, `index`, `run` and `steps`. The same source and data give the same bytes, but for
    /// the time: its clock stands at the moment of this call.
    /// Errors: `script.threw`, `script.timeout`, `script.memory`, `script.crashed`, `script.outputTooLarge`,
    /// `script.dataUnreadable`, `script.startFailed`, `script.closed`.
    [[nodiscard]] QCoro::Task<Result<Payload>> evaluate(QString source, StepData data);

    /// Evaluations that have no answer yet.
    [[nodiscard]] std::size_t waiting() const;
    /// The children that run; those that are starting have the id 0.
    [[nodiscard]] std::vector<qint64> processIds() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace sluice
