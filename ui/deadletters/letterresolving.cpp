#include "ui/deadletters/letteractions.h"
#include "ui/deadletters/letterpanel.h"
#include "ui/deadletters/letterview.h"
#include "ui/deadletters/resolvepanel.h"
#include "ui/widgets/fillscroll.h"

#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>

// Letters that are resolved by hand.

namespace sluice {

void LetterPanel::makeResolving()
{
    m_resolve->setObjectName(QStringLiteral("letterResolve"));
    m_stack->addWidget(new FillScroll(m_resolving));
    connect(m_resolve, &QPushButton::clicked, this, &LetterPanel::beginResolve);
    connect(m_resolving, &ResolvePanel::cancelled, this, &LetterPanel::showView);
    connect(m_resolving, &ResolvePanel::resolveRequested, this,
            [this](const QByteArray &output, const QString &reason) { m_actions.resolve(m_targets, output, reason); });
}

/// Only the steps of runs that are here can go on.
bool LetterPanel::canResolve() const
{
    const auto isHere = [](const LetterSummary &letter) { return letter.id.run != RunId{}; };
    return openCount() > 0 && std::ranges::all_of(m_open, isHere)
           && std::ranges::all_of(m_choice.causes, isHere, &LetterGroup::newest);
}

void LetterPanel::updateResolving(bool isFree)
{
    m_resolve->setVisible(canResolve());
    m_resolve->setEnabled(isFree);
    m_resolve->setText(tr("Resolve by hand…"));
    m_resolve->setToolTip(tr("Skip the step, or say what it came to"));
    m_resolving->setUnderWay(m_actions.isUnderWay());
}

void LetterPanel::beginResolve()
{
    if (!m_resolve->isEnabled() || !canResolve())
        return;
    m_actions.find(m_choice, LetterState::Open, [this](std::vector<LetterId> letters) {
        std::erase_if(letters, [](const LetterId &letter) { return letter.run == RunId{}; });
        resolveAll(letters);
    });
}

void LetterPanel::resolveAll(const std::vector<LetterId> &letters)
{
    if (letters.empty())
        return;
    m_targets = letters;
    std::vector<LetterSummary> targets;
    for (const LetterId &id : letters) {
        const LetterSummary *letter = m_actions.known(id);
        targets.push_back(letter ? *letter : LetterSummary());
        targets.back().id = id;
    }
    m_stack->setCurrentIndex(m_stack->count() - 1);
    const bool isOneShown = targets.size() == 1 && m_shown && m_shown->id == targets.front().id;
    m_resolving->begin(targets, isOneShown ? m_view->attempts() : std::vector<AttemptRecord>());
    update();
}

} // namespace sluice
