#include "ui/wall/wallview.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/sparkline.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sluice {

namespace {

// Of the board, before it is made as large as the window.
constexpr double kBoardWidth = 1280;
constexpr double kBoardHeight = 800;
constexpr double kHead = 64;
constexpr double kFoot = 40;
constexpr double kLeastTile = 392; ///< wide
constexpr double kTileHeight = 214;
constexpr double kShape = 72;
constexpr double kTint = 0.38;
constexpr double kLeastLine = 56; ///< wide; beside a longer figure there is none
constexpr double kLineHeight = 56;

QRectF shapeIn(const QRectF &tile)
{
    return {tile.right() - space::kL - kShape, tile.top() + space::kL, kShape, kShape};
}

QRectF innerOf(const QRectF &tile)
{
    return tile.adjusted(space::kL, space::kM, -space::kL, -space::kM);
}

QRectF figureIn(const QRectF &tile)
{
    const QRectF inner = innerOf(tile);
    return {inner.left(), inner.top() + 70, inner.width(), 90};
}

} // namespace

QColor wallGround(const Theme &theme, Token token)
{
    return theme.tint(token, Token::Surface, kTint);
}

WallView::WallView(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("wallView"));
    setFocusPolicy(Qt::StrongFocus);
    connect(&theme, &ThemeController::changed, this, qOverload<>(&QWidget::update));
}

QSize WallView::sizeHint() const
{
    return QSizeF(kBoardWidth, kBoardHeight).toSize();
}

void WallView::showTiles(std::vector<WallTile> tiles, const QString &title, const QString &age)
{
    if (m_tiles == tiles && m_title == title && m_age == age)
        return;
    m_tiles = std::move(tiles);
    m_title = title;
    m_age = age;
    setAccessibleName(title);
    setAccessibleDescription(age + u'\n' + wallText(m_tiles));
    update();
}

void WallView::setStale(bool stale)
{
    if (m_isStale == stale)
        return;
    m_isStale = stale;
    update();
}

/// A small window shows the board in part rather than in small letters.
double WallView::scale() const
{
    return std::max(1.0, std::min(width() / kBoardWidth, height() / kBoardHeight));
}

QFont WallView::boardFont(TypeSize size, QFont::Weight weight) const
{
    return Theme::make(m_theme.theme().scheme()).font(size, weight);
}

std::size_t WallView::room() const
{
    const double k = scale();
    const double columns = std::max(1.0, std::floor((width() / k - space::kM) / (kLeastTile + space::kM)));
    const double rows = std::max(1.0, std::floor((height() / k - kHead - kFoot) / (kTileHeight + space::kM)));
    return static_cast<std::size_t>(columns * rows);
}

std::size_t WallView::hiddenTiles() const
{
    return m_tiles.size() > room() ? m_tiles.size() - room() : 0;
}

QRectF WallView::boardRect(std::size_t tile) const
{
    if (tile >= std::min(room(), m_tiles.size()))
        return {};
    const double board = width() / scale();
    const auto columns = static_cast<std::size_t>(
        std::max(1.0, std::floor((board - space::kM) / (kLeastTile + space::kM))));
    const double each = (board - space::kM) / static_cast<double>(columns);
    return {space::kM + each * static_cast<double>(tile % columns),
            kHead + (kTileHeight + space::kM) * static_cast<double>(tile / columns), each - space::kM, kTileHeight};
}

QRect WallView::tileRect(std::size_t tile) const
{
    const QRectF rect = boardRect(tile);
    return QRectF(rect.topLeft() * scale(), rect.size() * scale()).toRect();
}

QRect WallView::shapeRect(std::size_t tile) const
{
    const QRectF rect = boardRect(tile);
    if (rect.isEmpty())
        return {};
    const QRectF shape = shapeIn(rect);
    return QRectF(shape.topLeft() * scale(), shape.size() * scale()).toRect();
}

void WallView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_theme.color(Token::Background));
    painter.scale(scale(), scale());
    const double board = width() / scale();
    paintHead(painter, board);
    for (std::size_t tile = 0; tile < m_tiles.size(); ++tile) {
        const QRectF place = boardRect(tile);
        if (place.isEmpty())
            break;
        paintTile(painter, place, m_tiles[tile]);
    }
    paintFoot(painter, {space::kL, height() / scale() - kFoot, board - 2 * space::kL, kFoot});
}

