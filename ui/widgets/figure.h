#pragma once

#include "ui/theme/livevalue.h"
#include "ui/theme/token.h"

#include <QWidget>

namespace sluice {

class ThemeController;

/// A figure with what it counts below it. Its width does not depend on the figure, so that a number that changes moves
/// nothing beside it; what has no room is elided and stands in the tooltip.
class Figure final : public QWidget, public LiveValue {
    Q_OBJECT
public:
    explicit Figure(ThemeController &theme, QWidget *parent = nullptr);

    void setLabel(const QString &label);
    void setValue(const QString &value);
    [[nodiscard]] const QString &value() const noexcept { return m_value; }
    /// The figure's size of type; base at the start.
    void setSize(TypeSize size);
    /// Stale figures are grey.
    void setStale(bool stale) override;
    [[nodiscard]] bool isStale() const override { return m_stale; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {48, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    void tell();

    ThemeController &m_theme;
    QString m_label;
    QString m_value;
    TypeSize m_size = TypeSize::Base;
    bool m_stale = false;
};

} // namespace sluice
