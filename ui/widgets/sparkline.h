#pragma once

#include "ui/theme/livevalue.h"
#include "ui/theme/token.h"

#include <QWidget>

#include <vector>

namespace sluice {

class ThemeController;

/// The last values of a figure as a small line over a light fill; the newest is at the right.
///
/// The scale starts at 0 and ends at the largest value shown, never below `floor`, so that noise around nothing does
/// not look like a storm.
class Sparkline final : public QWidget, public LiveValue {
    Q_OBJECT
public:
    explicit Sparkline(ThemeController &theme, QWidget *parent = nullptr);

    void setToken(Token token);
    void setCapacity(int values);
    void setFloor(double floor);
    void append(double value);
    void setValues(std::vector<double> values);
    [[nodiscard]] const std::vector<double> &values() const noexcept { return m_values; }
    /// Stale values are grey.
    void setStale(bool stale) override;
    [[nodiscard]] bool isStale() const override { return m_stale; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ThemeController &m_theme;
    std::vector<double> m_values;
    Token m_token = Token::Accent;
    std::size_t m_capacity = 60;
    double m_floor = 1;
    bool m_stale = false;
};

} // namespace sluice
