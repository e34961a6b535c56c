#pragma once

#include "ui/theme/token.h"

#include <QWidget>

namespace sluice {

class ThemeController;

/// A share of 1 as a bar, with a mark where something happens: a failure rate against its threshold.
class RateBar final : public QWidget {
    Q_OBJECT
public:
    explicit RateBar(ThemeController &theme, QWidget *parent = nullptr);

    /// A share below 0 is unknown: the bar stays empty.
    void setShare(double share, double mark, Token token);

    [[nodiscard]] QSize sizeHint() const override { return {120, 14}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ThemeController &m_theme;
    double m_share = -1;
    double m_mark = 0.5;
    Token m_token = Token::Success;
};

} // namespace sluice
