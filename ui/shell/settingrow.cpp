#include "ui/shell/settingrow.h"

#include "ui/theme/themecontroller.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace sluice {

namespace {
constexpr int kLabelWidth = 220;       ///< at a font scale of 1
constexpr double kLargestBeside = 1.3; ///< text that is larger needs the whole width: the label stands above
} // namespace

SettingRow::SettingRow(ThemeController &theme, QWidget *field, Words words, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_words(std::move(words))
    , m_label(new QLabel)
    , m_note(new QLabel)
    , m_reset(new QPushButton)
{
    setObjectName(field->objectName() + QStringLiteral(".row"));
    m_reset->setObjectName(field->objectName() + QStringLiteral(".reset"));
    m_label->setBuddy(field);
    m_label->setWordWrap(true);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    // The room of a button that is not there is kept, so that fields do not move when one begins to type.
    QSizePolicy stays = m_reset->sizePolicy();
    stays.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(stays);
    m_reset->hide();
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kM);
    grid->setVerticalSpacing(space::kXs);
    grid->setColumnStretch(1, 1);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_act();
        refresh();
    });
    connect(&theme, &ThemeController::changed, this, &SettingRow::dress);
    dress();
    retranslate();
}

void SettingRow::setUsual(std::function<bool()> isUsual, std::function<void()> reset)
{
    m_isUsual = std::move(isUsual);
    m_act = std::move(reset);
    refresh();
}

/// The focus does not go with the button that has it: Tab would start anew.
void SettingRow::refresh()
{
    const bool isWanted = m_isUsual && !m_isUsual();
    if (!isWanted && m_reset->hasFocus())
        m_label->buddy()->setFocus(Qt::OtherFocusReason);
    m_reset->setVisible(isWanted);
}

void SettingRow::retranslate()
{
    m_label->setText(m_words.label());
    QString note = tr("Default: %1").arg(m_words.usual());
    if (m_words.note)
        note += QStringLiteral(" · ") + m_words.note();
    m_note->setText(note);
    m_reset->setText(tr("Reset"));
    m_reset->setAccessibleName(tr("Reset: %1").arg(m_words.label()));
}

bool SettingRow::matches(const QStringList &words) const
{
    const QString text = m_label->text() + u' ' + m_note->text();
    return std::ranges::all_of(words, [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

/// Whether label, field and the way back do not fit beside each other.
bool SettingRow::isNarrow() const
{
    const double scale = m_theme.theme().fontScale();
    const int needed = static_cast<int>(kLabelWidth * scale) + m_label->buddy()->minimumSizeHint().width()
                       + m_reset->sizeHint().width() + 2 * space::kM;
    return scale > kLargestBeside || needed > width();
}

/// With another width, or with other words in the field, it may fit again or no more.
bool SettingRow::event(QEvent *event)
{
    const bool mayFit = event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest;
    if (mayFit && isNarrow() != m_isAbove)
        dress();
    return QWidget::event(event);
}

void SettingRow::dress()
{
    const Theme &theme = m_theme.theme();
    const bool isAbove = isNarrow();
    m_isAbove = isAbove;
    auto *grid = static_cast<QGridLayout *>(layout());
    QWidget *field = m_label->buddy();
    for (QWidget *each :
         {static_cast<QWidget *>(m_label), field, static_cast<QWidget *>(m_reset), static_cast<QWidget *>(m_note)})
        grid->removeWidget(each);
    const int column = isAbove ? 0 : 1;
    const int row = isAbove ? 1 : 0;
    grid->addWidget(m_label, 0, 0, 1, isAbove ? 3 : 1);
    grid->addWidget(field, row, column, 1, 2 - column, Qt::AlignLeft | Qt::AlignVCenter);
    grid->addWidget(m_reset, row, 2);
    grid->addWidget(m_note, row + 1, column, 1, 3 - column);
    const int width = static_cast<int>(kLabelWidth * theme.fontScale());
    m_label->setMinimumWidth(isAbove ? 0 : width);
    m_label->setMaximumWidth(isAbove ? QWIDGETSIZE_MAX : width);
    m_note->setFont(theme.font(TypeSize::Small));
    QPalette muted = m_note->palette();
    muted.setColor(QPalette::WindowText, theme.color(Token::Muted));
    m_note->setPalette(muted);
}

} // namespace sluice
