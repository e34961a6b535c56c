#include "ui/canvas/livewords.h"

#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <QCoreApplication>

namespace sluice {

namespace {

struct LiveWords {
    Q_DECLARE_TR_FUNCTIONS(LiveWords)
};

QString breakerSentence(const TaskLive &live)
{
    const QString phase = word(*live.breaker);
    if (!live.forcedBy.isEmpty())
        return LiveWords::tr("Breaker of %1: %2, held by %3", "connection, state, who")
            .arg(live.connection, phase, live.forcedBy);
    if (live.nextProbe)
        return LiveWords::tr("Breaker of %1: %2, next probe in %3", "connection, state, a time")
            .arg(live.connection, phase, durationText(*live.nextProbe));
    return LiveWords::tr("Breaker of %1: %2", "connection, state").arg(live.connection, phase);
}

QString waitingSentence(const TaskLive &live)
{
    // lupdate overlooks a text whose count is a cast.
    const auto count = static_cast<int>(live.waiting);
    const QString waiting = LiveWords::tr("%n step(s) wait here: %1 in, %2 out", "rates", count)
                                .arg(rateText(live.inPerSecond), rateText(live.outPerSecond));
    if (const auto toDrain = live.toDrain())
        return LiveWords::tr("%1; empty in %2", "what waits, a time").arg(waiting, durationText(*toDrain));
    return live.trend() == WaitTrend::Growing ? LiveWords::tr("%1; it grows", "what waits").arg(waiting) : waiting;
}

} // namespace

QStringList liveSentences(const TaskLive &live)
{
    QStringList sentences;
    if (live.breaker)
        sentences << breakerSentence(live);
    if (live.waiting > 0)
        sentences << waitingSentence(live);
    else if (live.shownRate() > 0)
        sentences << LiveWords::tr("%1 begin here", "steps, per second").arg(rateText(live.shownRate()));
    return sentences;
}

QStringList markWords(const TaskMarks &marks, const QString &task)
{
    QStringList words;
    if (marks.halted.contains(task))
        words << LiveWords::tr("the run is halted here");
    if (marks.breakpoints.contains(task))
        words << LiveWords::tr("breakpoint");
    if (marks.mocked.contains(task))
        words << LiveWords::tr("mocked in a dry run");
    return words;
}

QString withMarks(const QString &title, const TaskMarks &marks, const QString &task)
{
    const auto words = markWords(marks, task);
    return words.isEmpty()
               ? title
               : LiveWords::tr("%1 (%2)", "a task, what is marked on it").arg(title, words.join(QStringLiteral(", ")));
}

} // namespace sluice
