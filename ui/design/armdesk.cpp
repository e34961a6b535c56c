#include "ui/design/armdesk.h"

#include "core/run/plan.h"
#include "core/workflow/triggerrules.h"
#include "ui/design/armedline.h"
#include "ui/design/workflowlist.h"
#include "ui/document/problemcounts.h"
#include "ui/document/workspace.h"
#include "ui/inspector/inspector.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/infobar.h"
#include "ui/wording/formats.h"
#include "ui/wording/triggerwords.h"
#include "ui/wording/versionwords.h"

#include <QAction>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace sluice {

ArmDesk::ArmDesk(EngineClient &engine, Workspace &workspace, ThemeController &themes, Place place, QWidget *page)
    : QObject(page)
    , m_engine(engine)
    , m_workspace(workspace)
    , m_themes(themes)
    , m_place(std::move(place))
    , m_button(new QToolButton(page))
    , m_line(new ArmedLine(themes, m_place.armThis, page))
{
    m_button->setObjectName(QStringLiteral("armSwitch"));
    m_button->setCheckable(true);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_button, &QToolButton::clicked, this, &ArmDesk::toggle);
}

void ArmDesk::refresh()
{
    const auto *document = m_place.document();
    const auto *entry = document ? m_workspace.entry(document->id()) : nullptr;
    const bool isArmed = entry && !entry->armed.isEmpty();
    m_button->setChecked(isArmed);
    const auto known = std::ranges::find(m_armed, entry ? entry->id : QString(), &ArmedWorkflow::workflow);
    const QString number = known == m_armed.end() ? QString() : versionText(known->number);
    m_button->setText(!isArmed ? tr("Disarmed") : number.isEmpty() ? tr("Armed") : tr("Armed: %1", "v7").arg(number));
    m_button->setIcon(m_themes.icon(isArmed ? QStringLiteral("network-connect") : QStringLiteral("network-disconnect"),
                                    isArmed ? Token::Success : Token::Muted));
    m_button->setToolTip(isArmed ? tr("Disarm: triggers no longer start this workflow") + triggerLines(document->id())
                                 : tr("Arm the saved version: triggers may start it"));
    m_button->setAccessibleName(m_button->text());
    const bool differs = isArmed && entry->differs;
    m_place.armThis.setEnabled(differs);
    if (!isArmed) {
        m_line->hide();
        return;
    }
    const auto next = nextOf(document->id());
    m_line->show(
        next ? tr("Next: %1, %2", "trigger, time").arg(next->first, momentText(next->second, m_engine.snapshot().taken))
             : tr("Waits for events and failures"),
        differs, triggerLines(document->id()).trimmed());
}

void ArmDesk::toggle()
{
    auto *document = m_place.document();
    const auto *entry = document ? m_workspace.entry(document->id()) : nullptr;
    if (!entry)
        return;
    document->settleAll();
    if (!entry->armed.isEmpty())
        disarm(document->id());
    else
        armCurrent();
    refresh();
}

void ArmDesk::armThis()
{
    if (m_place.document())
        armCurrent();
}

/// Arms the current workflow as it is in its file; says what keeps it from that.
void ArmDesk::armCurrent()
{
    auto *document = m_place.document();
    document->settleAll();
    if (hasErrors(document->problems())) {
        m_place.refuse(
            tr("%n error(s) must be mended before this can be armed.", nullptr, countsOf(document->problems()).errors));
    } else if (document->isModified()) {
        m_place.bar().showMessage(InfoBar::Tone::Warning, tr("Only a saved version can be armed."));
        m_place.bar()
            .addAction(tr("Save and arm"),
                       [this] {
                           m_place.bar().dismiss();
                           m_place.save();
                           if (auto *saved = m_place.document(); saved && !saved->isModified())
                               arm(saved->workflow());
                       })
            ->setObjectName(QStringLiteral("saveAndArm"));
    } else {
        arm(document->workflow());
    }
}

void ArmDesk::arm(const Workflow &workflow)
{
    m_engine.armWorkflow(workflow, this, [this](const Result<void> &done) { note(done); });
}

void ArmDesk::disarm(const QString &workflow)
{
    m_engine.disarmWorkflow(workflow, this, [this](const Result<void> &done) { note(done); });
}

/// The switch shows what the next snapshot says.
void ArmDesk::note(const Result<void> &done)
{
    if (!done)
        m_place.bar().showError(done.error());
    refresh();
}

void ArmDesk::take()
{
    tellInspector();
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
    tellInspector();
    tellList();
    refresh();
}

void ArmDesk::tellList()
{
    QHash<QString, QString> versions;
    for (const ArmedWorkflow &armed : m_armed) {
        if (armed.number != 0)
            versions.insert(armed.workflow, versionText(armed.number));
    }
    m_place.list.showArmedVersions(versions);
    QHash<QString, QString> due;
    for (const ArmedWorkflow &armed : m_armed) {
        if (const auto next = nextOf(armed.workflow))
            due.insert(armed.workflow, dueText(next->second, m_engine.snapshot().taken));
    }
    m_place.list.showDue(due);
}

/// Which trigger of an armed workflow is due first, and when; none: it waits for no time.
std::optional<std::pair<QString, WallTime>> ArmDesk::nextOf(const QString &workflow) const
{
    std::optional<std::pair<QString, WallTime>> next;
    const auto found = std::ranges::find(m_armed, workflow, &ArmedWorkflow::workflow);
    if (found == m_armed.end())
        return next;
    for (const ArmedTrigger &each : found->triggers) {
        if (const auto due = nextDue(each.trigger, each.accounted); due && (!next || *due < next->second))
            next.emplace(each.trigger.id, *due);
    }
    return next;
}

void ArmDesk::tellInspector()
{
    const auto *document = m_place.document();
    const auto found = std::ranges::find(m_armed, document ? document->id() : QString(), &ArmedWorkflow::workflow);
    m_place.inspector.showArmed(found == m_armed.end() ? nullptr : &*found, m_engine.snapshot().taken);
}

/// A line for each trigger that is armed, with when it is due next.
QString ArmDesk::triggerLines(const QString &workflow) const
{
    QString lines;
    const auto found = std::ranges::find(m_armed, workflow, &ArmedWorkflow::workflow);
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
