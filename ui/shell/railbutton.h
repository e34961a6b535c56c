#pragma once

#include <QAbstractButton>

namespace sluice {

class Badge;
class ShellPage;
class ThemeController;

/// One page on the rail: icon over label, a badge with its count.
class RailButton final : public QAbstractButton {
    Q_OBJECT
public:
    RailButton(ShellPage &page, QString keys, ThemeController &theme, QWidget *parent);

    [[nodiscard]] ShellPage &page() const noexcept { return m_page; }
    void retranslate();
    void setKeys(const QString &keys);
    /// The width that its words need.
    [[nodiscard]] int wantedWidth() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void placeBadge();

    ShellPage &m_page;
    QString m_keys;
    ThemeController &m_theme;
    Badge *m_badge = nullptr;
};

} // namespace sluice
