#include "ui/design/runinputs.h"

#include "core/base/jsonvalue.h"
#include "core/workflow/triggerrules.h"
#include "ui/design/inputsheet.h"
#include "ui/document/workflowdocument.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/infobar.h"
#include "ui/wording/wording.h"

#include <QAction>
#include <QApplication>
#include <QJsonObject>
#include <QMenu>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace sluice {

namespace {

Payload payloadOf(const QJsonValue &input)
{
    return input.isUndefined() ? Payload() : compactJson(input);
}

auto savedNamed(const std::vector<Trigger> &triggers, const QString &name)
{
    return std::ranges::find_if(
        triggers, [&](const Trigger &trigger) { return trigger.kind == TriggerKind::Manual && trigger.id == name; });
}

} // namespace

RunInputs::RunInputs(ThemeController &themes, Place place, QWidget *page)
    : QObject(page)
    , m_themes(themes)
    , m_place(std::move(place))
    , m_button(new QToolButton(page))
    , m_menu(new QMenu(page))
    , m_sheet(new InputSheet(themes, page))
{
    m_button->setObjectName(QStringLiteral("runInputs"));
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setAutoRaise(true);
    m_menu->setObjectName(QStringLiteral("runInputsMenu"));
    m_button->setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &RunInputs::fill);
    connect(m_sheet, &InputSheet::cancelled, this, &RunInputs::close);
    connect(m_sheet, &InputSheet::runRequested, this, [this](const QJsonValue &input) {
        if (m_place.start(payloadOf(input)))
            close();
    });
    connect(m_sheet, &InputSheet::saveRequested, this, &RunInputs::keep);
    connect(m_sheet, &InputSheet::nameEdited, this, &RunInputs::judgeName);
}

void RunInputs::fill()
{
    m_menu->clear();
    if (const auto *document = m_place.document()) {
        for (const Trigger &trigger : document->workflow().triggers) {
            if (trigger.kind != TriggerKind::Manual)
                continue;
            auto *action = m_menu->addAction(m_themes.icon(QStringLiteral("media-playback-start")),
                                             tr("Run with the input %1").arg(trigger.id), this,
                                             [this, name = trigger.id] { runSaved(name); });
            action->setObjectName(QStringLiteral("runSaved_") + trigger.id);
        }
    }
    if (!m_menu->isEmpty())
        m_menu->addSeparator();
    m_menu->addAction(m_place.run);
    m_menu->addAction(m_place.keep);
}

void RunInputs::runSaved(const QString &name)
{
    const auto *document = m_place.document();
    if (!document)
        return;
    if (const auto input = savedInput(document->workflow(), name))
        (void)m_place.start(payloadOf(*input));
    else
        m_place.bar().showError(input.error());
}

/// Opens the sheet with what was there last: typed, or else the first that the workflow keeps.
void RunInputs::ask(bool toKeep)
{
    const auto *document = m_place.document();
    if (!document)
        return;
    close();
    m_workflow = document->id();
    const auto &triggers = document->workflow().triggers;
    const auto first = std::ranges::find(triggers, TriggerKind::Manual, &Trigger::kind);
    const QJsonValue usual = first == triggers.end() ? QJsonValue(QJsonObject()) : first->input;
    m_sheet->begin(document->title(), m_lastInputs.value(m_workflow, usual), toKeep);
}

void RunInputs::close()
{
    if (m_sheet->isHidden())
        return;
    m_lastInputs.insert(m_workflow, m_sheet->input());
    const bool hadFocus = m_sheet->isAncestorOf(QApplication::focusWidget());
    m_sheet->hide();
    if (hadFocus)
        m_place.focusCanvas();
}

void RunInputs::follow()
{
    const auto *document = m_place.document();
    if (!document || document->id() != m_workflow)
        close();
}

void RunInputs::retranslate()
{
    m_button->setToolTip(tr("Run with an input"));
    m_button->setAccessibleName(tr("Run with an input"));
}

void RunInputs::dress()
{
    m_button->setIcon(m_themes.icon(QStringLiteral("bookmark-new")));
}

/// The rules of the triggers say what a name may be; that of another saved input is taken over.
void RunInputs::judgeName(const QString &name)
{
    const auto *document = m_place.document();
    if (!document)
        return;
    const auto &triggers = document->workflow().triggers;
    const bool replaces = savedNamed(triggers, name) != triggers.end();
    Workflow trial;
    trial.triggers = triggers;
    if (!replaces) {
        trial.triggers.push_back({});
        trial.triggers.back().id = name;
        trial.triggers.back().kind = TriggerKind::Manual;
    }
    QString problem;
    for (const Problem &each : checkTriggers(trial)) {
        if (triggerPlace(each.field) == TriggerPlace{name, QStringLiteral("id")})
            problem = sentence(each.error);
    }
    m_sheet->judgeName(problem, replaces);
}

void RunInputs::keep(const QString &name, const QJsonValue &input)
{
    auto *document = m_place.document();
    if (!document)
        return;
    const auto &triggers = document->workflow().triggers;
    const auto same = savedNamed(triggers, name);
    document->endMerge();
    if (same != triggers.end()) {
        Trigger changed = *same;
        changed.input = input;
        document->setTrigger(static_cast<std::size_t>(same - triggers.begin()), tr("Input"), changed);
    } else {
        Trigger fresh;
        fresh.id = name;
        fresh.kind = TriggerKind::Manual;
        fresh.input = input;
        document->addTrigger(fresh);
    }
    document->endMerge();
    close();
    m_place.bar().showMessage(InfoBar::Tone::Success,
                              tr("The input %1 is kept in this workflow, once that is saved.").arg(name));
}

} // namespace sluice
