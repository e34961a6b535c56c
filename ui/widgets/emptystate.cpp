#include "ui/widgets/emptystate.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/fillscroll.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {

constexpr int kIconSide = 48;
constexpr int kTextWidth = 420;
constexpr int kLeastWidth = 160;
/// Where there is less height than the texts need, they scroll; they may not be squeezed to less than this.
constexpr int kLeastHeight = 120;

QLabel *centredLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

/// A wrapped label that is centred in a layout gets the height of its own guess of a width; this gives it both.
void fit(QLabel *label, int room)
{
    if (label->text().isEmpty())
        return;
    const int line = label->fontMetrics().horizontalAdvance(label->text()) + space::kS;
    const int width = std::min({line, kTextWidth, room});
    label->setFixedSize(width, std::max(label->heightForWidth(width), 0));
}

} // namespace

EmptyState::EmptyState(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_headline(centredLabel(this))
    , m_sentence(centredLabel(this))
    , m_action(new QPushButton(this))
{
    m_headline->setObjectName(QStringLiteral("emptyHeadline"));
    m_sentence->setObjectName(QStringLiteral("emptySentence"));
    m_action->setObjectName(QStringLiteral("emptyAction"));
    m_action->setProperty("accent", true);
    m_action->hide();
    m_sentence->hide();
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setSpacing(space::kS);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addSpacing(space::kXs);
    column->addWidget(m_headline, 0, Qt::AlignHCenter);
    column->addWidget(m_sentence, 0, Qt::AlignHCenter);
    column->addSpacing(space::kS);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    m_scroll = new FillScroll(content, this);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    connect(&theme, &ThemeController::changed, this, &EmptyState::dress);
    dress();
}

void EmptyState::setIcon(const QString &name)
{
    m_iconName = name;
    dress();
}

void EmptyState::setText(const QString &headline, const QString &sentence)
{
    m_headline->setText(headline);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    fitAll();
}

void EmptyState::setAction(const QString &text)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

QSize EmptyState::minimumSizeHint() const
{
    // The texts are as wide as there was room; they wrap again where there is less.
    return {kLeastWidth, std::min(m_scroll->widget()->minimumSizeHint().height(), kLeastHeight)};
}

void EmptyState::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitAll();
}

void EmptyState::fitAll()
{
    // A margin at each side, and one for a scroll bar.
    const int room = std::max(contentsRect().width(), kLeastWidth) - 3 * space::kM;
    fit(m_headline, room);
    fit(m_sentence, room);
}

void EmptyState::dress()
{
    m_icon->setPixmap(m_theme.icon(m_iconName, Token::Muted).pixmap(QSize(kIconSide, kIconSide), devicePixelRatioF()));
    m_headline->setFont(m_theme.theme().font(TypeSize::Large, QFont::DemiBold));
    QPalette muted = m_sentence->palette();
    muted.setColor(QPalette::WindowText, m_theme.color(Token::Muted));
    m_sentence->setPalette(muted);
    fitAll();
}

} // namespace sluice
