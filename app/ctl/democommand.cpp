#include "app/ctl/command.h"
#include "app/ctl/interrupt.h"
#include "app/ctl/json.h"
#include "core/base/duration.h"
#include "core/integration/demo/demoservice.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>

namespace sluice::ctl {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

/// The options as PUT /control would take them, so that both are checked alike.
Result<QJsonObject> controlOf(const Arguments &arguments)
{
    QJsonObject control;
    if (arguments.has("error-rate")) {
        bool isNumber = false;
        const double rate = arguments.value("error-rate").toDouble(&isNumber);
        control.insert(QStringLiteral("errorRate"),
                       isNumber ? QJsonValue(rate) : QJsonValue(arguments.value("error-rate")));
    }
    if (arguments.has("latency")) {
        const auto latency = parseDuration(arguments.value("latency"));
        if (!latency)
            return tl::unexpected(latency.error());
        control.insert(QStringLiteral("latencyMs"), qint64(latency->count()));
    }
    if (arguments.has("poison"))
        control.insert(QStringLiteral("poison"),
                       QJsonArray::fromStringList(arguments.value("poison").split(u',', Qt::SkipEmptyParts)));
    return control;
}

Result<DemoConfig> configOf(const Arguments &arguments)
{
    DemoConfig config;
    const QString address = arguments.has("listen") ? arguments.value("listen") : QStringLiteral("127.0.0.1:7171");
    if (auto set = setDemoAddress(config, address); !set)
        return tl::unexpected(set.error());
    const auto control = controlOf(arguments);
    if (!control)
        return tl::unexpected(control.error());
    auto knobs = changed(config.knobs, QJsonDocument(*control).toJson());
    if (!knobs)
        return tl::unexpected(knobs.error());
    config.knobs = std::move(*knobs);
    return config;
}

int perform(const Arguments &arguments, Output &output)
{
    const auto config = configOf(arguments);
    if (!config)
        return output.fail(config.error(), kInvalid);
    const Interrupt interrupt; // before the service, so that its thread leaves signals to this one
    const auto service = DemoService::start(*config);
    if (!service)
        return output.fail(service.error());
    const QString host = config->host.contains(u':') ? u'[' + config->host + u']' : config->host;
    const QString address = QStringLiteral("%1:%2").arg(host).arg((*service)->port());
    output.document(QJsonDocument(
        QJsonObject{{QStringLiteral("address"), address}, {QStringLiteral("control"), toJson((*service)->knobs())}}));
    output.line(tr("The demo service serves http://%1 until it is stopped.").arg(address));
    QObject::connect(&interrupt, &Interrupt::caught, QCoreApplication::instance(), &QCoreApplication::quit);
    if (!interrupt.outlivesItsTerminal())
        QObject::connect(&interrupt, &Interrupt::hungUp, QCoreApplication::instance(), &QCoreApplication::quit);
    return QCoreApplication::exec();
}

} // namespace

Command demoCommand()
{
    return {
        .name = QStringLiteral("demo"),
        .takes = {},
        .summary = tr("Serves the demo service of the sample workspace until it is stopped."),
        .options = {{QStringLiteral("listen"), tr("Where; 127.0.0.1:7171 if not said, port 0 for any free one."),
                     QStringLiteral("HOST:PORT")},
                    {QStringLiteral("error-rate"), tr("Share of the calls that fail, 0 to 1."), QStringLiteral("X")},
                    {QStringLiteral("latency"), tr("How long each answer takes, such as 5ms."), QStringLiteral("TIME")},
                    {QStringLiteral("poison"), tr("Country codes that always fail, such as AQ,BV,HM."),
                     QStringLiteral("CODES")}},
        .perform = perform};
}

} // namespace sluice::ctl
