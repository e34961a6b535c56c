#include "ui/design/timeslider.h"

#include "ui/theme/stateglyph.h"
#include "ui/theme/themecontroller.h"

#include <QAccessibleWidget>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <limits>

namespace sluice {

namespace {

constexpr int kPageStep = 100;
constexpr int kSliderEdge = 10; ///< beside the groove, for the handle
constexpr int kGroove = 4;
constexpr int kHandle = 14;
constexpr int kMarkSize = 10;
constexpr int kLeastWidth = 120;

/// What a screen reader gets: a slider whose value is a moment.
class SliderFace final : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit SliderFace(TimeSlider *slider)
        : QAccessibleWidget(slider, QAccessible::Slider)
        , m_slider(slider)
    {
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? m_slider->words() : QAccessibleWidget::text(kind);
    }
    [[nodiscard]] QVariant currentValue() const override { return m_slider->value(); }
    void setCurrentValue(const QVariant &value) override { m_slider->setValue(value.toInt()); }
    [[nodiscard]] QVariant maximumValue() const override { return m_slider->maximum(); }
    [[nodiscard]] QVariant minimumValue() const override { return m_slider->minimum(); }
    [[nodiscard]] QVariant minimumStepSize() const override { return m_slider->singleStep(); }

private:
    TimeSlider *m_slider;
};

QAccessibleInterface *faceOfTimeSlider(const QString &className, QObject *object)
{
    auto *slider = className == QLatin1StringView("sluice::TimeSlider") ? qobject_cast<TimeSlider *>(object) : nullptr;
    return slider ? new SliderFace(slider) : nullptr;
}

Glyph markGlyph(TimeSlider::MarkKind kind)
{
    switch (kind) {
    case TimeSlider::MarkKind::Failure:
        break;
    case TimeSlider::MarkKind::Halt:
        return {Shape::TwoBars, Token::Paused};
    case TimeSlider::MarkKind::Letter:
        return {Shape::EnvelopeCross, Token::Danger};
    }
    return {Shape::Cross, Token::Danger};
}

} // namespace

TimeSlider::TimeSlider(ThemeController &themes, QWidget *parent)
    : QAbstractSlider(parent)
    , m_themes(themes)
{
    QAccessible::removeFactory(faceOfTimeSlider); // there is one of it, however many sliders there are
    QAccessible::installFactory(faceOfTimeSlider);
    setObjectName(QStringLiteral("timeSlider"));
    setOrientation(Qt::Horizontal);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setSingleStep(1);
    setPageStep(kPageStep);
    setRange(1, 1);
    connect(&themes, &ThemeController::changed, this, &TimeSlider::layOutMarks);
    retranslate();
}

void TimeSlider::setWords(Words words)
{
    m_words = std::move(words);
    describe();
}

void TimeSlider::begin(quint64 events)
{
    m_marks.clear();
    const QSignalBlocker quiet(this);
    setRange(1, 1);
    setEvents(events);
    setValue(maximum());
    layOutMarks();
}

void TimeSlider::setEvents(quint64 events)
{
    const bool wasAtEnd = isAtEnd() && !isSliderDown();
    const auto most = static_cast<quint64>(std::numeric_limits<int>::max());
    setMaximum(std::max(1, static_cast<int>(std::min(events, most))));
    if (wasAtEnd)
        setValue(maximum());
}

void TimeSlider::addMarks(const std::vector<Mark> &marks)
{
    if (marks.empty())
        return;
    m_marks.insert(m_marks.end(), marks.begin(), marks.end());
    layOutMarks();
}

int TimeSlider::placeOf(int event) const
{
    const double span = std::max(1, maximum() - minimum());
    const double part = (event - minimum()) / span;
    return kSliderEdge + static_cast<int>((isRightToLeft() ? 1 - part : part) * (width() - 2 * kSliderEdge));
}

int TimeSlider::eventAt(int place) const
{
    const double part = std::clamp((place - kSliderEdge) / static_cast<double>(std::max(1, width() - 2 * kSliderEdge)),
                                   0.0, 1.0);
    return minimum() + qRound((isRightToLeft() ? 1 - part : part) * (maximum() - minimum()));
}

