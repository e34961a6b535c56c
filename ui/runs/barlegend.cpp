#include "ui/runs/barlegend.h"

#include "ui/theme/themecontroller.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace sluice {

namespace {
constexpr int kSample = 28;
} // namespace

BarLegend::BarLegend(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &ThemeController::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void BarLegend::setSorts(const std::vector<BarSort> &sorts)
{
    if (sorts == m_sorts)
        return;
    m_sorts = sorts;
    retranslate();
}

void BarLegend::retranslate()
{
    setAccessibleName(tr("What the bars mean"));
    setAccessibleDescription(words().join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QStringList BarLegend::words() const
{
    QStringList words;
    for (const BarSort &sort : m_sorts)
        words += barWord(sort);
    if (!m_sorts.empty())
        words += tr("critical path");
    return words;
}

std::vector<BarLegend::Entry> BarLegend::laidOut(int width) const
{
    const QFontMetrics metrics(m_theme.theme().font(TypeSize::Small));
    const int height = metrics.height() + 4;
    std::vector<Entry> entries;
    QPoint at(0, 0);
    for (const QString &word : words()) {
        const int wide = kSample + space::kXs + metrics.horizontalAdvance(word) + 2;
        if (at.x() > 0 && at.x() + wide > width)
            at = {0, at.y() + height};
        entries.push_back({QRect(at, QSize(wide, height)), word});
        at.rx() += wide + space::kL;
    }
    return entries;
}

int BarLegend::heightForWidth(int width) const
{
    const auto entries = laidOut(width);
    return entries.empty() ? 0 : entries.back().place.bottom() + 1;
}

QSize BarLegend::sizeHint() const
{
    return {360, heightForWidth(std::max(width(), 360))};
}

void BarLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(m_theme.theme().font(TypeSize::Small));
    const auto entries = laidOut(width());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const QRectF place(entries[i].place);
        const QRectF sample(place.left(), place.top() + 2, kSample, place.height() - 4);
        if (i < m_sorts.size()) {
            const BarLook look = lookOf(m_sorts[i]);
            paintBar(painter, sample, look, m_theme.theme());
            const QRectF shape(sample.center().x() - 6, sample.center().y() - 6, 12, 12);
            if (look.fill != BarFill::Solid)
                painter.fillRect(shape, m_theme.color(Token::Background));
            paintShape(painter, shape, look.shape,
                       m_theme.color(look.fill == BarFill::Solid ? Token::OnFill : look.token), 0.7);
        } else {
            painter.setPen(QPen(m_theme.color(Token::Text), 2));
            painter.drawLine(QPointF(sample.left(), sample.center().y()), QPointF(sample.right(), sample.center().y()));
        }
        painter.setPen(m_theme.color(Token::Muted));
        painter.drawText(place.adjusted(kSample + space::kXs, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         entries[i].word);
    }
}

} // namespace sluice
