#include "ui/health/queuepanel.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/queuerow.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <QLayout>

#include <algorithm>
#include <limits>

namespace sluice {

namespace {

QString orderEffect(const QString &queue, QueueAction action, const WorkflowNames &names)
{
    const QString name = queueName(queue, names);
    if (action == QueueAction::Purge && queue == kDeadLetterQueue)
        return QueuePanel::tr("Every open dead letter is discarded, and its run fails. Each discard can be taken back "
                              "for 30 days.");
    if (action == QueueAction::Purge)
        return QueuePanel::tr("%1: each becomes a dead letter, or what its task says for the end of its attempts "
                              "happens. Nothing is sent.")
            .arg(name);
    if (queue == kDeadLetterQueue)
        return QueuePanel::tr("No dead letter is retried or discarded while they are paused, not after a restart "
                              "either.");
    return QueuePanel::tr("%1: none of them goes on while they are paused, not after a restart either. What comes is "
                          "kept.")
        .arg(name);
}

} // namespace

QString queueOutcomeText(const QueueRequest &request, const QueueOutcome &outcome, const WorkflowNames &names)
{
    const QString name = queueName(request.queue, names);
    switch (request.action) {
    case QueueAction::Pause:
        return QueuePanel::tr("%1: paused").arg(name);
    case QueueAction::Resume:
        return QueuePanel::tr("%1: goes on").arg(name);
    case QueueAction::Purge:
        return QueuePanel::tr("%1: %2 taken out, %3 kept")
            .arg(name, numberText(outcome.purged), numberText(outcome.kept));
    }
    return {};
}

QString queueItemText(const QueueItem &item, const WorkflowNames &names)
{
    QStringList parts{durationText(item.age)};
    if (item.run != RunId{})
        parts += QueuePanel::tr("run %1").arg(runText(number(item.run)));
    if (!item.letter.isEmpty())
        parts += QueuePanel::tr("letter %1").arg(item.letter);
    if (item.order == QLatin1StringView("run.start"))
        parts += QueuePanel::tr("start of a run");
    else if (item.order == QLatin1StringView("event.publish"))
        parts += QueuePanel::tr("event");
    for (const QString &name : {names.workflow(item.workflow), names.task(item.workflow, item.task)}) {
        if (!name.isEmpty())
            parts += name;
    }
    return parts.join(QStringLiteral(" · "));
}

QueuePanel::QueuePanel(ThemeController &theme, QWidget *parent)
    : OrderPanel(theme, QStringLiteral("queue"), parent)
{
    setObjectName(QStringLiteral("queuePanel"));
    layout()->setContentsMargins(0, space::kXs, 0, space::kS);
}

void QueuePanel::ask(const QString &queue, QueueAction action, quint64 depth)
{
    m_queue = queue;
    m_depth = depth;
    m_action = action;
    m_isList = false;
    open();
}

void QueuePanel::showItems(const QString &queue, const std::vector<QueueItem> &items)
{
    m_queue = queue;
    m_items = items;
    m_isList = true;
    open();
}

OrderPanel::Question QueuePanel::question() const
{
    if (m_isList)
        return {list(), {}};
    if (m_action == QueueAction::Pause)
        return {orderEffect(m_queue, m_action, m_names), tr("Pause them")};
    const auto count = static_cast<int>(std::min<quint64>(m_depth, std::numeric_limits<int>::max()));
    return {tr("%n wait(s) here now.", nullptr, count) + u' ' + orderEffect(m_queue, m_action, m_names),
            tr("Take %n out", nullptr, count)};
}

QString QueuePanel::list() const
{
    QStringList lines{m_items.empty() ? tr("%1: nobody waits there now").arg(queueName(m_queue, m_names))
                                      : tr("%1: who waits longest").arg(queueName(m_queue, m_names))};
    for (const QueueItem &item : m_items)
        lines += queueItemText(item, m_names);
    return lines.join(u'\n');
}

void QueuePanel::confirmWith(const QString &reason)
{
    Q_EMIT confirmed({m_queue, m_action, reason});
}

} // namespace sluice
