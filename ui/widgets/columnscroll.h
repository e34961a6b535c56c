#pragma once

#include <QScrollArea>

namespace sluice {

/// A column of widgets that scrolls up and down only: it is never narrower than what is in it, so that nothing is cut off
/// at its side when words grow.
class ColumnScroll : public QScrollArea {
    Q_OBJECT
public:
    explicit ColumnScroll(QWidget *parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace sluice