void WallView::paintHead(QPainter &painter, double width) const
{
    const Theme &theme = m_theme.theme();
    const QRectF head(space::kL, 0, width - 2 * space::kL, kHead);
    painter.setFont(boardFont(TypeSize::Figure, QFont::DemiBold));
    painter.setPen(theme.color(Token::Text));
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, m_title);
    painter.setFont(boardFont(TypeSize::Title, m_isStale ? QFont::DemiBold : QFont::Normal));
    painter.setPen(theme.color(m_isStale ? Token::Danger : Token::Muted));
    painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter, m_age);
}

void WallView::paintTile(QPainter &painter, const QRectF &rect, const WallTile &tile) const
{
    const Theme &theme = m_theme.theme();
    const Glyph glyph = glyphOf(tile.state);
    const Token token = m_isStale ? Token::Paused : glyph.token;
    painter.setPen(QPen(theme.color(token), 2));
    painter.setBrush(m_isStale ? theme.color(Token::Surface) : wallGround(theme, token));
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), kRadius, kRadius);

    const QRectF inner = innerOf(rect);
    const QRectF shape = shapeIn(rect);
    paintShape(painter, shape, glyph.shape, theme.color(token));
    const auto line = [&](TypeSize size, QFont::Weight weight, Token color, const QRectF &place, const QString &text) {
        painter.setFont(boardFont(size, weight));
        painter.setPen(theme.color(color));
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(place.width())));
    };
    const double beside = shape.left() - inner.left() - space::kS;
    const Token ink = m_isStale ? Token::Muted : Token::Text;
    line(TypeSize::Title, QFont::DemiBold, ink, {inner.left(), inner.top(), beside, 32}, tile.title);
    line(TypeSize::Title, QFont::DemiBold, ink, {inner.left(), inner.top() + 34, beside, 28}, tile.word);
    // A figure that is too wide in one size is written smaller, never cut: half of it would be another one.
    QFont font = boardFont(TypeSize::Wall, QFont::DemiBold);
    const QRectF figure = figureIn(rect);
    const double wide = QFontMetricsF(font).horizontalAdvance(tile.figure);
    painter.save();
    painter.setFont(font);
    painter.setPen(theme.color(ink));
    if (wide > figure.width()) {
        const double narrow = figure.width() / wide;
        painter.translate(figure.left(), 0);
        painter.scale(narrow, 1);
        painter.drawText(QRectF(0, figure.top(), wide, figure.height()), Qt::AlignLeft | Qt::AlignVCenter, tile.figure);
    } else {
        painter.drawText(figure, Qt::AlignLeft | Qt::AlignVCenter, tile.figure);
    }
    painter.restore();
    paintLine(painter, figure.adjusted(wide + space::kL, 0, 0, 0), tile, token);
    line(TypeSize::Large, QFont::Normal, ink, {inner.left(), inner.bottom() - 24, inner.width(), 24}, tile.detail);
}

/// Beside the figure, as far as there is room.
void WallView::paintLine(QPainter &painter, const QRectF &room, const WallTile &tile, Token token) const
{
    if (room.width() < kLeastLine || tile.line.size() < 2)
        return;
    const Theme &theme = m_theme.theme();
    const QRectF place(room.left(), room.center().y() - kLineHeight / 2, room.width(), kLineHeight);
    paintSparkline(painter, place, tile.line,
                   {theme.color(token), theme.tint(token, Token::Surface, kTint * 1.5), 3, tile.line.size(), 1});
}

QRect WallView::lineRect(std::size_t tile) const
{
    const QRectF rect = boardRect(tile);
    if (rect.isEmpty() || m_tiles[tile].line.size() < 2)
        return {};
    const double wide =
        QFontMetricsF(boardFont(TypeSize::Wall, QFont::DemiBold)).horizontalAdvance(m_tiles[tile].figure);
    const QRectF place = figureIn(rect).adjusted(wide + space::kL, 0, 0, 0);
    return place.width() < kLeastLine ? QRect() : QRectF(place.topLeft() * scale(), place.size() * scale()).toRect();
}

/// Those without room are the best off: they come last.
void WallView::paintFoot(QPainter &painter, const QRectF &rect) const
{
    const std::size_t hidden = hiddenTiles();
    if (hidden == 0)
        return;
    const bool isTrouble = m_tiles[m_tiles.size() - hidden].state >= WallState::Warning;
    painter.setFont(boardFont(TypeSize::Title));
    painter.setPen(m_theme.color(isTrouble ? Token::Danger : Token::Muted));
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                     tr("… and %n more, none of them worse", nullptr, static_cast<int>(hidden)));
}

} // namespace sluice
