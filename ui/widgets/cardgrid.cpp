#include "ui/widgets/cardgrid.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace sluice {

namespace {

int cardHeight(const QLayoutItem &item, int width)
{
    const int height = item.hasHeightForWidth() ? item.heightForWidth(width) : item.sizeHint().height();
    return std::max(height, item.minimumSize().height());
}

} // namespace

namespace {

/// Where a card will be.
class Gap final : public QLayoutItem {
public:
    explicit Gap(int height)
        : m_height(height)
    {
    }
    [[nodiscard]] QSize sizeHint() const override { return {1, m_height}; }
    [[nodiscard]] QSize minimumSize() const override { return {1, m_height}; }
    [[nodiscard]] QSize maximumSize() const override { return {QLAYOUTSIZE_MAX, QLAYOUTSIZE_MAX}; }
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    void setGeometry(const QRect &rect) override { m_rect = rect; }
    [[nodiscard]] QRect geometry() const override { return m_rect; }
    [[nodiscard]] bool isEmpty() const override { return false; }

private:
    int m_height;
    QRect m_rect;
};

} // namespace

CardGrid::CardGrid(int spacing, QWidget *parent)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing);
}

CardGrid::~CardGrid() = default;

void CardGrid::setLeastColumn(int width)
{
    m_leastColumn = std::max(1, width);
    invalidate();
}

void CardGrid::addItem(QLayoutItem *item)
{
    m_cards.push_back({std::unique_ptr<QLayoutItem>(item)});
}

void CardGrid::insertCard(int place, QWidget *card, int columns, bool takesRest)
{
    addWidget(card);
    m_cards.back().columns = std::max(1, columns);
    m_cards.back().takesRest = takesRest;
    if (place >= 0 && place < count() - 1)
        std::rotate(m_cards.begin() + place, m_cards.end() - 1, m_cards.end());
    invalidate();
}

QLayoutItem *CardGrid::insertGap(int place, int height)
{
    auto gap = std::make_unique<Gap>(height);
    QLayoutItem *made = gap.get();
    const int at = std::clamp(place, 0, count());
    m_cards.insert(m_cards.begin() + at, Card{std::move(gap)});
    invalidate();
    return made;
}

void CardGrid::fillGap(QLayoutItem *gap, QWidget *card)
{
    const int place = indexOf(gap);
    removeGap(gap);
    insertCard(place, card);
}

void CardGrid::removeGap(QLayoutItem *gap)
{
    std::erase_if(m_cards, [gap](const Card &card) { return card.item.get() == gap; });
    invalidate();
}

QLayoutItem *CardGrid::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_cards[static_cast<std::size_t>(index)].item.get() : nullptr;
}

QLayoutItem *CardGrid::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_cards[static_cast<std::size_t>(index)].item.release();
    m_cards.erase(m_cards.begin() + index);
    return item;
}

int CardGrid::columnsIn(int width) const
{
    return std::max(1, (width + spacing()) / (m_leastColumn + spacing()));
}

std::vector<CardGrid::Row> CardGrid::rowsOf(int columns, int columnWidth) const
{
    struct Waiting {
        const Card *card = nullptr;
        int wanted = 1;
        bool isPlaced = false;
    };
    const int step = columnWidth + spacing();
    std::vector<Waiting> waiting;
    waiting.reserve(m_cards.size());
    for (const Card &card : m_cards) {
        if (card.item->isEmpty())
            continue;
        const int needed = (card.item->minimumSize().width() + spacing() + step - 1) / step;
        waiting.push_back({&card, std::min(columns, std::max(card.columns, needed))});
    }
    std::vector<Row> rows;
    for (std::size_t first = 0; first < waiting.size();) {
        Row row;
        int used = 0;
        // A row that is full looks no further: of a thousand cards each is looked at a few times.
        for (std::size_t at = first; at < waiting.size() && used < columns; ++at) {
            Waiting &one = waiting[at];
            if (one.isPlaced || used + one.wanted > columns)
                continue;
            row.push_back({one.card, used, one.wanted});
            used += one.wanted;
            one.isPlaced = true;
        }
        stretch(row, columns);
        rows.push_back(std::move(row));
        while (first < waiting.size() && waiting[first].isPlaced)
            ++first;
    }
    return rows;
}

void CardGrid::stretch(Row &row, int columns)
{
    const int rest = columns - row.back().first - row.back().columns;
    const auto taker = std::find_if(row.rbegin(), row.rend(), [](const Placed &one) { return one.card->takesRest; });
    if (taker == row.rend())
        return;
    taker->columns += rest;
    for (auto after = taker.base(); after != row.end(); ++after)
        after->first += rest;
}

int CardGrid::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), true);
}

QSize CardGrid::minimumSize() const
{
    QSize size;
    for (const Card &card : m_cards) {
        if (!card.item->isEmpty())
            size = size.expandedTo(card.item->minimumSize());
    }
    return size;
}

QSize CardGrid::sizeHint() const
{
    return minimumSize().expandedTo({m_leastColumn, 0});
}

void CardGrid::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, false);
}

int CardGrid::arrange(const QRect &rect, bool dry) const
{
    const int columns = columnsIn(rect.width());
    const int columnWidth = (rect.width() - (columns - 1) * spacing()) / columns;
    // What the division leaves goes to the last column, so that the right edge is straight.
    const auto leftOf = [&](int column) {
        return column == columns ? rect.width() + spacing() : column * (columnWidth + spacing());
    };
    int y = rect.y();
    for (const Row &row : rowsOf(columns, columnWidth)) {
        const auto widthOf = [&](const Placed &one) {
            return leftOf(one.first + one.columns) - spacing() - leftOf(one.first);
        };
        int height = 0;
        for (const Placed &one : row)
            height = std::max(height, cardHeight(*one.card->item, widthOf(one)));
        y += y > rect.y() ? spacing() : 0;
        for (const Placed &one : row) {
            const QRect place(rect.x() + leftOf(one.first), y, widthOf(one), height);
            if (!dry)
                one.card->item->setGeometry(QStyle::visualRect(
                    parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight, rect, place));
        }
        y += height;
    }
    return y - rect.y();
}

} // namespace sluice
