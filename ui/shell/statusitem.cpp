#include "ui/shell/statusitem.h"

#include "ui/theme/themecontroller.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace sluice {

namespace {
constexpr int kGlyphSide = 14;
} // namespace

StatusItem::StatusItem(ThemeController &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &ThemeController::changed, this, [this] {
        m_widest = 0;
        updateGeometry();
        update();
    });
}

void StatusItem::show(const QString &shown, Token token, std::optional<Glyph> glyph)
{
    if (shown == text() && token == m_token && glyph == m_glyph)
        return;
    m_token = token;
    m_glyph = glyph;
    setText(shown);
    setAccessibleName(shown);
    setToolTip(shown);
    const int wanted = QFontMetrics(m_theme.theme().font(TypeSize::Small)).horizontalAdvance(shown);
    if (wanted > m_widest) {
        m_widest = wanted;
        updateGeometry();
    }
    update();
}

void StatusItem::setStale(bool stale)
{
    if (std::exchange(m_isStale, stale) != stale)
        update();
}

void StatusItem::reserve(const QString &longest)
{
    if (longest == m_reserved)
        return;
    m_reserved = longest;
    updateGeometry();
}

void StatusItem::setFigure(QWidget *figure)
{
    m_figure = figure;
    figure->setParent(this);
    figure->setAttribute(Qt::WA_TransparentForMouseEvents);
    figure->show();
    updateGeometry();
}

int StatusItem::textLeft() const
{
    int left = space::kS;
    if (m_figure)
        left += m_figure->sizeHint().width() + space::kXs;
    if (m_glyph)
        left += kGlyphSide + space::kXs;
    return left;
}

QSize StatusItem::sizeHint() const
{
    const QFontMetrics metrics(m_theme.theme().font(TypeSize::Small));
    const int widest = std::max({m_widest, metrics.horizontalAdvance(text()), metrics.horizontalAdvance(m_reserved)});
    return {textLeft() + widest + space::kS, metrics.height() + space::kS + 2};
}

QSize StatusItem::minimumSizeHint() const
{
    const QFontMetrics metrics(m_theme.theme().font(TypeSize::Small));
    const QSize whole = sizeHint();
    return {std::min(whole.width(), textLeft() + 4 * metrics.averageCharWidth() + space::kS), whole.height()};
}

void StatusItem::resizeEvent(QResizeEvent *event)
{
    QAbstractButton::resizeEvent(event);
    if (m_figure)
        m_figure->setGeometry(space::kS, 3, m_figure->sizeHint().width(), height() - 6);
}

void StatusItem::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_theme.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(Token::Hover));
        painter.drawRoundedRect(rect().adjusted(1, 1, -1, -1), 4, 4);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.color(Token::Accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
    const int left = textLeft();
    if (m_glyph)
        paintGlyph(painter,
                   QRectF(left - kGlyphSide - space::kXs, (height() - kGlyphSide) / 2.0, kGlyphSide, kGlyphSide),
                   {m_glyph->shape, m_isStale ? Token::Paused : m_glyph->token}, theme);
    painter.setFont(theme.font(TypeSize::Small));
    painter.setPen(theme.color(m_isStale ? Token::Paused : m_token));
    painter.drawText(rect().adjusted(left, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, width() - left));
}

} // namespace sluice
