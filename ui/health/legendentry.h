#pragma once

#include "ui/theme/token.h"

#include <QWidget>

namespace sluice {

class ThemeController;

/// A line of a chart in its legend: a piece of the stroke itself, its name, and its newest value in a place of fixed
/// width, so that a change moves nothing.
class LegendEntry final : public QWidget {
    Q_OBJECT
public:
    LegendEntry(Token token, Qt::PenStyle stroke, ThemeController &theme, QWidget *parent = nullptr);

    void setName(const QString &name);
    [[nodiscard]] const QString &name() const noexcept { return m_name; }
    void setValue(const QString &value);
    [[nodiscard]] QString text() const;
    void setStale(bool stale);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int valueWidth() const;

    ThemeController &m_theme;
    Token m_token;
    Qt::PenStyle m_stroke;
    QString m_name;
    QString m_value;
    bool m_stale = false;
};

} // namespace sluice
