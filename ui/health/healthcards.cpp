#include "ui/health/breakercard.h"
#include "ui/health/healthhistory.h"
#include "ui/health/healthpage.h"
#include "ui/health/queuepanel.h"
#include "ui/widgets/card.h"
#include "ui/widgets/cardgrid.h"
#include "ui/widgets/componentcard.h"
#include "ui/widgets/queuerow.h"

#include <QScrollArea>
#include <QVBoxLayout>

// How the cards of the page Health are made, where they go, and how they are told.

namespace sluice {

CardsInSight<ComponentCard, ComponentSnapshot>::Home HealthPage::componentHome()
{
    CardsInSight<ComponentCard, ComponentSnapshot>::Home home;
    home.make = [this] { return makeComponentCard(); };
    home.insert = [this](ComponentCard &card, int at) { m_grid->insertCard(at, &card); };
    home.show = [this](ComponentCard &card, const ComponentSnapshot &value) {
        card.showComponent(value, m_engine.snapshot().taken);
        showWhy(card, value);
    };
    home.remove = [this](ComponentCard &card) { m_grid->removeWidget(&card); };
    home.insertGap = [this](int at, int height) { return m_grid->insertGap(at, height); };
    home.fillGap = [this](QLayoutItem *gap, ComponentCard &card) { m_grid->fillGap(gap, &card); };
    home.removeGap = [this](QLayoutItem *gap) { m_grid->removeGap(gap); };
    return home;
}

CardsInSight<BreakerCard, ConnectionSnapshot>::Home HealthPage::breakerHome()
{
    // After the components and the demo service.
    const auto placeOf = [this](int at) { return static_cast<int>(m_components.count()) + 1 + at; };
    CardsInSight<BreakerCard, ConnectionSnapshot>::Home home;
    home.make = [this] {
        auto *card = new BreakerCard(m_theme, m_scroll->widget());
        connect(card, &BreakerCard::orderAsked, this, &HealthPage::order);
        connect(card, &BreakerCard::connectionRequested, this, &HealthPage::connectionRequested);
        card->setStale(areFiguresStale());
        return card;
    };
    home.insert = [this, placeOf](BreakerCard &card, int at) { m_grid->insertCard(placeOf(at), &card); };
    home.show = [this](BreakerCard &card, const ConnectionSnapshot &value) {
        card.setTrouble(m_troubles.value(value.id));
        card.showConnection(value, m_engine.snapshot().taken, m_names.connection(value.id));
    };
    home.remove = [this](BreakerCard &card) { m_grid->removeWidget(&card); };
    home.insertGap = [this, placeOf](int at, int height) { return m_grid->insertGap(placeOf(at), height); };
    home.fillGap = [this](QLayoutItem *gap, BreakerCard &card) { m_grid->fillGap(gap, &card); };
    home.removeGap = [this](QLayoutItem *gap) { m_grid->removeGap(gap); };
    return home;
}

CardsInSight<QueueRow, QueueSnapshot>::Home HealthPage::queueHome()
{
    CardsInSight<QueueRow, QueueSnapshot>::Home home;
    home.make = [this] {
        auto *row = new QueueRow(m_theme, m_queues);
        connect(row, &QueueRow::actionAsked, this, &HealthPage::askQueue);
        connect(row, &QueueRow::peekAsked, this, &HealthPage::peekQueue);
        row->setStale(areFiguresStale());
        return row;
    };
    home.insert = [this](QueueRow &row, int at) {
        m_queues->body()->removeWidget(m_queuePanel); // it goes back where it is asked next
        m_queuePanel->hide();
        m_queues->body()->insertWidget(at + 1, &row);
    };
    home.remove = [this](QueueRow &row) { m_queues->body()->removeWidget(&row); };
    home.show = [this](QueueRow &row, const QueueSnapshot &value) {
        const QString id = value.id.section(u':', 1);
        row.showQueue(value, m_history->depths(value.id),
                      isWorkflowQueue(value.id) ? m_names.workflow(id) : m_names.connection(id));
    };
    return home;
}

} // namespace sluice
