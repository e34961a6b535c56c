#pragma once

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace sluice {

class ThemeController;

/// A row of words of which one holds; arrow keys move, and Tab stops at the chosen one.
class SegmentedControl final : public QWidget {
    Q_OBJECT
public:
    explicit SegmentedControl(ThemeController &theme, QWidget *parent = nullptr);

    /// Names the segments; the chosen one stays chosen while it exists, so this also words them anew.
    void setItems(const QStringList &items);
    [[nodiscard]] int currentIndex() const;
    /// Chooses without a signal.
    void setCurrentIndex(int index);

Q_SIGNALS:
    /// A person chose.
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ThemeController &m_theme;
    QHBoxLayout *m_row = nullptr;
    QButtonGroup *m_group = nullptr;
};

} // namespace sluice
