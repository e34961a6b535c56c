#include "ui/health/demopanel.h"
#include "ui/health/growthcard.h"
#include "ui/health/healthpage.h"
#include "ui/health/healthwords.h"
#include "ui/health/queuepanel.h"
#include "ui/widgets/card.h"
#include "ui/widgets/infobar.h"
#include "ui/widgets/queuerow.h"

#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

// What people order on the page Health.

namespace sluice {

namespace {
constexpr quint32 kItemsShown = 10; ///< of a queue that is looked into
} // namespace

/// Its top first: it is higher than the page.
void HealthPage::showGrowth()
{
    m_scroll->verticalScrollBar()->setValue(m_growth->y());
}

void HealthPage::control(const QString &component, ComponentAction action)
{
    const ComponentRequest request{component, action, tr("Ordered on the Health page")};
    m_engine.controlComponent(request, this, [this, component, action](Result<void> done) {
        if (done)
            m_outcome->showMessage(InfoBar::Tone::Success, componentOutcome(component, action));
        else
            m_outcome->showError(done.error());
    });
}

void HealthPage::order(const BreakerRequest &request)
{
    m_engine.controlBreaker(request, this, [this, request](Result<void> done) {
        if (!done)
            return m_outcome->showError(done.error());
        m_outcome->showMessage(InfoBar::Tone::Success, breakerOutcome(request));
        if (request.action == BreakerAction::Reset)
            return;
        auto *undo = m_outcome->addAction(tr("Let %1 go again").arg(request.connection), [this, request] {
            order({request.connection, BreakerAction::Reset, std::nullopt, tr("Undone")});
        });
        undo->setObjectName(QStringLiteral("undoOrder"));
    });
}

void HealthPage::openUnder(const QString &queue)
{
    if (auto *row = m_queueRows.viewOf(queue)) {
        m_queues->body()->removeWidget(m_queuePanel);
        m_queues->body()->insertWidget(m_queues->body()->indexOf(row) + 1, m_queuePanel);
    }
}

void HealthPage::askQueue(const QString &queue, QueueAction action)
{
    if (action == QueueAction::Resume)
        return orderQueue({queue, action, tr("Ordered on the Health page")});
    openUnder(queue);
    for (const QueueSnapshot &each : m_engine.snapshot().queues) {
        if (each.id == queue)
            m_queuePanel->ask(queue, action, each.depth);
    }
}

void HealthPage::orderQueue(const QueueRequest &request)
{
    m_engine.controlQueue(request, this, [this, request](const Result<QueueOutcome> &done) {
        if (done)
            m_outcome->showMessage(InfoBar::Tone::Success, queueOutcomeText(request, *done, m_names));
        else
            m_outcome->showError(done.error());
    });
}

void HealthPage::peekQueue(const QString &queue)
{
    m_engine.peekQueue(queue, kItemsShown, this, [this, queue](const Result<std::vector<QueueItem>> &items) {
        if (!items)
            return m_outcome->showError(items.error());
        openUnder(queue);
        m_queuePanel->showItems(queue, *items);
    });
}

void HealthPage::readKnobs()
{
    m_demoRead = true;
    m_engine.readDemo(this, [this](Result<DemoKnobs> knobs) {
        if (knobs)
            m_demo->showKnobs(*knobs);
        else
            m_demo->outcome().showError(knobs.error());
    });
}

void HealthPage::sendKnobs(const DemoKnobs &knobs)
{
    m_demo->setBusy(true);
    m_engine.controlDemo(knobs, this, [this, knobs](Result<void> done) {
        m_demo->setBusy(false);
        if (!done)
            return m_demo->outcome().showError(done.error());
        m_demo->outcome().showMessage(InfoBar::Tone::Success, demoOutcome(knobs));
        readKnobs();
    });
}

} // namespace sluice
