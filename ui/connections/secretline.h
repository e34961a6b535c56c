#pragma once

#include "core/api/secretkeeper.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace sluice {

class ThemeController;

/// Says whether a secret has a value on this computer, and where; takes a value in, or takes it out of the keychain.
///
/// A value goes from the field to `SecretKeeper` and is shown, copied and kept nowhere else: the field shows dots, cannot be
/// copied from, and is emptied at once.
class SecretLine final : public QWidget {
    Q_OBJECT
public:
    /// The children are named `objectName` with "_standing", "_enter", "_remove", "_value", "_confirm" and "_cancel".
    SecretLine(SecretKeeper &keeper, ThemeController &theme, const QString &objectName, QWidget *parent = nullptr);

    /// The secret that it is about; empty: none, and there is nothing to see.
    void setSecret(const QString &name);
    void retranslate();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Mode : quint8 { Resting, Entering, Removing, Busy };

    void build(const QString &objectName);
    void refresh();
    void dress();
    void turn(Mode mode);
    void confirm();
    void store();
    void remove();
    void take(const Result<void> &done, const QString &success);
    [[nodiscard]] QString standingText() const;
    [[nodiscard]] bool isIn(SecretStanding::Place place) const { return m_standing.place == place; }
    /// Whether a value could be kept, as far as is known.
    [[nodiscard]] bool hasKeychain() const;

    SecretKeeper &m_keeper;
    ThemeController &m_theme;
    QString m_secret;
    SecretStanding m_standing;
    Mode m_mode = Mode::Resting;
    std::optional<Error> m_failure; ///< of the last attempt to store or remove
    QString m_done;                 ///< what the last one came to
    QLabel *m_text;
    QLabel *m_question;
    QLineEdit *m_value;
    QPushButton *m_enter;
    QPushButton *m_remove;
    QPushButton *m_confirm;
    QPushButton *m_cancel;
};

} // namespace sluice
