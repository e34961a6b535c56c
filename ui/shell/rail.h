#pragma once

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace sluice {

class FillScroll;
class ShellPage;
class RailButton;
class ThemeController;

/// The navigation at the left: icon over label for each page, those at the foot below. Arrow keys move between them.
class Rail final : public QWidget {
    Q_OBJECT
public:
    explicit Rail(ThemeController &theme, QWidget *parent = nullptr);

    void addPage(ShellPage &page, const QString &keys);
    void setKeys(const QString &id, const QString &keys);
    void setCurrent(const QString &id);
    void retranslate();

Q_SIGNALS:
    void chosen(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void fitWidth();
    bool walk(int step);

    ThemeController &m_theme;
    FillScroll *m_scroll = nullptr;
    QVBoxLayout *m_top = nullptr;
    QVBoxLayout *m_foot = nullptr;
    std::vector<RailButton *> m_buttons;
};

} // namespace sluice
