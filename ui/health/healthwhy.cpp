// Why a component does no work: what its card says besides its own state, and what comes of the remedies chosen there.
#include "core/api/whyparts.h"
#include "ui/health/healthpage.h"
#include "ui/models/remedydesk.h"
#include "ui/models/whypanel.h"
#include "ui/widgets/componentcard.h"
#include "ui/widgets/infobar.h"

#include <QScrollArea>

namespace sluice {

namespace {

/// Its state, its silence and what to do about them stand on the card anyway.
struct IsOfItself {
    const QString &component;
    bool operator()(const why::ComponentDown &cause) const { return cause.component == component; }
    bool operator()(const why::ComponentSilent &) const { return true; }
    bool operator()(const why::ComponentGivenUp &) const { return true; }
    template <typename Other>
    bool operator()(const Other &) const
    {
        return false;
    }
};

} // namespace

ComponentCard *HealthPage::makeComponentCard()
{
    if (!m_remedies) {
        m_remedies = new RemedyDesk(m_engine, this);
        connect(m_remedies, &RemedyDesk::failed, m_outcome, &InfoBar::showError);
        connect(m_remedies, &RemedyDesk::wayRequested, this, &HealthPage::wayRequested);
        connect(m_remedies, &RemedyDesk::done, m_outcome, [this](const Remedy &remedy) {
            m_outcome->showMessage(InfoBar::Tone::Success, remedyOutcome(remedy, namesForWhy()));
        });
    }
    auto *card = new ComponentCard(m_theme, m_scroll->widget());
    connect(card, &ComponentCard::actionAsked, this, &HealthPage::control);
    connect(card, &ComponentCard::remedyChosen, m_remedies, &RemedyDesk::carryOut);
    card->setStale(isStale());
    return card;
}

/// A component waits for no step.
WhyNames HealthPage::namesForWhy() const
{
    return whyNames(m_names, [](StepIndex) { return QString(); });
}

void HealthPage::showWhy(ComponentCard &card, const ComponentSnapshot &component)
{
    const EngineSnapshot &now = m_engine.snapshot();
    WhyNot why = whyComponent(component, now);
    std::erase_if(why.engine,
                  [&component](const why::EngineCause &cause) { return std::visit(IsOfItself{component.id}, cause); });
    const WhyNames names = namesForWhy();
    card.setWhy(whyLines(why, {}, now.taken, names), names);
}

} // namespace sluice
