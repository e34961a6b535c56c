#include "core/engine/democomponent.h"

#include "core/engine/errors.h"
#include "core/integration/demo/demoservice.h"
#include "core/integration/errors.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>

namespace sluice {

namespace {

/// What a demo service answers: every knob. Anything else comes from another program that has its address.
std::optional<DemoKnobs> allKnobs(const QByteArray &answer)
{
    const auto knobs = changed(DemoKnobs{}, answer);
    if (!knobs || QJsonDocument::fromJson(answer).object().size() != toJson(DemoKnobs{}).size())
        return std::nullopt;
    return *knobs;
}

} // namespace

DemoComponent::DemoComponent(DemoComponentSetup setup)
    : SystemComponent({QStringLiteral("demo"), {}}, *setup.clock, setup.generation)
    , m_setup(std::move(setup))
{
}

DemoComponent::~DemoComponent()
{
    if (m_mailbox)
        m_setup.questions->detach(m_mailbox.get());
}

Result<void> DemoComponent::initialize()
{
    auto service = DemoService::start(m_setup.config, m_setup.faults);
    if (service)
        m_service = std::move(*service);
    else if (service.error().code != errors::kDemoAddressInUse)
        return tl::unexpected(service.error());
    const quint16 port = m_service ? m_service->port() : m_setup.config.port;
    m_address = QStringLiteral("%1:%2").arg(m_setup.config.host).arg(port);
    m_network = std::make_unique<QNetworkAccessManager>();
    m_network->setTransferTimeout(5000);
    m_mailbox = std::make_unique<Mailbox<DemoQuestion>>([this](std::vector<DemoQuestion> &&questions) {
        for (const DemoQuestion &question : questions)
            guarded([&] { ask(question); });
    });
    m_setup.questions->attach(m_mailbox.get(), generation());
    ask({}); // somebody serves the address; whether it is a demo service, it has to say itself
    return {};
}

Result<void> DemoComponent::shutdown()
{
    if (m_mailbox)
        m_setup.questions->detach(m_mailbox.get());
    m_mailbox.reset();
    m_network.reset();
    m_service.reset();
    m_setup.news->post(DemoNews{0, {}, m_address, false, false});
    return {};
}

void DemoComponent::takeNothingNew()
{
    m_setup.questions->detach(m_mailbox.get());
}

Nanoseconds DemoComponent::helpersCpu() const
{
    return m_service ? m_service->cpuTime() : Nanoseconds(0);
}

void DemoComponent::ask(const DemoQuestion &question)
{
    QNetworkRequest request(QUrl(QStringLiteral("http://%1/control").arg(m_address)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    QNetworkReply *reply = question.knobs ? m_network->put(
                               request, QJsonDocument(toJson(*question.knobs)).toJson(QJsonDocument::Compact))
                                          : m_network->get(request);
    ++m_asking;
    connect(reply, &QNetworkReply::finished, this, [this, reply, id = question.request] {
        reply->deleteLater();
        --m_asking;
        guarded([&] {
            const bool came = reply->error() == QNetworkReply::NoError;
            auto knobs = came ? allKnobs(reply->readAll()) : std::nullopt;
            if (knobs)
                answer(id, std::move(*knobs));
            else
                answer(id, failure(errors::kDemoUnanswered, {{QStringLiteral("address"), m_address}},
                                   came ? QString() : reply->errorString()));
        });
    });
}

void DemoComponent::answer(RequestId request, Result<DemoKnobs> knobs)
{
    const bool serving = knobs.has_value();
    if (!serving)
        noteError(knobs.error());
    m_setup.news->post(DemoNews{request, std::move(knobs), m_address, serving, m_service != nullptr});
}

} // namespace sluice
