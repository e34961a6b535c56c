#pragma once

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QWidget>

namespace sluice {

/// Somebody at mouse and keyboard. Each input goes to the window as a whole, as it comes from the system: what lies under
/// the pointer or has the focus takes it. Counts what was done, and notes what may not happen.
class Person final : public QObject {
    Q_OBJECT
public:
    explicit Person(QWidget &window);

    /// Each of these is one action.
    void click(const QWidget *widget);
    void drag(const QWidget *widget, QPoint from, QPoint to);
    void press(Qt::Key key, Qt::KeyboardModifiers held = {});
    void type(const QString &text);

    /// The widget of that name that can be seen; null: none.
    [[nodiscard]] QWidget *see(const QString &objectName) const;
    /// What a label of that name says; empty: it cannot be seen.
    [[nodiscard]] QString read(const QString &objectName) const;

    [[nodiscard]] int actions() const noexcept { return m_actions; }
    void countAnew() { m_actions = 0; }
    /// Modal windows that were shown, and inputs that had nowhere to go.
    [[nodiscard]] const QStringList &complaints() const noexcept { return m_complaints; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void note(const QString &action);
    [[nodiscard]] QPoint inWindow(const QWidget *widget, QPoint place) const;

    QPointer<QWidget> m_window;
    QStringList m_complaints;
    int m_actions = 0;
};

} // namespace sluice
