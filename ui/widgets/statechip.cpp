#include "ui/widgets/statechip.h"

#include "ui/theme/themecontroller.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace sluice {

StateChip::StateChip(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &ThemeController::changed, this, [this] {
        m_widest = 0;
        widen();
        updateGeometry();
        update();
    });
}

void StateChip::setState(Glyph glyph, const QString &word)
{
    if (glyph == m_glyph && word == m_word)
        return;
    const bool moved = moves(m_glyph.shape) && m_motion;
    if (moves(glyph.shape) && !moved)
        m_motion = connect(&m_theme.motion(), &MotionClock::tick, this, qOverload<>(&QWidget::update));
    else if (!moves(glyph.shape) && moved)
        disconnect(m_motion);
    m_glyph = glyph;
    m_word = word;
    setAccessibleName(word);
    widen();
    update();
}

void StateChip::widen()
{
    const int wanted = QFontMetrics(m_theme.theme().font()).horizontalAdvance(m_word);
    if (wanted > m_widest) {
        m_widest = wanted;
        updateGeometry();
    }
}

void StateChip::setStale(bool stale)
{
    if (std::exchange(m_stale, stale) != stale)
        update();
}

void StateChip::setProgress(double progress)
{
    m_progress = progress;
    update();
}

QSize StateChip::sizeHint() const
{
    const QFontMetrics metrics(m_theme.theme().font());
    return {metrics.height() + space::kXs + m_widest + 1, std::max(metrics.height(), 18)};
}

void StateChip::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_theme.theme();
    QPainter painter(this);
    painter.setFont(theme.font());
    const int side = painter.fontMetrics().height();
    const double progress = moves(m_glyph.shape) ? m_theme.motion().phase() : m_progress;
    const Glyph glyph{m_glyph.shape, m_stale ? Token::Paused : m_glyph.token};
    paintGlyph(painter, QRectF(0, (height() - side) / 2.0, side, side), glyph, theme, progress);
    painter.setPen(theme.color(glyph.token));
    painter.drawText(rect().adjusted(side + space::kXs, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_word);
}

} // namespace sluice
