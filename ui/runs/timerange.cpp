#include "ui/runs/timerange.h"

#include "ui/theme/token.h"
#include "ui/wording/formats.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QSignalBlocker>

#include <array>

namespace sluice {

namespace {

constexpr std::array<Milliseconds, 4> kLast{std::chrono::minutes(15), std::chrono::hours(1), std::chrono::hours(24),
                                            std::chrono::hours(24 * 7)};
constexpr int kMoments = static_cast<int>(kLast.size()) + 1;

QDateTime timeOf(WallTime moment)
{
    return QDateTime::fromMSecsSinceEpoch(moment.time_since_epoch().count());
}

WallTime momentOf(const QDateTime &time)
{
    return WallTime(Milliseconds(time.toMSecsSinceEpoch()));
}

} // namespace

TimeRange::TimeRange(std::function<WallTime()> now, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_now(std::move(now))
    , m_choice(new QComboBox)
    , m_first(new QDateTimeEdit)
    , m_last(new QDateTimeEdit)
{
    m_choice->setObjectName(name);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (int i = 0; i <= kMoments; ++i)
        m_choice->addItem(QString());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kXs);
    row->addWidget(m_choice);
    for (auto *edit : {m_first, m_last}) {
        edit->setCalendarPopup(true);
        edit->hide();
        row->addWidget(edit);
        connect(edit, &QDateTimeEdit::editingFinished, this, &TimeRange::takeMoments);
    }
    m_first->setObjectName(name + QStringLiteral("From"));
    m_last->setObjectName(name + QStringLiteral("Until"));
    connect(m_choice, &QComboBox::currentIndexChanged, this, &TimeRange::choose);
    retranslate();
}

void TimeRange::clear()
{
    const QSignalBlocker quiet(this);
    m_choice->setCurrentIndex(0);
}

void TimeRange::choose(int index)
{
    const WallTime now = m_now();
    m_window.reset();
    m_from.reset();
    m_until.reset();
    if (index > 0 && index < kMoments)
        m_window = kLast[static_cast<std::size_t>(index - 1)];
    const bool isMoments = index == kMoments;
    m_first->setVisible(isMoments);
    m_last->setVisible(isMoments);
    if (isMoments) {
        m_first->setDateTime(timeOf(now - kLast[2]));
        m_last->setDateTime(timeOf(now));
        return takeMoments();
    }
    Q_EMIT changed();
}

/// The last moment is meant with its whole minute.
void TimeRange::takeMoments()
{
    const auto from = momentOf(m_first->dateTime());
    const auto until = momentOf(m_last->dateTime()) + std::chrono::minutes(1);
    if (m_from == from && m_until == until)
        return;
    m_from = from;
    m_until = until;
    Q_EMIT changed();
}

void TimeRange::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TimeRange::retranslate()
{
    m_choice->setItemText(0, tr("Any time"));
    for (std::size_t i = 0; i < kLast.size(); ++i)
        m_choice->setItemText(static_cast<int>(i) + 1, tr("The last %1").arg(durationText(kLast[i])));
    m_choice->setItemText(kMoments, tr("From … to …"));
    m_choice->setAccessibleName(tr("Filter by when it started"));
    m_first->setAccessibleName(tr("Started at or after"));
    m_last->setAccessibleName(tr("Started at or before"));
    const QString format = QLocale().dateTimeFormat(QLocale::ShortFormat);
    m_first->setDisplayFormat(format);
    m_last->setDisplayFormat(format);
}

} // namespace sluice
