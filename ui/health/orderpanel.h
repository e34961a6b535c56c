#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace sluice {

class ThemeController;

/// What opens where something is to be done: says what that comes to, asks why, and has it confirmed. It can also show
/// something to read only.
///
/// Hidden until `open`. Escape and the second button close it without effect. Return in the reason confirms. The focus goes
/// back to where it was, so that the page does not leave its place.
class OrderPanel : public QWidget {
    Q_OBJECT
public:
Q_SIGNALS:
    void closed();

protected:
    /// What it says, in the language of now.
    struct Question {
        QString text;
        QString confirm;         ///< what the button does; empty: there is nothing to confirm, and no reason to give
        bool needsReason = true; ///< before it can be confirmed
    };

    /// `part` is what the object names of its parts begin with, as in "queueReason".
    OrderPanel(ThemeController &theme, const QString &part, QWidget *parent);

    [[nodiscard]] virtual Question question() const = 0;
    /// It is closed by then.
    virtual void confirmWith(const QString &reason) = 0;
    virtual void retranslate();

    void open();
    /// Puts a further choice above the reason.
    void addChoice(QWidget *choice);

    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void check();
    void confirm();
    void close();

    QPointer<QWidget> m_asker; ///< had the focus before
    QVBoxLayout *m_column = nullptr;
    QLabel *m_text = nullptr;
    QLineEdit *m_reason = nullptr;
    QPushButton *m_confirm = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace sluice
