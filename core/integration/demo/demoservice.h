#pragma once

#include "core/base/result.h"
#include "core/integration/demo/democonfig.h"
#include "core/integration/demo/demoroutes.h"

#include <memory>

namespace sluice {

/// A real HTTP/1.1 service for the sample workspace, tests and benchmarks, with faults that can be foreseen.
///
/// It answers GET /rates/{code}, /echo, /status/{code}, /delay/{ms} and GET and PUT /control (see DemoRoutes), keeps
/// connections alive, and limits heads to 16 KiB, bodies to 1 MiB and idle connections to 30 s. It is no part of the
/// engine: nothing in the engine knows that it is there.
/// Thread: runs on one thread of its own; all functions may be called from any thread.
class DemoService {
public:
    /// Listens and serves until destroyed.
    /// Errors: `demo.addressInvalid`, `demo.addressInUse`, `demo.addressDenied`, `demo.addressForeign`,
    /// `demo.listenFailed`.
    /// `faults` is called on the service's thread.
    [[nodiscard]] static Result<std::unique_ptr<DemoService>> start(const DemoConfig &config, DemoFaults faults = {});

    /// Stops listening, drops the connections and ends the thread.
    ~DemoService();
    DemoService(const DemoService &) = delete;
    DemoService &operator=(const DemoService &) = delete;

    /// The port that it listens on, also when any free one was asked for.
    [[nodiscard]] quint16 port() const noexcept;
    [[nodiscard]] DemoKnobs knobs() const;
    /// Processor time of its thread.
    [[nodiscard]] Nanoseconds cpuTime() const;
    /// Turns the knobs as PUT /control does: from the next request on, and call numbers go on.
    void apply(const DemoKnobs &knobs);

private:
    class Server;
    explicit DemoService(std::unique_ptr<Server> server);

    std::unique_ptr<Server> m_server;
};

} // namespace sluice
