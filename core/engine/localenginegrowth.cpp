#include "core/engine/localengineasks.h"
#include "core/growth/errors.h"
#include "core/growth/growthevent.h"

#include <QJsonDocument>
#include <QJsonObject>

// What the growth components tell, and what they are told.

namespace sluice {

GrowthSnapshot LocalEngine::growth() const
{
    GrowthSnapshot now = m_parts->growth->now();
    now.isWanted = m_config.growth.has_value();
    return now;
}

void LocalEngine::readGrowth(QObject *context, Done<GrowthSnapshot> done)
{
    settleLater(expect<GrowthSnapshot>(context, std::move(done)), growth());
}

/// By an event, as any other program asks for it; but first it is written down who did and why.
void LocalEngine::resetGrowth(const GrowthReset &request, QObject *context, Done<void> done)
{
    static const QStringList kModels{QStringLiteral("ViralEngine"), QStringLiteral("Predictor"),
                                     QStringLiteral("Optimizer")};
    const RequestId asked = expect<void>(context, std::move(done));
    if (!m_config.growth)
        return settleLater(asked, failure(errors::kGrowthNotWanted));
    if (!kModels.contains(request.model))
        return settleLater(asked, failure(errors::kGrowthModelUnknown, {{QStringLiteral("model"), request.model}}));
    const auto publish = [this, asked, who = m_who, model = request.model](const Result<void> &written) {
        if (!written)
            return settle(asked, tl::unexpected(written.error()));
        const QJsonObject data{{QStringLiteral("model"), model}};
        tellEngine(
            tell::PublishEvent{asked, {growthtopics::kReset, QJsonDocument(data).toJson(QJsonDocument::Compact), who}});
    };
    tell::Audit audit{0, m_who, QStringLiteral("growth.reset"), request.model, request.reason};
    audit.request = expect<void>(this, publish);
    tellEngine(audit);
}

} // namespace sluice
