#include "ui/wall/wallchooser.h"

#include "ui/theme/themecontroller.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace sluice {

namespace {

constexpr double kChooserWidth = 320;

/// Ticks a row wherever it is clicked: to hit the small box takes aim.
class TickedRows final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &,
                     const QModelIndex &index) override
    {
        if (!index.flags().testFlag(Qt::ItemIsUserCheckable) || !isTick(event))
            return false;
        const bool isTicked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        return model->setData(index, isTicked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    }

private:
    static bool isTick(const QEvent *event)
    {
        if (event->type() == QEvent::MouseButtonRelease)
            return static_cast<const QMouseEvent *>(event)->button() == Qt::LeftButton;
        return event->type() == QEvent::KeyPress && static_cast<const QKeyEvent *>(event)->key() == Qt::Key_Space;
    }
};

} // namespace

WallChooser::WallChooser(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new QLabel)
    , m_note(new QLabel)
    , m_list(new QListView)
    , m_reset(new QPushButton)
    , m_close(new QPushButton)
{
    setObjectName(QStringLiteral("wallChooser"));
    m_list->setObjectName(QStringLiteral("wallCards"));
    m_reset->setObjectName(QStringLiteral("wallReset"));
    m_close->setObjectName(QStringLiteral("wallChooserClose"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new TickedRows(m_list));
    m_list->setUniformItemSizes(true);
    m_reset->setEnabled(false);
    m_list->setFrameShape(QFrame::NoFrame);
    m_note->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::kS);
    buttons->addWidget(m_reset);
    buttons->addStretch();
    buttons->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kM, space::kM, space::kM, space::kM);
    column->setSpacing(space::kS);
    column->addWidget(m_title);
    column->addWidget(m_note);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    connect(&m_model, &WallCardModel::chosen, this, &WallChooser::take);
    connect(m_reset, &QPushButton::clicked, this, &WallChooser::reset);
    connect(m_close, &QPushButton::clicked, this, &WallChooser::closed);
    connect(&theme, &ThemeController::changed, this, &WallChooser::dress);
    retranslate();
    dress();
    hide();
}

/// Whoever stands on a row stays there, though another has come.
void WallChooser::setCards(const std::vector<WallCard> &cards)
{
    const QString current = m_model.idAt(m_list->currentIndex().row());
    const int top = m_list->verticalScrollBar()->value();
    m_model.setCards(cards);
    if (m_model.rowOf(current) == m_list->currentIndex().row())
        return;
    m_list->setCurrentIndex(m_model.index(m_model.rowOf(current)));
    m_list->verticalScrollBar()->setValue(top);
}

void WallChooser::setChoice(const WallChoice &choice)
{
    m_model.setChoice(choice);
    m_reset->setEnabled(!choice.isUsual());
}

void WallChooser::open()
{
    show();
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model.index(1)); // the first below a heading
    m_list->setFocus(Qt::OtherFocusReason);
}

void WallChooser::take()
{
    m_reset->setEnabled(!m_model.choice().isUsual());
    Q_EMIT choiceChanged(m_model.choice());
}

void WallChooser::reset()
{
    m_list->setFocus(Qt::OtherFocusReason); // the button is about to be of no use
    m_model.setChoice({});
    take();
}

void WallChooser::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

void WallChooser::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Surface));
    painter.fillRect(QRect(0, 0, 1, height()), m_theme.color(Token::Line));
}

void WallChooser::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void WallChooser::dress()
{
    const Theme &theme = m_theme.theme();
    m_title->setFont(theme.font(TypeSize::Large, QFont::DemiBold));
    m_note->setFont(theme.font(TypeSize::Small));
    setFixedWidth(static_cast<int>(kChooserWidth * theme.fontScale()));
}

void WallChooser::retranslate()
{
    m_title->setText(tr("Cards on the wall"));
    m_note->setText(
        tr("What is bad is always shown, and so is what is not well of a component, a breaker or a queue. Lines show "
           "the last five minutes."));
    m_list->setAccessibleName(m_title->text());
    m_reset->setText(tr("The usual ones"));
    m_close->setText(tr("Close"));
    m_model.retranslate();
}

} // namespace sluice
