#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace sluice {

class ElidedLabel;
class ThemeController;

/// The bar at the top: the workspace, which engine runs it, the way into the command palette, dark or light.
class TopBar final : public QWidget {
    Q_OBJECT
public:
    explicit TopBar(ThemeController &theme, QWidget *parent = nullptr);

    void setWorkspace(const QString &title, const QString &folder);
    /// Keys of the palette, as text.
    void setSearchKeys(const QString &keys);
    /// Puts a tool of the window beside the others at the right.
    void addTool(QWidget *tool);
    void retranslate();

Q_SIGNALS:
    void searchRequested();
    void themeToggled();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void dress();

    ThemeController &m_theme;
    ElidedLabel *m_workspace = nullptr;
    QLabel *m_engine = nullptr;
    QPushButton *m_search = nullptr;
    QToolButton *m_scheme = nullptr;
    QString m_keys;
};

} // namespace sluice
