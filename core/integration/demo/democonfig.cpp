#include "core/integration/demo/democonfig.h"

#include "core/integration/errors.h"
#include "core/workflow/workspacesettings.h"

#include <QHostAddress>

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
    const auto colon = address.lastIndexOf(u':');
    QString host = address.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    bool ok = false;
    const quint16 port = QStringView(address).mid(colon + 1).toUShort(&ok);
    if (colon < 0 || !ok || QHostAddress(host).isNull())
        return failure(errors::kDemoAddressInvalid, {{QStringLiteral("host"), address}});
    config.host = host;
    config.port = port;
    return {};
}

} // namespace sluice
