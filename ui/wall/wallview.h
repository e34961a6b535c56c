#pragma once

#include "core/base/clock.h"
#include "ui/theme/livevalue.h"
#include "ui/wall/wallboard.h"

#include <QWidget>

namespace sluice {

class ThemeController;

/// What is under the text of a tile whose state has this colour.
[[nodiscard]] QColor wallGround(const Theme &theme, Token token);

/// Paints the tiles of the wall, worst first, with figures of 72 pixels and up: what does not fit is counted at the foot.
///
/// All of it grows with the window, and not with the font size of the program: what is laid out is always a board of
/// about 1280 by 800, whose boxes fit its letters. Stale figures are grey, under a line that says since when.
class WallView final : public QWidget, public LiveValue {
    Q_OBJECT
public:
    explicit WallView(ThemeController &theme, QWidget *parent = nullptr);

    void showTiles(std::vector<WallTile> tiles, const QString &title, const QString &age);
    void setStale(bool stale) override;
    [[nodiscard]] bool isStale() const override { return m_isStale; }
    [[nodiscard]] const std::vector<WallTile> &tiles() const noexcept { return m_tiles; }
    /// Where a tile is painted, in pixels of the widget; empty: it has no room.
    [[nodiscard]] QRect tileRect(std::size_t tile) const;
    /// Where its shape is painted.
    [[nodiscard]] QRect shapeRect(std::size_t tile) const;
    /// Where the line of its last values is; empty: there is none, or no room beside its figure.
    [[nodiscard]] QRect lineRect(std::size_t tile) const;
    /// What is counted at the foot.
    [[nodiscard]] std::size_t hiddenTiles() const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] double scale() const;
    [[nodiscard]] QFont boardFont(TypeSize size, QFont::Weight weight = QFont::Normal) const;
    [[nodiscard]] QRectF boardRect(std::size_t tile) const;
    [[nodiscard]] std::size_t room() const;
    void paintHead(QPainter &painter, double width) const;
    void paintTile(QPainter &painter, const QRectF &rect, const WallTile &tile) const;
    void paintLine(QPainter &painter, const QRectF &room, const WallTile &tile, Token token) const;
    void paintFoot(QPainter &painter, const QRectF &rect) const;

    ThemeController &m_theme;
    std::vector<WallTile> m_tiles;
    QString m_title;
    QString m_age;
    bool m_isStale = false;
};

} // namespace sluice
