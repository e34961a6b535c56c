#include "ui/widgets/segmentedcontrol.h"

#include "ui/theme/themecontroller.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

namespace sluice {

namespace {

class Segment final : public QAbstractButton {
public:
    Segment(ThemeController &theme, QWidget *parent)
        : QAbstractButton(parent)
        , m_theme(theme)
    {
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(m_theme.theme().font(TypeSize::Base, QFont::DemiBold));
        return {metrics.horizontalAdvance(text()) + 2 * space::kM, m_theme.theme().controlHeight()};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = m_theme.theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF inside = QRectF(rect()).adjusted(3, 3, -3, -3);
        if (isChecked() || underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.color(isChecked() ? Token::Selected : Token::Hover));
            painter.drawRoundedRect(inside, kRadius - 2, kRadius - 2);
        }
        if (hasFocus()) {
            painter.setPen(QPen(theme.color(Token::Accent), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(inside, kRadius - 2, kRadius - 2);
        }
        painter.setFont(theme.font(TypeSize::Base, isChecked() ? QFont::DemiBold : QFont::Normal));
        const Token token = !isEnabled() ? Token::Outline : isChecked() ? Token::Text : Token::Muted;
        painter.setPen(theme.color(token));
        painter.drawText(rect(), Qt::AlignCenter, text());
    }

private:
    ThemeController &m_theme;
};

} // namespace

SegmentedControl::SegmentedControl(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_row(new QHBoxLayout(this))
    , m_group(new QButtonGroup(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    m_group->setExclusive(true);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idClicked, this, &SegmentedControl::currentChanged);
    connect(&theme, &ThemeController::changed, this, [this] {
        for (QAbstractButton *segment : m_group->buttons())
            segment->updateGeometry();
        update();
    });
}

void SegmentedControl::setItems(const QStringList &items)
{
    const auto buttons = m_group->buttons();
    for (qsizetype index = items.size(); index < buttons.size(); ++index)
        delete m_group->button(static_cast<int>(index));
    for (int index = 0; index < items.size(); ++index) {
        QAbstractButton *segment = m_group->button(index);
        if (!segment) {
            segment = new Segment(m_theme, this);
            m_group->addButton(segment, index);
            m_row->addWidget(segment);
        }
        segment->setText(items.at(index));
        segment->setAccessibleName(items.at(index));
        segment->updateGeometry();
    }
    if (currentIndex() < 0 && !items.isEmpty())
        setCurrentIndex(0);
}

int SegmentedControl::currentIndex() const
{
    return m_group->checkedId();
}

void SegmentedControl::setCurrentIndex(int index)
{
    if (QAbstractButton *segment = m_group->button(index))
        segment->setChecked(true);
}

void SegmentedControl::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_theme.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(Token::Outline), 1));
    painter.setBrush(theme.color(Token::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

} // namespace sluice
