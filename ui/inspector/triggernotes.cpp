#include "core/workflow/triggerrules.h"
#include "ui/inspector/formrow.h"
#include "ui/inspector/triggerform.h"
#include "ui/wording/cronwords.h"
#include "ui/wording/durationwords.h"

#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QTimeZone>
#include <QVBoxLayout>

// What the form says below its fields: the next times, and the topics that match.

namespace sluice {

namespace {

constexpr int kTimesShown = 5;
constexpr int kTopicsShown = 5;

QString timeText(const QDateTime &time)
{
    const bool isWhole = time.time().second() == 0;
    return QLocale().toString(time, isWhole ? QStringLiteral("ddd d MMM yyyy, HH:mm")
                                            : QStringLiteral("ddd d MMM yyyy, HH:mm:ss"));
}

} // namespace

QStringList nextTimes(const Trigger &trigger, WallTime after, int count)
{
    QStringList lines;
    const auto zone = zoneOf(trigger);
    auto due = nextDue(trigger, after);
    for (int i = 0; zone && due && i < count; ++i, due = nextDue(trigger, *due)) {
        const auto there = QDateTime::fromMSecsSinceEpoch(due->time_since_epoch().count(), *zone);
        const QDateTime here = there.toLocalTime();
        QString line = timeText(there);
        if (here.offsetFromUtc() != there.offsetFromUtc())
            line += u' ' + TriggerForm::tr("(%1 here)").arg(QLocale().toString(here, QStringLiteral("ddd HH:mm")));
        lines += line;
    }
    return lines;
}

QLabel *TriggerForm::addNote(const char *name)
{
    auto *note = new QLabel(this);
    note->setObjectName(QString::fromLatin1(name));
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    note->hide();
    m_column->addWidget(note);
    return note;
}

void TriggerForm::showTimes()
{
    const bool isInterval = m_shown.kind == TriggerKind::Interval && m_shown.every > Milliseconds{};
    rowOf(QStringLiteral("every")).row->setWords(isInterval ? durationWords(m_shown.every) : QString());
    const bool isShown = m_shown.kind == TriggerKind::Cron && m_now != WallTime{};
    m_firstTime = isShown ? nextDue(m_shown, m_now) : std::nullopt;
    m_times->setVisible(m_firstTime.has_value());
    if (!m_firstTime)
        return;
    QStringList lines = nextTimes(m_shown, m_now, kTimesShown);
    const QString words = cronWords(m_shown.cron);
    lines.prepend(words.isEmpty() ? tr("Next:") : tr("%1; next:", "02:30 daily").arg(words));
    m_times->setText(lines.join(u'\n'));
}

/// Only what is seen asks.
void TriggerForm::askTopics()
{
    const bool isEvent = m_shown.kind == TriggerKind::Event && !m_shown.topic.isEmpty();
    if (!isEvent) {
        m_matches->hide();
        m_asked.clear();
    } else if (m_asked != m_shown.topic && isVisible()) {
        m_asked = m_shown.topic;
        Q_EMIT topicAsked(m_asked);
    }
}

void TriggerForm::showTopics(const QString &pattern, const std::optional<QStringList> &topics)
{
    if (pattern != m_asked)
        return;
    m_matches->setVisible(topics.has_value());
    if (!topics)
        return;
    QStringList shown = topics->mid(0, kTopicsShown);
    if (topics->size() > kTopicsShown)
        shown += tr("and %n more", nullptr, static_cast<int>(topics->size()) - kTopicsShown);
    m_matches->setText(topics->isEmpty() ? tr("No event of the last ones has a topic that matches.")
                                         : tr("Matches of the last events: %1").arg(shown.join(QStringLiteral(", "))));
}

void TriggerForm::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_asked.clear();
    askTopics();
}

} // namespace sluice
