#pragma once

#include "ui/theme/livevalue.h"
#include "ui/theme/token.h"

#include <QColor>
#include <QWidget>

#include <vector>

class QPainter;

namespace sluice {

class ThemeController;

/// How a line of values is drawn.
struct SparklineLook {
    QColor line;
    QColor area; ///< below it
    double width = 1.5;
    std::size_t capacity = 60; ///< values from side to side; fewer begin further right
    double floor = 1;          ///< the least that the top means
};
/// Draws at least two values into a rectangle, the newest at the right.
void paintSparkline(QPainter &painter, const QRectF &rect, const std::vector<double> &values,
                    const SparklineLook &look);

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
