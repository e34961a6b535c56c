#include "ui/shell/commandpalette.h"

#include "ui/theme/themecontroller.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {

constexpr int kWidth = 600;
constexpr int kMostRows = 10;

/// Icon, title, kind and shortcut on one line.
class RowPainter final : public QStyledItemDelegate {
public:
    RowPainter(ThemeController &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {kWidth / 2, m_theme.theme().controlHeight() + space::kXs};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = m_theme.theme();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & QStyle::State_Selected) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.color(Token::Selected));
            painter->drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 4, 4);
        }
        QRect rest = option.rect.adjusted(space::kM, 0, -space::kM, 0);
        const QIcon icon = m_theme.icon(index.data(PaletteModel::IconNameRole).toString(), Token::Muted);
        const int side = 16;
        icon.paint(painter, QRect(rest.left(), rest.center().y() - side / 2, side, side));
        rest.setLeft(rest.left() + side + space::kS);
        painter->setFont(theme.font(TypeSize::Small));
        painter->setPen(theme.color(Token::Muted));
        const QString keys = index.data(PaletteModel::KeysRole).toString();
        const QString kind = index.data(PaletteModel::KindRole).toString();
        const QString right = keys.isEmpty() ? kind : kind + QStringLiteral("   ") + keys;
        painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter, right);
        rest.setRight(rest.right() - painter->fontMetrics().horizontalAdvance(right) - space::kM);
        painter->setFont(theme.font());
        painter->setPen(theme.color(Token::Text));
        painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, rest.width()));
        painter->restore();
    }

private:
    ThemeController &m_theme;
};

} // namespace

CommandPalette::CommandPalette(ThemeController &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_edit(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_nothing(new QLabel(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    m_edit->setObjectName(QStringLiteral("paletteText"));
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new RowPainter(theme, this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_nothing->setContentsMargins(space::kM, space::kXs, space::kM, space::kXs);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kS, space::kS, space::kS, space::kS);
    column->setSpacing(space::kXs);
    column->addWidget(m_edit);
    column->addWidget(m_nothing);
    column->addWidget(m_list);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListView::clicked, this, &CommandPalette::choose);
    m_edit->installEventFilter(this);
    parent->installEventFilter(this);
    retranslate();
    hide();
}

void CommandPalette::addSource(PaletteSource source)
{
    m_model.addSource(std::move(source));
}

void CommandPalette::open()
{
    if (!isVisible())
        m_focusBefore = QApplication::focusWidget();
    m_edit->clear();
    search();
    show();
    raise();
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::close()
{
    if (!isVisible())
        return;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    hide();
    if (hadFocus && m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::search()
{
    m_model.search(m_edit->text());
    const bool found = m_model.rowCount() > 0;
    m_list->setVisible(found);
    m_nothing->setVisible(!found);
    if (found)
        m_list->setCurrentIndex(m_model.index(0));
    place();
}

void CommandPalette::place()
{
    const QWidget *window = parentWidget();
    const int rows = std::min(m_model.rowCount(), kMostRows);
    const int rowHeight = m_theme.theme().controlHeight() + space::kXs;
    m_list->setFixedHeight(rows * rowHeight + 2);
    const int wanted = static_cast<int>(kWidth * std::max(1.0, m_theme.theme().fontScale()));
    const int width = std::min(wanted, window->width() - 2 * space::kXl);
    layout()->activate();
    setGeometry((window->width() - width) / 2, 44, width, sizeHint().height());
}

void CommandPalette::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const auto run = m_model.entry(index.row()).run;
    close();
    run();
}

void CommandPalette::move(int rows)
{
    const int count = m_model.rowCount();
    if (count == 0)
        return;
    const int row = (m_list->currentIndex().row() + rows % count + count) % count;
    m_list->setCurrentIndex(m_model.index(row));
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isVisible())
            place();
        return false;
    }
    if (event->type() == QEvent::FocusOut && !isAncestorOf(QApplication::focusWidget())
        && QApplication::activePopupWidget() == nullptr) {
        close();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(kMostRows);
        return true;
    case Qt::Key_PageUp:
        move(-kMostRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex());
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.color(Token::Outline), 1));
    painter.setBrush(m_theme.color(Token::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

void CommandPalette::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void CommandPalette::retranslate()
{
    m_edit->setPlaceholderText(tr("Find an action, page, workflow, run or dead letter"));
    m_edit->setAccessibleName(m_edit->placeholderText());
    m_nothing->setText(tr("Nothing found"));
    m_list->setAccessibleName(tr("Found"));
}

} // namespace sluice
