#pragma once

#include <QLineEdit>
#include <QTimer>

namespace sluice {

class ThemeController;

/// A field for a filter text. `filterChanged` comes once typing has stopped for 150 ms, and at once when cleared or on
/// Return; Escape clears.
class FilterEdit final : public QLineEdit {
    Q_OBJECT
public:
    explicit FilterEdit(ThemeController &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    void filterChanged(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    void announce();
    void dress();

    ThemeController &m_theme;
    QAction *m_glass = nullptr;
    QTimer m_pause;
    QString m_announced;
};

} // namespace sluice