/// Of those that would cover each other, the one that matters more.
void TimeSlider::layOutMarks()
{
    m_spots.clear();
    for (const Mark &mark : m_marks) {
        const int place = placeOf(static_cast<int>(mark.event));
        if (m_spots.empty() || std::abs(place - m_spots.back().place) >= kMarkSize)
            m_spots.push_back({place, mark.kind});
        else if (mark.kind > m_spots.back().kind)
            m_spots.back().kind = mark.kind;
    }
    m_drawn = {};
    update();
}

/// All of them once, and not anew for each frame in which the handle moves.
void TimeSlider::drawMarks()
{
    m_drawn = QPixmap(QSize(width(), kMarkSize) * devicePixelRatioF());
    m_drawn.setDevicePixelRatio(devicePixelRatioF());
    m_drawn.fill(Qt::transparent);
    QPainter painter(&m_drawn);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Spot &spot : m_spots)
        paintGlyph(painter, QRectF(spot.place - kMarkSize / 2.0, 0, kMarkSize, kMarkSize), markGlyph(spot.kind),
                   m_themes.theme());
}

void TimeSlider::describe()
{
    if (const QString now = words(); accessibleDescription() != now)
        setAccessibleDescription(now);
}

void TimeSlider::retranslate()
{
    setAccessibleName(tr("Moment of the run"));
    describe();
}

QSize TimeSlider::sizeHint() const
{
    return {2 * kLeastWidth, m_themes.theme().controlHeight()};
}

QSize TimeSlider::minimumSizeHint() const
{
    return {kLeastWidth, m_themes.theme().controlHeight()};
}

void TimeSlider::sliderChange(SliderChange change)
{
    describe(); // before a screen reader is told
    QAbstractSlider::sliderChange(change);
    if (change == SliderRangeChange)
        layOutMarks();
    update();
}

void TimeSlider::resizeEvent(QResizeEvent *event)
{
    QAbstractSlider::resizeEvent(event);
    layOutMarks();
}

void TimeSlider::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    setFocus(Qt::MouseFocusReason);
    setSliderDown(true);
    setSliderPosition(eventAt(event->position().toPoint().x()));
}

void TimeSlider::mouseMoveEvent(QMouseEvent *event)
{
    if (isSliderDown())
        setSliderPosition(eventAt(event->position().toPoint().x()));
}

void TimeSlider::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        setSliderDown(false);
}

void TimeSlider::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier)
        Q_EMIT backRequested();
    else
        QAbstractSlider::keyPressEvent(event);
}

bool TimeSlider::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !m_words)
        return QAbstractSlider::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), m_words(eventAt(help->pos().x())), this);
    return true;
}

void TimeSlider::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = m_themes.theme();
    const double middle = height() - kHandle / 2.0 - 3;
    const int here = placeOf(value());
    const int from = placeOf(minimum());
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Outline));
    painter.drawRoundedRect(QRectF(kSliderEdge, middle - kGroove / 2.0, width() - 2 * kSliderEdge, kGroove), 2, 2);
    painter.setBrush(theme.color(Token::Accent));
    painter.drawRoundedRect(
        QRectF(QPointF(std::min(from, here), middle - kGroove / 2.0), QSizeF(std::abs(here - from), kGroove)), 2, 2);
    if (m_drawn.isNull() || m_drawn.devicePixelRatioF() != devicePixelRatioF())
        drawMarks();
    painter.drawPixmap(QPointF(0, middle - kHandle / 2.0 - kMarkSize), m_drawn);
    painter.setPen(QPen(theme.color(Token::Accent), 2));
    painter.setBrush(theme.color(isSliderDown() ? Token::Accent : Token::Surface));
    painter.drawEllipse(QPointF(here, middle), kHandle / 2.0 - 2, kHandle / 2.0 - 2);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Token::Accent), 1, Qt::DotLine));
        painter.drawEllipse(QPointF(here, middle), kHandle / 2.0 + 1, kHandle / 2.0 + 1);
    }
}

} // namespace sluice
