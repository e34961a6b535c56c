#include "ui/simulate/durationchart.h"

#include "ui/simulate/modelwords.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/drawnface.h"
#include "ui/wording/formats.h"

#include <QEvent>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace sluice {

namespace {

double nearlyAll(const std::vector<double> &durations)
{
    return durations.empty() ? 0 : durations[(durations.size() - 1) * 99 / 100];
}

std::vector<quint64> countedBars(const std::vector<double> &durations, double width)
{
    std::vector<quint64> bars(durations.empty() ? 0 : DurationChart::kBars + 1);
    for (const double each : durations)
        ++bars[static_cast<std::size_t>(std::min(each / width, static_cast<double>(DurationChart::kBars)))];
    return bars;
}

} // namespace

DurationChart::DurationChart(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    tellRolesOfDrawings();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(&theme, &ThemeController::changed, this, qOverload<>(&QWidget::update));
    tell();
}

void DurationChart::setDurations(const std::vector<double> &first, const std::vector<double> &second)
{
    m_width = std::max({nearlyAll(first), nearlyAll(second), 1.0}) / kBars;
    m_first = countedBars(first, m_width);
    m_second = countedBars(second, m_width);
    choose(-1);
}

QRectF DurationChart::plot() const
{
    const QFontMetrics metrics(m_theme.theme().font(TypeSize::Small));
    return QRectF(rect()).adjusted(8, 6, -8, -metrics.height() - 8.0);
}

void DurationChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = m_theme.theme();
    const QRectF area = plot();
    painter.setFont(theme.font(TypeSize::Small));
    painter.setPen(theme.color(Token::Line));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    quint64 most = 1;
    for (const auto *bars : {&m_first, &m_second})
        for (const quint64 count : *bars)
            most = std::max(most, count);
    const double slot = area.width() / (kBars + 1);
    const bool isTwo = !m_second.empty();
    const auto paintBars = [&](const std::vector<quint64> &bars, double left, double width, const QBrush &brush) {
        for (std::size_t i = 0; i < bars.size(); ++i) {
            const double height = area.height() * static_cast<double>(bars[i]) / static_cast<double>(most);
            const QRectF bar(area.left() + slot * static_cast<double>(i) + left, area.bottom() - height, width, height);
            painter.fillRect(bar, brush);
            painter.drawRect(bar);
        }
    };
    painter.setPen(theme.color(Token::Accent));
    paintBars(m_first, 2, (slot - 4) / (isTwo ? 2 : 1), theme.color(Token::Accent));
    painter.setPen(theme.color(Token::Retry));
    paintBars(m_second, slot / 2, (slot - 4) / 2, QBrush(theme.color(Token::Retry), Qt::BDiagPattern));
    painter.setPen(theme.color(Token::Muted));
    for (int mark = 0; mark <= 4; ++mark) {
        const int bar = kBars * mark / 4;
        const QString text = mark == 4 ? tr("slower", "runs than nearly all") : timeText(m_width * bar);
        const double x = area.left() + slot * bar;
        const auto side = mark == 4 ? Qt::AlignRight : Qt::AlignLeft;
        painter.drawText(QRectF(mark == 4 ? area.right() - 120 : x, area.bottom() + 4, 120, 20), side | Qt::AlignTop,
                         text);
    }
    if (m_chosen >= 0) {
        painter.setPen(QPen(theme.color(Token::Text), 1, Qt::DotLine));
        painter.drawRect(QRectF(area.left() + slot * m_chosen, area.top(), slot, area.height()));
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Token::Accent), 1, Qt::DotLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    }
}

QString DurationChart::chosenText() const
{
    if (m_chosen < 0 || m_first.empty())
        return {};
    const auto bar = static_cast<std::size_t>(m_chosen);
    const QString range =
        m_chosen == kBars
            ? tr("longer than %1").arg(timeText(m_width * kBars))
            : tr("%1 to %2", "times").arg(timeText(m_width * m_chosen), timeText(m_width * (m_chosen + 1)));
    const auto count = static_cast<int>(m_first[bar]);
    QString text = tr("%1: %n run(s)", "a range of times", count).arg(range);
    if (!m_second.empty()) {
        const auto other = static_cast<int>(m_second[bar]);
        text += tr(", in B %n run(s)", nullptr, other);
    }
    return text;
}

void DurationChart::choose(int bar)
{
    m_chosen = m_first.empty() ? -1 : std::clamp(bar, -1, kBars);
    update();
    tell();
}

void DurationChart::tell()
{
    setAccessibleName(tr("How long runs take"));
    setAccessibleDescription(chosenText());
    setToolTip(chosenText());
}

void DurationChart::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF area = plot();
    choose(static_cast<int>((event->position().x() - area.left()) / area.width() * (kBars + 1)));
}

void DurationChart::leaveEvent(QEvent *)
{
    choose(-1);
}

void DurationChart::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Right)
        choose(std::min(m_chosen + 1, kBars));
    else if (event->key() == Qt::Key_Left)
        choose(std::max(m_chosen - 1, 0));
    else if (event->key() == Qt::Key_Escape && m_chosen >= 0)
        choose(-1);
    else
        QWidget::keyPressEvent(event);
}

void DurationChart::focusOutEvent(QFocusEvent *event)
{
    choose(-1);
    QWidget::focusOutEvent(event);
}

void DurationChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        tell();
    QWidget::changeEvent(event);
}

} // namespace sluice
