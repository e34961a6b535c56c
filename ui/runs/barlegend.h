#pragma once

#include "ui/runs/barlook.h"

#include <QWidget>

namespace sluice {

class ThemeController;

/// Which bar means what: a small bar with its shape and its word for each kind there is, and the critical path.
class BarLegend final : public QWidget {
    Q_OBJECT
public:
    explicit BarLegend(ThemeController &theme, QWidget *parent = nullptr);

    void setSorts(const std::vector<BarSort> &sorts);
    [[nodiscard]] const std::vector<BarSort> &sorts() const noexcept { return m_sorts; }
    void retranslate();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Entry {
        QRect place;
        QString word;
    };
    [[nodiscard]] std::vector<Entry> laidOut(int width) const;
    [[nodiscard]] QStringList words() const;

    ThemeController &m_theme;
    std::vector<BarSort> m_sorts;
};

} // namespace sluice
