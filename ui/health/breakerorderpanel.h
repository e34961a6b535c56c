#pragma once

#include "core/api/engineclient.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace sluice {

class ThemeController;

/// Asks, inside the card, for how long and why a breaker is to be forced, and names what the button will do.
///
/// Hidden until `ask`. Escape and *Keep it as it is* close it without effect. Return in the reason confirms.
class BreakerOrderPanel final : public QWidget {
    Q_OBJECT
public:
    explicit BreakerOrderPanel(ThemeController &theme, QWidget *parent = nullptr);

    void ask(const QString &connection, BreakerAction action);
    [[nodiscard]] bool isAsking() const { return !isHidden(); }

Q_SIGNALS:
    void confirmed(const sluice::BreakerRequest &request);
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    void check();
    void confirm();
    void close();
    [[nodiscard]] QString effect() const;

    QString m_connection;
    BreakerAction m_action = BreakerAction::Reset;
    QLabel *m_effect = nullptr;
    QComboBox *m_expiry = nullptr;
    QLineEdit *m_reason = nullptr;
    QPushButton *m_confirm = nullptr;
    QPushButton *m_cancel = nullptr;
};

/// What an action on a breaker is called on its button, by its effect: "Force rates open".
[[nodiscard]] QString breakerActionText(BreakerAction action, const QString &connection);

} // namespace sluice
