#include "ui/widgets/elidedlabel.h"

#include "ui/theme/themecontroller.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace sluice {

ElidedLabel::ElidedLabel(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &ThemeController::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ElidedLabel::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    if (sizePolicy().horizontalPolicy() != QSizePolicy::Ignored) // else it takes what it is given
        updateGeometry();
    update();
}

void ElidedLabel::setLook(TypeSize size, Token token, QFont::Weight weight)
{
    const bool isSame = size == m_size && weight == m_weight;
    if (isSame && token == m_token)
        return;
    m_size = size;
    m_token = token;
    m_weight = weight;
    if (!isSame)
        updateGeometry();
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

QFont ElidedLabel::textFont() const
{
    return m_theme.theme().font(m_size, m_weight);
}

bool ElidedLabel::isElided() const
{
    return QFontMetrics(textFont()).horizontalAdvance(m_text) > width();
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics(textFont());
    return {metrics.horizontalAdvance(m_text) + 1, metrics.height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(textFont());
    return {std::min(metrics.horizontalAdvance(m_text) + 1, metrics.averageCharWidth() * 6), metrics.height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(textFont());
    painter.setPen(m_theme.color(m_token));
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(m_text, m_mode, width()));
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !toolTip().isEmpty())
        return QWidget::event(event);
    // Plain text: what is shown may come from outside.
    if (isElided())
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), m_text.toHtmlEscaped(), this);
    return true;
}

} // namespace sluice
