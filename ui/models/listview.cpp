#include "ui/models/listview.h"

#include "ui/models/itemdelegate.h"
#include "ui/theme/themecontroller.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sluice {

namespace {
/// The column that takes what is left has this much at least, at a font scale of 1.
constexpr int kLeastStretched = 80;
constexpr double kLeastShare = 0.8; ///< of its width, that a column keeps
/// Above what is shown of one row, there is room for this many.
constexpr int kLeastRows = 4;
} // namespace

ListView::ListView(ThemeController &theme, QWidget *parent)
    : QTreeView(parent)
    , m_theme(theme)
    , m_delegate(new ItemDelegate(theme, this))
{
    setItemDelegate(m_delegate);
    setUniformRowHeights(true);
    setRootIsDecorated(false);
    setAllColumnsShowFocus(true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setExpandsOnDoubleClick(false);
    setTabKeyNavigation(false);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setIndentation(space::kL);
    setFrameShape(QFrame::NoFrame);
    header()->setStretchLastSection(false);
    header()->setTextElideMode(Qt::ElideRight);
    header()->viewport()->installEventFilter(this);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(header(), &QHeaderView::sectionResized, this, [this](int section) {
        if (!m_isFitting && header()->sectionResizeMode(section) == QHeaderView::Interactive)
            m_isByHand = true;
    });
    connect(&theme, &ThemeController::changed, this, [this] {
        setWidths();
        scheduleDelayedItemsLayout();
    });
}

void ListView::setColumnWidths(const std::vector<int> &widths)
{
    m_widths = widths;
    setWidths();
}

void ListView::setModel(QAbstractItemModel *model)
{
    if (this->model())
        disconnect(this->model(), &QAbstractItemModel::headerDataChanged, this, &ListView::setWidths);
    QTreeView::setModel(model);
    if (model)
        connect(model, &QAbstractItemModel::headerDataChanged, this, &ListView::setWidths);
}

void ListView::setStale(bool stale)
{
    if (isStale() == stale)
        return;
    m_delegate->setStale(stale);
    viewport()->update();
}

bool ListView::isStale() const
{
    return m_delegate->isStale();
}

QSize ListView::minimumSizeHint() const
{
    const int row = m_theme.theme().controlHeight();
    return {QTreeView::minimumSizeHint().width(), header()->sizeHint().height() + row};
}

QList<int> ListView::shareOf(int height) const
{
    const int row = m_theme.theme().controlHeight() - 2;
    int rows = 0;
    for (QModelIndex each = model()->index(0, 0); each.isValid() && rows < height / row; each = indexBelow(each))
        ++rows;
    const int wanted = header()->sizeHint().height() + (std::max(rows, kLeastRows) + 1) * row;
    const int list = std::min(wanted, height * 2 / 5);
    return {list, height - list};
}

bool ListView::eventFilter(QObject *watched, QEvent *event)
{
    // The headings get their size after the theme has told of it.
    if (watched == header()->viewport() && event->type() == QEvent::FontChange)
        setWidths();
    if (watched != header()->viewport() || event->type() != QEvent::ToolTip)
        return QTreeView::eventFilter(watched, event);
    // The column that takes what is left may have less than its heading needs.
    const auto *help = static_cast<QHelpEvent *>(event);
    const QVariant heading = model() ? model()->headerData(header()->logicalIndexAt(help->pos()), Qt::Horizontal)
                                     : QVariant();
    QToolTip::showText(help->globalPos(), heading.toString().toHtmlEscaped(), header());
    return true;
}

void ListView::setWidths()
{
    m_isByHand = false;
    const auto sections = std::min(static_cast<std::size_t>(header()->count()), m_widths.size());
    for (std::size_t column = 0; column < sections; ++column)
        header()->setSectionResizeMode(static_cast<int>(column),
                                       m_widths[column] == 0 ? QHeaderView::Stretch : QHeaderView::Interactive);
    shareWidths(-1, 0);
    fitStretched();
}

/// Gives all columns but one their widths; where that one would get less than it wants they give of theirs.
void ListView::shareWidths(int stretched, int wanted)
{
    const double scale = m_theme.theme().fontScale();
    const auto sections = std::min(static_cast<std::size_t>(header()->count()), m_widths.size());
    // A heading is read whole in every language.
    const auto heading = [this](std::size_t column) {
        return header()->sectionSizeHint(static_cast<int>(column)) + space::kS;
    };
    std::vector<int> full(sections);
    std::vector<int> spare(sections);
    for (std::size_t column = 0; column < sections; ++column) {
        if (m_widths[column] == 0)
            continue;
        full[column] = std::max(static_cast<int>(m_widths[column] * scale), heading(column));
        spare[column] = full[column] - std::max(static_cast<int>(full[column] * kLeastShare), heading(column));
    }
    const int all = std::accumulate(spare.begin(), spare.end(), 0);
    const int missing = std::accumulate(full.begin(), full.end(), 0) + wanted - viewport()->width();
    const double part = stretched < 0 || all <= 0 ? 0 : std::clamp(double(missing) / all, 0.0, 1.0);
    const QScopedValueRollback fitting(m_isFitting, true);
    for (std::size_t column = 0; column < sections; ++column) {
        if (m_widths[column] > 0)
            header()->resizeSection(static_cast<int>(column),
                                    full[column] - static_cast<int>(std::ceil(part * spare[column])));
    }
}

void ListView::fitStretched()
{
    const auto stretched = std::ranges::find(m_widths, 0);
    if (stretched == m_widths.end() || header()->count() < static_cast<int>(m_widths.size()))
        return;
    const auto section = static_cast<int>(stretched - m_widths.begin());
    const double scale = m_theme.theme().fontScale();
    const int heading = header()->sectionSizeHint(section) + space::kS;
    const int least = static_cast<int>(kLeastStretched * scale);
    if (!m_isByHand)
        shareWidths(section, least);
    const int taken = header()->length() - header()->sectionSize(section);
    const bool isShort = viewport()->width() - taken < least;
    // Where the others leave too little, the list scrolls sideways instead, and the heading is read whole.
    const QScopedValueRollback fitting(m_isFitting, true);
    header()->setSectionResizeMode(section, isShort ? QHeaderView::Interactive : QHeaderView::Stretch);
    if (isShort)
        header()->resizeSection(section, std::max(least, heading));
}

void ListView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fitStretched();
}

void ListView::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && currentIndex().isValid())
        Q_EMIT opened(currentIndex());
    else if (event->matches(QKeySequence::Copy))
        copyRows();
    else
        QTreeView::keyPressEvent(event);
}

void ListView::mouseDoubleClickEvent(QMouseEvent *event)
{
    QTreeView::mouseDoubleClickEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid())
        Q_EMIT opened(index);
}

void ListView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    setMoving(m_delegate->takeMotion());
}

void ListView::hideEvent(QHideEvent *event)
{
    setMoving(false);
    QTreeView::hideEvent(event);
}

void ListView::setMoving(bool moving)
{
    if (moving == static_cast<bool>(m_motion))
        return;
    if (moving)
        m_motion = connect(&m_theme.motion(), &MotionClock::tick, viewport(), qOverload<>(&QWidget::update));
    else
        disconnect(std::exchange(m_motion, {}));
}

void ListView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    Q_EMIT currentRowChanged(current);
}

void ListView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    Q_EMIT selectedRowsChanged();
}

void ListView::copyRows() const
{
    auto rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex &row : rows) {
        QStringList cells;
        for (int column = 0; column < model()->columnCount(row.parent()); ++column)
            cells += row.siblingAtColumn(column).data().toString();
        lines += cells.join(u'\t');
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace sluice
