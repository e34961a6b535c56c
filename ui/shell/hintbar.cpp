#include "ui/shell/hintbar.h"

#include "ui/theme/stateglyph.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/flowlayout.h"
#include "ui/wording/formats.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace sluice {

namespace {

/// At a font scale of 1.
constexpr int kMark = 18;

/// A ring with the step's number, or a tick once it is done.
QPixmap markOf(int step, bool done, bool current, const Theme &theme, double ratio)
{
    const auto side = static_cast<int>(kMark * std::max(1.0, theme.fontScale()));
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box(0, 0, side, side);
    if (done) {
        paintShape(painter, box, Shape::Tick, theme.color(Token::Success));
        return pixmap;
    }
    const QColor color = theme.color(current ? Token::Accent : Token::Muted);
    painter.setPen(QPen(color, 1.4));
    painter.drawEllipse(box.adjusted(1, 1, -1, -1));
    QFont font = theme.font(TypeSize::Small, QFont::DemiBold);
    font.setPixelSize(side * 3 / 5);
    painter.setFont(font);
    painter.drawText(box, Qt::AlignCenter, QString::number(step));
    return pixmap;
}

} // namespace

HintBar::HintBar(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new QLabel(this))
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("hintBar"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::kM, space::kS, space::kS, space::kS);
    row->setSpacing(space::kS);
    // Where the words are large, the steps go below each other.
    auto *steps = new FlowLayout(space::kL);
    steps->addWidget(m_title);
    for (int step = 1; step <= kSteps; ++step) {
        Line &line = m_lines[static_cast<std::size_t>(step - 1)];
        line.mark = new QLabel(this);
        line.text = new ElidedLabel(m_theme, this);
        line.button = new QPushButton(this);
        line.button->setObjectName(QStringLiteral("hint.%1").arg(step));
        line.text->setObjectName(QStringLiteral("hintText.%1").arg(step));
        auto *group = new QWidget(this);
        auto *parts = new QHBoxLayout(group);
        parts->setContentsMargins(0, 0, 0, 0);
        parts->setSpacing(space::kS);
        parts->addWidget(line.mark);
        parts->addWidget(line.text);
        parts->addWidget(line.button);
        steps->addWidget(group);
        connect(line.button, &QPushButton::clicked, this, [this, step] { Q_EMIT stepRequested(step); });
    }
    row->addLayout(steps, 1);
    m_close->setAutoRaise(true);
    m_close->setObjectName(QStringLiteral("hintClose"));
    row->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT dismissed();
    });
    connect(&theme, &ThemeController::changed, this, &HintBar::dress);
    retranslate();
}

void HintBar::setStep(int step, bool done)
{
    Line &line = m_lines[static_cast<std::size_t>(step - 1)];
    if (line.done == done)
        return;
    line.done = done;
    retranslate();
}

bool HintBar::isDone(int step) const
{
    return m_lines[static_cast<std::size_t>(step - 1)].done;
}

void HintBar::setCounts(quint64 done, quint64 letters)
{
    if (done == m_done && letters == m_letters)
        return;
    m_done = done;
    m_letters = letters;
    retranslate();
}

void HintBar::setRepaired()
{
    m_repaired = true;
    retranslate();
}

QString HintBar::textOf(int step) const
{
    switch (step) {
    case 1:
        return isDone(1)
                   ? tr("Run: %1 done, %n dead letter(s)", nullptr, static_cast<int>(m_letters)).arg(numberText(m_done))
                   : tr("Run the sample");
    case 2:
        return m_letters > 0 && !isDone(2) ? tr("Open the %n letter(s)", nullptr, static_cast<int>(m_letters))
                                           : tr("Open the letters");
    default:
        if (isDone(3))
            return tr("Repaired and retried: %1 done").arg(numberText(m_done));
        return m_repaired ? tr("The service is repaired: now retry the letters")
                          : tr("Repair the service, then retry the letters");
    }
}

QString HintBar::buttonOf(int step) const
{
    switch (step) {
    case 1:
        return tr("Run");
    case 2:
        return tr("Open");
    default:
        return tr("Repair the service");
    }
}

void HintBar::retranslate()
{
    m_title->setText(isDone(3) ? tr("Done") : tr("Your first minute"));
    for (int step = 1; step <= kSteps; ++step) {
        const Line &line = m_lines[static_cast<std::size_t>(step - 1)];
        line.text->setText(textOf(step));
        line.button->setText(buttonOf(step));
    }
    m_close->setToolTip(tr("Close this hint"));
    m_close->setAccessibleName(m_close->toolTip());
    dress();
}

void HintBar::dress()
{
    const Theme &theme = m_theme.theme();
    m_title->setFont(theme.font(TypeSize::Base, QFont::DemiBold));
    // The page below stays where it is when a step has no button.
    m_title->setMinimumHeight(theme.controlHeight());
    int current = 1;
    while (current <= kSteps && isDone(current))
        ++current;
    for (int step = 1; step <= kSteps; ++step) {
        const Line &line = m_lines[static_cast<std::size_t>(step - 1)];
        line.mark->setMinimumHeight(theme.controlHeight());
        line.mark->setPixmap(markOf(step, line.done, step == current, theme, devicePixelRatioF()));
        line.button->setVisible(step == current && !(step == kSteps && m_repaired));
        line.button->setProperty("accent", true);
        line.text->setLook(TypeSize::Base, step == current ? Token::Text : Token::Muted);
    }
    m_close->setIcon(m_theme.icon(QStringLiteral("close"), Token::Muted));
    update();
}

void HintBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.theme().tint(Token::Accent, Token::Background, 0.1));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(Token::Line));
}

} // namespace sluice
