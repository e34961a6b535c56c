#include "core/integration/demo/democonfig.h"

#include "core/integration/errors.h"
#include "core/integration/listener.h"
#include "core/workflow/workspacesettings.h"

#include <tuple>

namespace sluice {

Result<DemoConfig> demoConfig(const DemoSettings &settings)
{
    DemoConfig config;
    config.seed = static_cast<quint64>(settings.seed);
    config.knobs = {settings.errorRate, settings.latency, settings.poison};
    if (auto set = setDemoAddress(config, settings.address); !set)
        return tl::unexpected(set.error());
    return config;
}

Result<void> setDemoAddress(DemoConfig &config, const QString &address)
{
    const auto place = hostAndPort(address);
    if (!place)
        return failure(errors::kDemoAddressInvalid, {{QStringLiteral("host"), address}});
    std::tie(config.host, config.port) = *place;
    return {};
}

} // namespace sluice
