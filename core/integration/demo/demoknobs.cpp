#include "core/integration/demo/demoknobs.h"

#include "core/base/errors.h"
#include "core/integration/errors.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <cmath>

namespace sluice {

namespace {

constexpr double kMaxLatencyMs = 60'000;

bool setErrorRate(DemoKnobs &knobs, const QJsonValue &value)
{
    const double rate = value.toDouble(-1);
    if (!(rate >= 0 && rate <= 1))
        return false;
    knobs.errorRate = rate;
    return true;
}

bool setLatency(DemoKnobs &knobs, const QJsonValue &value)
{
    const double ms = value.toDouble(-1);
    if (!(ms >= 0 && ms <= kMaxLatencyMs) || ms != std::floor(ms))
        return false;
    knobs.latency = Milliseconds(static_cast<Milliseconds::rep>(ms));
    return true;
}

bool isCode(const QString &text)
{
    return text.size() == 2 && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'A' && c <= u'Z'; });
}

bool setPoison(DemoKnobs &knobs, const QJsonValue &value)
{
    if (!value.isArray())
        return false;
    QStringList codes;
    const auto items = value.toArray();
    for (const auto &item : items) {
        codes.append(item.toString().toUpper());
        if (!isCode(codes.last()))
            return false;
    }
    codes.removeDuplicates();
    codes.sort();
    knobs.poison = codes;
    return true;
}

constexpr std::array kFaults{std::pair{ComponentFault::Kind::Hang, QLatin1StringView("hang")},
                             std::pair{ComponentFault::Kind::Throw, QLatin1StringView("throw")},
                             std::pair{ComponentFault::Kind::Die, QLatin1StringView("die")}};

bool setFault(DemoKnobs &knobs, const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    ComponentFault fault;
    fault.component = object.value(u"component").toString();
    const QString wanted = object.value(u"kind").toString();
    const auto kind = std::ranges::find(kFaults, wanted, [](const auto &one) { return one.second; });
    if (fault.component.isEmpty() || kind == kFaults.end() || object.size() != 2)
        return false;
    fault.kind = kind->first;
    knobs.fault = fault;
    return true;
}

} // namespace

QJsonObject toJson(const DemoKnobs &knobs)
{
    QJsonObject json{{QStringLiteral("errorRate"), knobs.errorRate},
                     {QStringLiteral("latencyMs"), static_cast<qint64>(knobs.latency.count())},
                     {QStringLiteral("poison"), QJsonArray::fromStringList(knobs.poison)}};
    if (knobs.fault) {
        const auto kind = std::ranges::find(kFaults, knobs.fault->kind, [](const auto &one) { return one.first; });
        json.insert(QStringLiteral("fault"), QJsonObject{{QStringLiteral("component"), knobs.fault->component},
                                                         {QStringLiteral("kind"), kind->second}});
    }
    return json;
}

Result<DemoKnobs> changed(DemoKnobs knobs, const QByteArray &json)
{
    QJsonParseError parse;
    const auto document = QJsonDocument::fromJson(json, &parse);
    if (parse.error != QJsonParseError::NoError || !document.isObject()) {
        const auto before = json.left(parse.offset);
        const auto line = before.count('\n') + 1;
        const auto column = parse.offset - before.lastIndexOf('\n');
        return failure(errors::kJsonMalformed,
                       {{QStringLiteral("path"), QStringLiteral("/control")},
                        {QStringLiteral("line"), QString::number(line)},
                        {QStringLiteral("column"), QString::number(column)}},
                       parse.error == QJsonParseError::NoError ? QStringLiteral("not an object") : parse.errorString());
    }
    const auto object = document.object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const bool valid = it.key() == u"errorRate"   ? setErrorRate(knobs, it.value())
                           : it.key() == u"latencyMs" ? setLatency(knobs, it.value())
                           : it.key() == u"poison"    ? setPoison(knobs, it.value())
                           : it.key() == u"fault"     ? setFault(knobs, it.value())
                                                      : false;
        if (!valid)
            return failure(errors::kDemoSettingInvalid, {{QStringLiteral("key"), it.key()}});
    }
    return knobs;
}

} // namespace sluice
