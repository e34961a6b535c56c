#pragma once

#include "core/base/result.h"
#include "core/integration/demo/demoknobs.h"

namespace sluice {

struct DemoSettings;

/// Where the demo service listens, and how it starts out.
struct DemoConfig {
    QString host = QStringLiteral("127.0.0.1"); ///< a literal address
    quint16 port = 0;                           ///< 0: any free port
    quint64 seed = 4; ///< by which 249 countries need 60 retries in 309 calls: within the usual retry budget
    DemoKnobs knobs = {};

    bool operator==(const DemoConfig &) const = default;
};

/// The service that a workspace asks for. Errors: those of `setDemoAddress`.
[[nodiscard]] Result<DemoConfig> demoConfig(const DemoSettings &settings);

/// Takes "127.0.0.1:7171" or "[::1]:7171" into host and port; a port of 0 is any free one.
/// Errors: `demo.addressInvalid`.
[[nodiscard]] Result<void> setDemoAddress(DemoConfig &config, const QString &address);

} // namespace sluice
