#include "ui/health/chartframe.h"

#include "ui/theme/theme.h"

#include <QAbstractAxis>
#include <QChart>
#include <QChartView>
#include <QFontMetrics>
#include <QGraphicsLayout>
#include <QLegend>
#include <QPen>

namespace sluice {

void setUpChart(QChart &chart, QChartView &view, int leastHeight)
{
    chart.legend()->hide();
    chart.setAnimationOptions(QChart::NoAnimation);
    chart.setMargins({});
    chart.layout()->setContentsMargins(0, 0, 0, 0);
    chart.setBackgroundVisible(false);
    chart.setLocalizeNumbers(true);
    view.setFrameShape(QFrame::NoFrame);
    view.setRenderHint(QPainter::Antialiasing);
    view.setFocusPolicy(Qt::NoFocus);
    view.setBackgroundRole(QPalette::NoRole);
    view.viewport()->setAutoFillBackground(false);
    view.setAttribute(Qt::WA_TransparentForMouseEvents);
    view.setMinimumHeight(leastHeight);
}

void dressAxes(const Theme &theme, QAbstractAxis &across, QAbstractAxis &up)
{
    for (QAbstractAxis *axis : {&across, &up}) {
        axis->setLabelsFont(theme.font(TypeSize::Small));
        axis->setLabelsBrush(theme.color(Token::Muted));
        axis->setLinePen(QPen(theme.color(Token::Line), 1));
        axis->setGridLinePen(QPen(theme.color(Token::Line), 1));
    }
    across.setGridLineVisible(false);
    up.setLineVisible(false);
}

QRectF plotPlace(const Theme &theme, const QChartView &view, const QString &label)
{
    const QFontMetrics small(theme.font(TypeSize::Small));
    const int left = small.horizontalAdvance(QStringLiteral("100,000")) + space::kS;
    const int right = small.horizontalAdvance(label) / 2 + space::kXs;
    return QRectF(QPointF(0, 0), QSizeF(view.size()))
        .adjusted(left, small.height() / 2.0, -right, -small.height() - space::kM);
}

} // namespace sluice
