#include "ui/health/breakerorderpanel.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/flowlayout.h"

#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

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
    : QWidget(parent)
    , m_effect(new QLabel(this))
    , m_expiry(new QComboBox(this))
    , m_reason(new QLineEdit(this))
    , m_confirm(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(QStringLiteral("breakerOrder"));
    m_effect->setObjectName(QStringLiteral("orderEffect"));
    m_expiry->setObjectName(QStringLiteral("orderExpiry"));
    m_reason->setObjectName(QStringLiteral("orderReason"));
    m_confirm->setObjectName(QStringLiteral("orderConfirm"));
    m_cancel->setObjectName(QStringLiteral("orderCancel"));
    m_effect->setMinimumWidth(1);
    m_effect->setWordWrap(true);
    m_effect->setTextFormat(Qt::PlainText);
    m_confirm->setProperty("accent", true);
    for (std::size_t choice = 0; choice < kExpiries.size(); ++choice)
        m_expiry->addItem({});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kXs, 0, 0);
    column->setSpacing(space::kS);
    column->addWidget(m_effect);
    column->addWidget(m_expiry);
    column->addWidget(m_reason);
    auto *buttons = new FlowLayout(space::kS);
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_cancel);
    column->addLayout(buttons);
    connect(m_reason, &QLineEdit::textChanged, this, &BreakerOrderPanel::check);
    connect(m_reason, &QLineEdit::returnPressed, m_confirm, &QPushButton::click);
    connect(m_confirm, &QPushButton::clicked, this, &BreakerOrderPanel::confirm);
    connect(m_cancel, &QPushButton::clicked, this, &BreakerOrderPanel::close);
    const auto dress = [this, &theme] { m_effect->setFont(theme.theme().font()); };
    connect(&theme, &ThemeController::changed, this, dress);
    dress();
    hide();
}

void BreakerOrderPanel::ask(const QString &connection, BreakerAction action)
{
    m_connection = connection;
    m_action = action;
    m_reason->clear();
    m_expiry->setCurrentIndex(0);
    // A reset is over at once; only a held state ends some time.
    m_expiry->setVisible(action != BreakerAction::Reset);
    retranslate();
    check();
    show();
    m_reason->setFocus(Qt::OtherFocusReason);
}

void BreakerOrderPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void BreakerOrderPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
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

void BreakerOrderPanel::retranslate()
{
    m_effect->setText(effect());
    m_expiry->setAccessibleName(tr("For how long"));
    m_expiry->setItemText(0, tr("until I say"));
    m_expiry->setItemText(1, tr("for 1 minute"));
    m_expiry->setItemText(2, tr("for 10 minutes"));
    m_expiry->setItemText(3, tr("for 1 hour"));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setPlaceholderText(m_action == BreakerAction::Reset ? tr("Why? (may stay empty)")
                                                                  : tr("Why? The audit keeps it."));
    m_reason->setToolTip(m_reason->placeholderText());
    m_confirm->setText(breakerActionText(m_action, m_connection));
    m_confirm->setAccessibleName(m_confirm->text());
    m_cancel->setText(tr("Keep it as it is"));
    m_cancel->setAccessibleName(m_cancel->text());
    check();
}

void BreakerOrderPanel::check()
{
    const bool isEnough = m_action == BreakerAction::Reset || !m_reason->text().trimmed().isEmpty();
    m_confirm->setEnabled(isEnough);
    m_confirm->setToolTip(isEnough ? QString() : tr("Say why first."));
}

void BreakerOrderPanel::confirm()
{
    BreakerRequest request;
    request.connection = m_connection;
    request.action = m_action;
    request.reason = m_reason->text().trimmed();
    if (m_action != BreakerAction::Reset)
        request.expiry = kExpiries.at(static_cast<std::size_t>(m_expiry->currentIndex()));
    close();
    Q_EMIT confirmed(request);
}

void BreakerOrderPanel::close()
{
    hide();
    Q_EMIT closed();
}

} // namespace sluice
