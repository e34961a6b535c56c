#include "ui/widgets/twolines.h"

#include "ui/theme/themecontroller.h"

#include <QApplication>
#include <QIcon>
#include <QPainter>

namespace sluice {

namespace {
constexpr int kIcon = 16;
}

TwoLines::TwoLines(ThemeController &themes, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_themes(themes)
{
}

void TwoLines::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    auto row = option;
    initStyleOption(&row, index);
    const auto icon = row.icon;
    row.text.clear();
    row.icon = {};
    row.features &= ~QStyleOptionViewItem::HasDecoration; // the ring of the focus is around all of the row
    const auto *style = row.widget ? row.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);

    const auto &theme = m_themes.theme();
    auto area = option.rect.adjusted(space::kS, space::kXs, -space::kS, -space::kXs);
    const auto shown = index.data(kShownRole).toString();
    if (!shown.isEmpty())
        area.setLeft(area.left() + space::kM);
    if (!icon.isNull()) {
        icon.paint(painter, QRect(area.left(), area.top() + 2, kIcon, kIcon));
        area.setLeft(area.left() + kIcon + space::kS);
    }
    const auto detail = index.data(kDetailRole).toString();
    const auto line = [&](const QFont &font, Token token, const QRect &rect, const QString &text) {
        painter->setFont(font);
        painter->setPen(theme.color(token));
        painter->drawText(rect, Qt::AlignVCenter | Qt::TextSingleLine,
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
    };
    painter->save();
    const auto upper = theme.font(TypeSize::Base);
    const auto lower = theme.font(TypeSize::Small);
    const int height = detail.isEmpty() ? area.height() : QFontMetrics(upper).height() + 2;
    line(upper, index.flags() & Qt::ItemIsEnabled ? Token::Text : Token::Muted,
         QRect(area.left(), area.top(), area.width(), height), shown.isEmpty() ? index.data().toString() : shown);
    if (!detail.isEmpty())
        line(lower, Token::Muted, QRect(area.left(), area.top() + height, area.width(), area.height() - height),
             detail);
    painter->restore();
}

QSize TwoLines::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto &theme = m_themes.theme();
    int height = QFontMetrics(theme.font(TypeSize::Base)).height() + 2 * space::kXs + 2;
    if (!index.data(kDetailRole).toString().isEmpty())
        height += QFontMetrics(theme.font(TypeSize::Small)).height() + 2;
    return {option.rect.width(), std::max(height, theme.controlHeight())};
}

} // namespace sluice
