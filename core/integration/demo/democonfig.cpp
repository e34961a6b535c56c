#include "core/integration/demo/democonfig.h"

#include "core/base/hostport.h"
#include "core/integration/errors.h"
#include "core/workflow/workspacesettings.h"

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
    config.host = place->host;
    config.port = place->port;
    return {};
}

} // namespace sluice
