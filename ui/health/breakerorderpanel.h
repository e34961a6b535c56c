#pragma once

#include "core/api/engineclient.h"
#include "ui/health/orderpanel.h"

class QComboBox;

namespace sluice {

/// Asks, inside the card, for how long and why a breaker is to be forced, and names what the button will do.
class BreakerOrderPanel final : public OrderPanel {
    Q_OBJECT
public:
    explicit BreakerOrderPanel(ThemeController &theme, QWidget *parent = nullptr);

    void ask(const QString &connection, BreakerAction action);

Q_SIGNALS:
    void confirmed(const sluice::BreakerRequest &request);

private:
    [[nodiscard]] Question question() const override;
    void confirmWith(const QString &reason) override;
    void retranslate() override;
    [[nodiscard]] QString effect() const;

    QString m_connection;
    BreakerAction m_action = BreakerAction::Reset;
    QComboBox *m_expiry = nullptr;
};

/// What an action on a breaker is called on its button, by its effect: "Force rates open".
[[nodiscard]] QString breakerActionText(BreakerAction action, const QString &connection);

} // namespace sluice
