#include "core/engine/webhookcomponent.h"

#include "core/engine/errors.h"
#include "core/engine/hooksetup.h"
#include "core/integration/errors.h"
#include "core/integration/webhook/hooksignature.h"

namespace sluice {

namespace {

constexpr Milliseconds kLookEvery{200};
/// How long the gateway's thread may be silent.
constexpr Nanoseconds kSilence = std::chrono::seconds(10);

/// A place of secrets that refuses one says itself why.
Error whyNoKey(const QString &endpoint, const QString &name, const Result<SecretValue> &secret)
{
    if (!secret && secret.error().code != errors::kSecretMissing)
        return secret.error();
    const QLatin1StringView code = secret ? errors::kWebhookSecretMalformed : errors::kWebhookSecretMissing;
    return {QString(code), {{QStringLiteral("endpoint"), endpoint}, {QStringLiteral("name"), name}}, {}};
}

} // namespace

WebhookComponent::WebhookComponent(WebhookComponentSetup setup)
    : SystemComponent({QStringLiteral("webhooks"), {QStringLiteral("engine")}}, *setup.clock, setup.generation)
    , m_setup(std::move(setup))
    , m_look(this)
{
    connect(&m_look, &QTimer::timeout, this, [this] { guarded([this] { look(); }); });
}

WebhookComponent::~WebhookComponent()
{
    m_setup.hold->letGo(m_gateway.get());
}

/// Those whose secrets are all missing have no key, and their doors stay shut.
std::vector<HookEndpointKeys> WebhookComponent::endpoints()
{
    std::vector<HookEndpointKeys> made;
    m_missing.reset();
    for (const WebhookEndpointSettings &endpoint : m_setup.settings.endpoints)
        made.push_back({hookEndpoint(endpoint), keysOf(endpoint)});
    return made;
}

std::vector<QByteArray> WebhookComponent::keysOf(const WebhookEndpointSettings &endpoint)
{
    std::vector<QByteArray> keys;
    const bool isStandard = endpoint.signature.scheme == WebhookSignatureSettings::Scheme::Standard;
    for (const QString &name : endpoint.signature.secrets) {
        const auto secret = m_setup.secrets->read(name);
        std::optional<QByteArray> key;
        if (secret)
            key = isStandard ? standardWebhooksKey(secret->reveal()) : secret->reveal();
        if (key && !key->isEmpty()) {
            keys.push_back(std::move(*key));
            continue;
        }
        if (!m_missing)
            m_missing = whyNoKey(endpoint.name, name, secret);
    }
    return keys;
}

Result<void> WebhookComponent::initialize()
{
    HookGatewayConfig config;
    config.address = m_setup.settings.listen;
    config.endpoints = endpoints();
    m_gate = std::make_unique<HookGate>(m_setup.receiver, m_setup.clock);
    auto gateway = WebhookGateway::start(config, *m_gate, *m_setup.clock);
    if (!gateway)
        return tl::unexpected(gateway.error());
    m_gateway = std::move(*gateway);
    m_setup.hold->hold(m_gateway.get(), generation());
    const QString host = m_setup.settings.listen.left(m_setup.settings.listen.lastIndexOf(u':'));
    m_setup.news->post(HookNews{QStringLiteral("%1:%2").arg(host).arg(m_gateway->port())});
    m_look.start(kLookEvery);
    degradeSoon();
    return {};
}

Result<void> WebhookComponent::shutdown()
{
    m_look.stop();
    m_setup.hold->letGo(m_gateway.get());
    m_gateway.reset();
    m_setup.news->post(HookNews{});
    return {};
}

void WebhookComponent::proceed()
{
    m_gate->setOpen(true);
    degradeSoon();
}

/// Once it runs: what is missing is still missing.
void WebhookComponent::degradeSoon()
{
    if (m_missing)
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (state() == ComponentState::Running)
                    degrade(*m_missing);
            },
            Qt::QueuedConnection);
}

Nanoseconds WebhookComponent::helpersCpu() const
{
    return m_gateway ? m_gateway->cpuTime() : Nanoseconds(0);
}

/// What went through since the last look, and whether the gateway's thread is alive.
void WebhookComponent::look()
{
    const HookTraffic traffic = m_gate->takeTraffic();
    for (const Nanoseconds response : traffic.responses)
        noteRequest(response);
    for (quint64 i = 0; i < traffic.away; ++i)
        noteError(Error{QString(errors::kWebhookAway), {}, {}});
    if (clock().monotonic() - m_gateway->lastTurn() < kSilence)
        noteProgress();
    else
        fail(Error{QString(errors::kWebhookGatewayHangs), {}, {}});
}

} // namespace sluice
