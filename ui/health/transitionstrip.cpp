#include "ui/health/transitionstrip.h"

#include "ui/theme/stateglyph.h"
#include "ui/theme/themecontroller.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace sluice {

namespace {
constexpr int kMark = 14;
constexpr int kStep = 18;
} // namespace

TransitionStrip::TransitionStrip(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &ThemeController::changed, this, qOverload<>(&QWidget::update));
    tell();
}

void TransitionStrip::showHistory(const std::vector<Transition> &history, WallTime now)
{
    const bool isNews = history != m_history;
    m_now = now;
    if (!isNews)
        return;
    m_history = history;
    tell();
    update();
}

void TransitionStrip::setStale(bool stale)
{
    m_stale = stale;
    update();
}

std::size_t TransitionStrip::shown() const
{
    const auto room = static_cast<std::size_t>(std::max(1, (width() + kStep - kMark) / kStep));
    return std::min(m_history.size(), room);
}

QString TransitionStrip::text(const Transition &transition) const
{
    return QStringLiteral("%1 %2").arg(momentText(transition.at, m_now), word(transition.to));
}

QString TransitionStrip::textAt(const QPoint &point) const
{
    const std::size_t count = shown();
    const auto which = static_cast<std::size_t>(std::max(0, point.x()) / kStep);
    return which < count ? text(m_history[m_history.size() - count + which]) : QString();
}

void TransitionStrip::tell()
{
    QStringList all;
    for (const Transition &transition : m_history)
        all += text(transition);
    setAccessibleName(tr("Transitions of the breaker"));
    setAccessibleDescription(all.isEmpty() ? tr("none so far") : all.join(QStringLiteral(", ")));
}

bool TransitionStrip::event(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        tell();
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), textAt(help->pos()), this);
    return true;
}

void TransitionStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_theme.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double middle = height() / 2.0;
    painter.setPen(QPen(theme.color(Token::Line), 1));
    if (m_history.empty()) {
        painter.setFont(theme.font(TypeSize::Small));
        painter.setPen(theme.color(Token::Muted));
        const QString none = tr("No transition so far");
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(none, Qt::ElideRight, width()));
        return;
    }
    const std::size_t count = shown();
    for (std::size_t i = 0; i < count; ++i) {
        const double x = static_cast<double>(i) * kStep;
        if (i + 1 < count) {
            painter.setPen(QPen(theme.color(Token::Outline), 1));
            painter.drawLine(QPointF(x + kMark, middle), QPointF(x + kStep, middle));
        }
        Glyph glyph = glyphOf(m_history[m_history.size() - count + i].to);
        if (m_stale)
            glyph.token = Token::Paused;
        paintGlyph(painter, QRectF(x, middle - kMark / 2.0, kMark, kMark), glyph, theme);
    }
}

} // namespace sluice
