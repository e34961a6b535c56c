// Runs with an input: one that the workflow keeps, or one that is typed.
#include "core/base/jsonvalue.h"
#include "core/workflow/triggerrules.h"
#include "ui/design/designpage.h"
#include "ui/design/inputsheet.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/infobar.h"
#include "ui/wording/wording.h"

#include <QAction>
#include <QApplication>
#include <QJsonObject>
#include <QMenu>

#include <algorithm>

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

void DesignPage::wireInputs()
{
    connect(m_inputMenu, &QMenu::aboutToShow, this, &DesignPage::fillInputs);
    connect(m_sheet, &InputSheet::cancelled, this, &DesignPage::closeInput);
    connect(m_sheet, &InputSheet::runRequested, this, [this](const QJsonValue &input) {
        if (start(payloadOf(input)))
            closeInput();
    });
    connect(m_sheet, &InputSheet::saveRequested, this, &DesignPage::keepInput);
    connect(m_sheet, &InputSheet::nameEdited, this, &DesignPage::judgeInputName);
}

void DesignPage::fillInputs()
{
    m_inputMenu->clear();
    if (const auto *document = current()) {
        for (const Trigger &trigger : document->workflow().triggers) {
            if (trigger.kind != TriggerKind::Manual)
                continue;
            auto *action = m_inputMenu->addAction(m_themes.icon(QStringLiteral("media-playback-start")),
                                                  tr("Run with the input %1").arg(trigger.id), this,
                                                  [this, name = trigger.id] { runSaved(name); });
            action->setObjectName(QStringLiteral("runSaved_") + trigger.id);
        }
    }
    if (!m_inputMenu->isEmpty())
        m_inputMenu->addSeparator();
    m_inputMenu->addAction(find("design.runInput"));
    m_inputMenu->addAction(find("design.saveInput"));
}

void DesignPage::runSaved(const QString &name)
{
    const auto *document = current();
    if (!document)
        return;
    if (const auto input = savedInput(document->workflow(), name))
        (void)start(payloadOf(*input));
    else
        m_bar->showError(input.error());
}

void DesignPage::runWithInput()
{
    openInput(false);
}

void DesignPage::saveInput()
{
    openInput(true);
}

/// Opens the sheet with what was there last: typed, or else the first that the workflow keeps.
void DesignPage::openInput(bool toSave)
{
    const auto *document = current();
    if (!document)
        return;
    closeInput();
    m_inputOf = document->id();
    const auto &triggers = document->workflow().triggers;
    const auto first = std::ranges::find(triggers, TriggerKind::Manual, &Trigger::kind);
    const QJsonValue usual = first == triggers.end() ? QJsonValue(QJsonObject()) : first->input;
    m_sheet->begin(document->title(), m_lastInputs.value(m_inputOf, usual), toSave);
}

void DesignPage::closeInput()
{
    if (m_sheet->isHidden())
        return;
    m_lastInputs.insert(m_inputOf, m_sheet->input());
    const bool hadFocus = m_sheet->isAncestorOf(QApplication::focusWidget());
    m_sheet->hide();
    if (auto *view = currentCanvas(); view && hadFocus)
        view->setFocus();
}

/// The rules of the triggers say what a name may be; that of another saved input is taken over.
void DesignPage::judgeInputName(const QString &name)
{
    const auto *document = current();
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

void DesignPage::keepInput(const QString &name, const QJsonValue &input)
{
    auto *document = current();
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
    closeInput();
    m_bar->showMessage(InfoBar::Tone::Success,
                       tr("The input %1 is kept in this workflow, once that is saved.").arg(name));
}

} // namespace sluice
