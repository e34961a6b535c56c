#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace sluice {

class ThemeController;

/// A form in the page that asks before something is done with letters: a heading, what the kind of form puts below it,
/// a button that goes on and one that leaves. Escape leaves, too.
class LetterForm : public QWidget {
    Q_OBJECT
public:
    /// While what the form asked for is under way, it cannot be asked for again.
    void setUnderWay(bool underWay);

Q_SIGNALS:
    void cancelled();

protected:
    /// The buttons are named `confirmName` and `cancelName`.
    LetterForm(ThemeController &theme, const QString &confirmName, const QString &cancelName, QWidget *parent);

    /// Below the heading: the form adds its fields, then the buttons, so that the keyboard goes through them in order.
    [[nodiscard]] QVBoxLayout *column() const noexcept { return m_column; }
    void addButtons();
    [[nodiscard]] bool isUnderWay() const noexcept { return m_isUnderWay; }
    virtual void retranslate() = 0;
    /// Shows by its fields what can be done now.
    virtual void follow() = 0;

    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

    QLabel *const m_head;
    QPushButton *const m_confirm;
    QPushButton *const m_cancel;

private:
    QVBoxLayout *const m_column;
    bool m_isUnderWay = false;
};

} // namespace sluice
