#pragma once

#include <QWidget>

#include <vector>

namespace sluice {

class ThemeController;

/// How long runs took, as bars from the shortest to the time within which 99 of 100 ended, and the slower ones in a last
/// bar. With a second setting its bars stand beside those of the first, hatched.
///
/// Left and right choose a bar, whose figures are told; Escape leaves it.
class DurationChart final : public QWidget {
    Q_OBJECT
public:
    static constexpr int kBars = 20;

    explicit DurationChart(ThemeController &theme, QWidget *parent = nullptr);

    /// Takes the durations of runs, shortest first, in milliseconds.
    void setDurations(const std::vector<double> &first, const std::vector<double> &second = {});
    /// Runs in a bar; the last holds all that are slower.
    [[nodiscard]] const std::vector<quint64> &bars(bool second = false) const noexcept
    {
        return second ? m_second : m_first;
    }
    /// What is told of the chosen bar; empty: none is.
    [[nodiscard]] QString chosenText() const;

    [[nodiscard]] QSize sizeHint() const override { return {420, 180}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {220, 140}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QRectF plot() const;
    void choose(int bar);
    void tell();

    ThemeController &m_theme;
    std::vector<quint64> m_first;
    std::vector<quint64> m_second;
    double m_width = 1; ///< of a bar, in milliseconds
    int m_chosen = -1;
};

} // namespace sluice
