#include "ui/health/breakerorderpanel.h"

#include <QComboBox>

namespace sluice {

namespace {

/// In the order of the choices; none: until somebody says.
constexpr std::array<std::optional<Milliseconds>, 4> kExpiries{std::nullopt, std::chrono::minutes(1),
                                                               std::chrono::minutes(10), std::chrono::hours(1)};

} // namespace

QString breakerActionText(BreakerAction action, const QString &connection)
{
    switch (action) {
    case BreakerAction::ForceOpen:
        return BreakerOrderPanel::tr("Force %1 open").arg(connection);
    case BreakerAction::ForceClosed:
        return BreakerOrderPanel::tr("Force %1 closed").arg(connection);
    case BreakerAction::Reset:
        return BreakerOrderPanel::tr("Reset the breaker of %1").arg(connection);
    case BreakerAction::Disable:
        return BreakerOrderPanel::tr("Disable the breaker of %1").arg(connection);
    }
    return {};
}

BreakerOrderPanel::BreakerOrderPanel(ThemeController &theme, QWidget *parent)
    : OrderPanel(theme, QStringLiteral("order"), parent)
    , m_expiry(new QComboBox(this))
{
    setObjectName(QStringLiteral("breakerOrder"));
    m_expiry->setObjectName(QStringLiteral("orderExpiry"));
    for (std::size_t choice = 0; choice < kExpiries.size(); ++choice)
        m_expiry->addItem({});
    addChoice(m_expiry);
}

void BreakerOrderPanel::ask(const QString &connection, BreakerAction action)
{
    m_connection = connection;
    m_action = action;
    m_expiry->setCurrentIndex(0);
    // A reset is over at once; only a held state ends some time.
    m_expiry->setVisible(action != BreakerAction::Reset);
    open();
}

QString BreakerOrderPanel::effect() const
{
    switch (m_action) {
    case BreakerAction::ForceOpen:
        return tr("No call over %1 is made while it is held open; steps wait.").arg(m_connection);
    case BreakerAction::ForceClosed:
        return tr("Every call over %1 is made while it is held closed, whatever fails.").arg(m_connection);
    case BreakerAction::Reset:
        return tr("Closes the breaker of %1 now and counts anew.").arg(m_connection);
    case BreakerAction::Disable:
        return tr("Every call over %1 is made and none is counted.").arg(m_connection);
    }
    return {};
}

OrderPanel::Question BreakerOrderPanel::question() const
{
    return {effect(), breakerActionText(m_action, m_connection), m_action != BreakerAction::Reset};
}

void BreakerOrderPanel::retranslate()
{
    m_expiry->setAccessibleName(tr("For how long"));
    m_expiry->setItemText(0, tr("until I say"));
    m_expiry->setItemText(1, tr("for 1 minute"));
    m_expiry->setItemText(2, tr("for 10 minutes"));
    m_expiry->setItemText(3, tr("for 1 hour"));
    OrderPanel::retranslate();
}

void BreakerOrderPanel::confirmWith(const QString &reason)
{
    BreakerRequest request;
    request.connection = m_connection;
    request.action = m_action;
    request.reason = reason;
    if (m_action != BreakerAction::Reset)
        request.expiry = kExpiries.at(static_cast<std::size_t>(m_expiry->currentIndex()));
    Q_EMIT confirmed(request);
}

} // namespace sluice
