#include "core/run/plan.h"
#include "core/workflow/triggerrules.h"
#include "ui/design/armedline.h"
#include "ui/design/designpage.h"
#include "ui/design/workflowlist.h"
#include "ui/document/problemcounts.h"
#include "ui/inspector/inspector.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/infobar.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"
#include "ui/wording/triggerwords.h"
#include "ui/wording/versionwords.h"

#include <QPushButton>
#include <QToolButton>

#include <algorithm>

// The switch of the Design page by which a workflow is armed. The engine knows what is armed; the page shows it.

namespace sluice {

void DesignPage::refreshArm()
{
    const auto *document = current();
    const auto *entry = document ? m_workspace.entry(document->id()) : nullptr;
    const bool isArmed = entry && !entry->armed.isEmpty();
    m_armButton->setChecked(isArmed);
    const auto known = std::ranges::find(m_armed, entry ? entry->id : QString(), &ArmedWorkflow::workflow);
    const QString number = known == m_armed.end() ? QString() : versionText(known->number);
    m_armButton->setText(!isArmed           ? tr("Disarmed")
                         : number.isEmpty() ? tr("Armed")
                                            : tr("Armed: %1", "v7").arg(number));
    m_armButton->setIcon(
        m_themes.icon(isArmed ? QStringLiteral("network-connect") : QStringLiteral("network-disconnect"),
                      isArmed ? Token::Success : Token::Muted));
    m_armButton->setToolTip(isArmed
                                ? tr("Disarm: triggers no longer start this workflow") + triggerLines(document->id())
                                : tr("Arm the saved version: triggers may start it"));
    m_armButton->setAccessibleName(m_armButton->text());
    const bool differs = isArmed && entry->differs;
    find("design.armThis")->setEnabled(differs);
    if (!isArmed) {
        m_armedLine->hide();
        return;
    }
    const auto next = nextOf(document->id());
    m_armedLine->show(
        next ? tr("Next: %1, %2", "trigger, time").arg(next->first, momentText(next->second, m_engine.snapshot().taken))
             : tr("Waits for events and failures"),
        differs, triggerLines(document->id()).trimmed());
}

void DesignPage::toggleArmed()
{
    auto *document = current();
    const auto *entry = document ? m_workspace.entry(document->id()) : nullptr;
    if (!entry)
        return;
    document->settleAll();
    if (!entry->armed.isEmpty())
        disarm(document->id());
    else
        armCurrent();
    refreshArm();
}

void DesignPage::armThis()
{
    if (current())
        armCurrent();
}

/// Arms the current workflow as it is in its file; says what keeps it from that.
void DesignPage::armCurrent()
{
    auto *document = current();
    document->settleAll();
    if (hasErrors(document->problems())) {
        refuseFor(
            tr("%n error(s) must be mended before this can be armed.", nullptr, countsOf(document->problems()).errors));
    } else if (document->isModified()) {
        m_bar->showMessage(InfoBar::Tone::Warning, tr("Only a saved version can be armed."));
        m_bar
            ->addAction(tr("Save and arm"),
                        [this] {
                            m_bar->dismiss();
                            save();
                            if (auto *saved = current(); saved && !saved->isModified())
                                arm(saved->workflow());
                        })
            ->setObjectName(QStringLiteral("saveAndArm"));
    } else {
        arm(document->workflow());
    }
}

void DesignPage::arm(const Workflow &workflow)
{
    m_engine.armWorkflow(workflow, this, [this](const Result<void> &done) { noteArmed(done); });
}

void DesignPage::disarm(const QString &id)
{
    m_engine.disarmWorkflow(id, this, [this](const Result<void> &done) { noteArmed(done); });
}

/// The switch shows what the next snapshot says.
void DesignPage::noteArmed(const Result<void> &done)
{
    if (!done)
        m_bar->showError(done.error());
    refreshArm();
}

/// Takes in what the engine says is armed.
void DesignPage::takeArmed()
{
    tellArmed();
    if (m_armed == m_engine.snapshot().armed)
        return;
    const auto before = std::exchange(m_armed, m_engine.snapshot().armed);
    // Most often a trigger has fired only; a definition never changes, and a version takes a while to make.
    const auto definition = &ArmedWorkflow::definition;
    if (!std::ranges::equal(before, m_armed, {}, definition, definition)) {
        QMap<QString, ArmedVersion> versions;
        for (const ArmedWorkflow &armed : m_armed)
            versions.insert(armed.workflow,
                            {QString::fromLatin1(versionOf(*armed.definition)), armed.definition->triggers});
        m_workspace.showArmed(versions);
    }
    tellArmed();
    tellDue();
    refreshArm();
}

/// The list shows when each is due next.
void DesignPage::tellDue()
{
    QHash<QString, QString> versions;
    for (const ArmedWorkflow &armed : m_armed) {
        if (armed.number != 0)
            versions.insert(armed.workflow, versionText(armed.number));
    }
    m_list->showArmedVersions(versions);
    QHash<QString, QString> due;
    for (const ArmedWorkflow &armed : m_armed) {
        if (const auto next = nextOf(armed.workflow))
            due.insert(armed.workflow, dueText(next->second, m_engine.snapshot().taken));
    }
    m_list->showDue(due);
}

void DesignPage::followLastRuns()
{
    QStringList ids;
    for (const WorkflowEntry &entry : m_workspace.entries())
        ids += entry.id;
    m_lastRuns.follow(ids);
}

/// The list shows how each went last.
void DesignPage::tellLastRuns()
{
    QHash<QString, QString> words;
    for (const RunSummary &run : m_lastRuns.runs())
        words.insert(run.workflow, tr("ran %1: %2", "when, and how it went")
                                       .arg(momentText(run.started, m_engine.snapshot().taken), word(run)));
    m_list->showLastRuns(words);
}

/// Which trigger of an armed workflow is due first, and when; none: it waits for no time.
std::optional<std::pair<QString, WallTime>> DesignPage::nextOf(const QString &id) const
{
    std::optional<std::pair<QString, WallTime>> next;
    const auto found = std::ranges::find(m_armed, id, &ArmedWorkflow::workflow);
    if (found == m_armed.end())
        return next;
    for (const ArmedTrigger &each : found->triggers) {
        if (const auto due = nextDue(each.trigger, each.accounted); due && (!next || *due < next->second))
            next.emplace(each.trigger.id, *due);
    }
    return next;
}

/// The inspector shows what of the current workflow is armed, and counts times from now.
void DesignPage::tellArmed()
{
    const auto *document = current();
    const auto found = std::ranges::find(m_armed, document ? document->id() : QString(), &ArmedWorkflow::workflow);
    m_inspector->showArmed(found == m_armed.end() ? nullptr : &*found, m_engine.snapshot().taken);
}

void DesignPage::askTopics(const QString &pattern)
{
    m_engine.recentEvents(pattern, this, [this, pattern](const Result<std::vector<EventRecord>> &events) {
        if (!events) {
            m_inspector->showTopics(pattern, std::nullopt);
            return;
        }
        QStringList topics;
        for (const EventRecord &event : *events)
            topics += event.topic;
        topics.removeDuplicates();
        topics.sort();
        m_inspector->showTopics(pattern, topics);
    });
}

/// A line for each trigger that is armed, with when it is due next.
QString DesignPage::triggerLines(const QString &id) const
{
    QString lines;
    const auto found = std::ranges::find(m_armed, id, &ArmedWorkflow::workflow);
    if (found == m_armed.end())
        return lines;
    for (const ArmedTrigger &each : found->triggers) {
        lines += QStringLiteral("\n%1: %2").arg(each.trigger.id, triggerWords(each.trigger));
        if (const auto due = nextDue(each.trigger, each.accounted))
            lines += QStringLiteral(", ") + tr("next at %1").arg(exactMomentText(*due));
    }
    return lines;
}

} // namespace sluice
