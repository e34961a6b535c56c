#pragma once

#include <QScrollArea>

namespace sluice {

/// A page or panel that fills its room and scrolls up and down only where the room is less than it needs at least.
///
/// Unlike a scroll area that resizes its content by itself, it does not scroll as long as lists, trees and editors in it
/// can be shorter than they wish.
class FillScroll final : public QScrollArea {
    Q_OBJECT
public:
    /// Owns: `content`.
    explicit FillScroll(QWidget *content, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();
};

} // namespace sluice
