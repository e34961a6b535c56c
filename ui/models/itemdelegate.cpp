#include "ui/models/itemdelegate.h"

#include "ui/models/roles.h"
#include "ui/theme/themecontroller.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace sluice {

namespace {
constexpr int kBarWidth = 56;
constexpr int kBarHeight = 4;
constexpr int kTrendWidth = 48;
constexpr int kTrendHeight = 14;

/// A bar for each value over a base line; none is too small to be seen.
void paintTrend(QPainter &painter, const QRectF &box, const QList<double> &values, const QColor &color)
{
    const double top = values.isEmpty() ? 0 : *std::ranges::max_element(values);
    painter.fillRect(QRectF(box.left(), box.bottom(), box.width(), 1), color);
    if (top <= 0)
        return;
    const double step = box.width() / static_cast<double>(values.size());
    for (qsizetype i = 0; i < values.size(); ++i) {
        const double height = values[i] > 0 ? std::max(2.0, box.height() * values[i] / top) : 0;
        painter.fillRect(QRectF(box.left() + step * static_cast<double>(i), box.bottom() - height, step - 1, height),
                         color);
    }
}

} // namespace

ItemDelegate::ItemDelegate(ThemeController &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

bool ItemDelegate::takeMotion() const
{
    return std::exchange(m_sawMotion, false);
}

QSize ItemDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    const QFontMetrics metrics(option.font);
    if (index.data(GlyphRole).isValid())
        size.rwidth() += metrics.height() + space::kXs;
    if (index.data(ShareRole).isValid())
        size.rwidth() += kBarWidth + space::kS;
    if (index.data(TrendRole).isValid())
        size.rwidth() += kTrendWidth + space::kS;
    size.setHeight(std::max(metrics.height() + space::kM, 28));
    return size;
}

void ItemDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const Theme &theme = m_theme.theme();
    const QString text = std::exchange(option.text, QString());
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);

    painter->save();
    QRect room = option.rect.adjusted(space::kS, 0, -space::kS, 0);
    Token token = static_cast<Token>(index.data(TokenRole).value<int>());
    if (!index.data(TokenRole).isValid())
        token = Token::Text;
    if (const QVariant glyph = index.data(GlyphRole); glyph.isValid()) {
        auto shape = glyph.value<Glyph>();
        if (m_isStale)
            shape.token = Token::Paused;
        const int side = QFontMetrics(option.font).height();
        const bool turns = moves(shape.shape);
        m_sawMotion = m_sawMotion || turns;
        const QRectF box(room.left(), room.center().y() - side / 2.0 + 0.5, side, side);
        paintGlyph(*painter, box, shape, theme, turns ? m_theme.motion().phase() : index.data(WaitRole).toDouble());
        room.setLeft(room.left() + side + space::kXs);
        token = shape.token;
    }
    if (const QVariant share = index.data(ShareRole); share.isValid()) {
        const QRectF track(room.left(), room.center().y() - kBarHeight / 2 + 1, kBarWidth, kBarHeight);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.color(Token::Line));
        painter->drawRoundedRect(track, kBarHeight / 2.0, kBarHeight / 2.0);
        const double part = std::clamp(share.toDouble(), 0.0, 1.0);
        painter->setBrush(theme.color(m_isStale ? Token::Paused : part >= 1 ? Token::Success : Token::Accent));
        painter->drawRoundedRect(QRectF(track.topLeft(), QSizeF(track.width() * part, track.height())),
                                 kBarHeight / 2.0, kBarHeight / 2.0);
        room.setLeft(room.left() + kBarWidth + space::kS);
    }
    if (const QVariant trend = index.data(TrendRole); trend.isValid()) {
        paintTrend(*painter, QRectF(room.left(), room.center().y() - kTrendHeight / 2.0, kTrendWidth, kTrendHeight),
                   trend.value<QList<double>>(), theme.color(token));
        room.setLeft(room.left() + kTrendWidth + space::kS);
    }
    QFont font = index.data(MonospaceRole).toBool() ? theme.monospace() : option.font;
    if (index.data(BoldRole).toBool())
        font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(theme.color(m_isStale ? Token::Paused : token));
    painter->drawText(room, static_cast<int>(option.displayAlignment) | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(text, option.textElideMode, room.width()));
    painter->restore();
}

} // namespace sluice
