#pragma once

#include "ui/theme/token.h"

#include <QWidget>

namespace sluice {

class ThemeController;

/// A small filled pill with a count; hidden at 0. Counts above 999 read "999+".
class Badge final : public QWidget {
    Q_OBJECT
public:
    explicit Badge(ThemeController &theme, QWidget *parent = nullptr);

    void setCount(quint64 count);
    [[nodiscard]] quint64 count() const noexcept { return m_count; }
    void setToken(Token token);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString text() const;

    ThemeController &m_theme;
    quint64 m_count = 0;
    Token m_token = Token::Danger;
};

} // namespace sluice
