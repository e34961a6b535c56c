#include "core/engine/webhookcomponent.h"

#include "core/engine/errors.h"
#include "core/engine/hooksetup.h"
#include "core/integration/errors.h"
#include "core/integration/webhook/hooksignature.h"

namespace sluice {

namespace {

constexpr Milliseconds kLookEvery{1000};
/// How long the gateway's thread may be silent.
constexpr Nanoseconds kSilence = std::chrono::seconds(10);

/// Until the secrets are read again. A keychain that is locked asks a person, who is not to be asked all the time.
Nanoseconds pauseBeforeReading(const std::optional<Error> &lack)
{
    if (lack && lack->code == errors::kSecretPending)
        return std::chrono::seconds(1);
    return lack && lack->code == errors::kSecretKeychainLocked ? std::chrono::minutes(1) : std::chrono::seconds(10);
}

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
WebhookComponent::Keys WebhookComponent::readKeys()
{
    Keys keys;
    m_noKey.reset();
    for (const WebhookEndpointSettings &endpoint : m_setup.settings.endpoints)
        keys.push_back(keysOf(endpoint));
    m_readAgainAt = clock().monotonic() + pauseBeforeReading(m_noKey);
    return keys;
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
        if (!m_noKey)
            m_noKey = whyNoKey(endpoint.name, name, secret);
    }
    return keys;
}

Result<void> WebhookComponent::initialize()
{
    HookGatewayConfig config;
    config.address = m_setup.settings.listen;
    m_keys = readKeys();
    for (std::size_t i = 0; i < m_keys.size(); ++i)
        config.endpoints.push_back({hookEndpoint(m_setup.settings.endpoints[i]), m_keys[i]});
    m_gate = std::make_unique<HookGate>(m_setup.receiver, m_setup.clock);
    auto gateway = WebhookGateway::start(config, *m_gate, *m_setup.clock);
    if (!gateway)
        return tl::unexpected(gateway.error());
    m_gateway = std::move(*gateway);
    m_outOfFiles = 0;
    const int most = m_gateway->counters().maxConnections;
    m_fewConnections.reset();
    if (most < config.maxConnections) {
        m_fewConnections = Error{QString(errors::kWebhookFewConnections),
                                 {{QStringLiteral("connections"), QString::number(most)},
                                  {QStringLiteral("wanted"), QString::number(config.maxConnections)}},
                                 {}};
    }
    m_setup.hold->hold(m_gateway.get(), generation());
    const QString host = m_setup.settings.listen.left(m_setup.settings.listen.lastIndexOf(u':'));
    m_setup.news->post(HookNews{QStringLiteral("%1:%2").arg(host).arg(m_gateway->port())});
    m_look.start(kLookEvery);
    showLackSoon();
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
    showLackSoon();
}

const Error *WebhookComponent::lack() const
{
    return m_noKey ? &*m_noKey : m_fewConnections ? &*m_fewConnections : nullptr;
}

/// Running and degraded are all that it chooses between: paused it stays paused.
void WebhookComponent::showLack()
{
    const Error *error = lack();
    if (error && state() == ComponentState::Running)
        (void)degrade(*error);
    else if (!error && state() == ComponentState::Degraded)
        (void)resume();
}

/// Once it runs: what is missing is still missing.
void WebhookComponent::showLackSoon()
{
    QMetaObject::invokeMethod(
        this, [this] { showLack(); }, Qt::QueuedConnection);
}

/// What came late, or is another now, takes effect; a connection that is open notices nothing.
void WebhookComponent::readKeysAgain()
{
    const std::optional<Error> before = m_noKey;
    Keys keys = readKeys();
    if (keys != m_keys) {
        m_keys = std::move(keys);
        m_gateway->useKeys(m_keys);
    }
    if (m_noKey && m_noKey != before && state() == ComponentState::Degraded)
        noteError(*m_noKey); // it is degraded for another reason now
    showLack();
}

Nanoseconds WebhookComponent::helpersCpu() const
{
    return m_gateway ? m_gateway->cpuTime() : Nanoseconds(0);
}

quint64 WebhookComponent::memoryBytes() const
{
    return m_gateway ? static_cast<quint64>(m_gateway->counters().bodyBytes) : 0;
}

/// What went through since the last look, and whether the gateway's thread is alive.
void WebhookComponent::look()
{
    const HookTraffic traffic = m_gate->takeTraffic();
    for (const Nanoseconds response : traffic.responses)
        noteRequest(response);
    for (quint64 i = 0; i < traffic.away; ++i)
        noteError(Error{QString(errors::kWebhookAway), {}, {}});
    if (m_gateway->counters().outOfFiles > std::exchange(m_outOfFiles, m_gateway->counters().outOfFiles))
        noteError(Error{QString(errors::kWebhookOutOfFiles), {}, {}});
    if (clock().monotonic() >= m_readAgainAt)
        readKeysAgain();
    if (clock().monotonic() - m_gateway->lastTurn() < kSilence)
        noteProgress();
    else
        fail(Error{QString(errors::kWebhookGatewayHangs), {}, {}});
}

} // namespace sluice
