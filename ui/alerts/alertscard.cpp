#include "ui/alerts/alertscard.h"

#include "core/api/engineclient.h"
#include "ui/alerts/alertlist.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/infobar.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace sluice {

AlertsCard::AlertsCard(EngineClient &engine, ThemeController &theme, QWidget *page)
    : Card(theme, page)
    , m_engine(engine)
    , m_theme(theme)
    , m_title(new QLabel)
    , m_bar(new InfoBar(theme))
    , m_list(new AlertList(theme))
{
    setObjectName(QStringLiteral("alertsCard"));
    m_list->setLeads(false); // it is on the page that it would lead to
    body()->addWidget(m_title);
    body()->addWidget(m_bar);
    body()->addWidget(m_list);
    page->installEventFilter(this);
    connect(m_list, &AlertList::ordered, this, [this](const AlertRequest &request) {
        m_engine.controlAlert(request, this, [this](const Result<void> &done) {
            if (!done)
                m_bar->showError(done.error());
        });
    });
    connect(&theme, &ThemeController::changed, this, &AlertsCard::retranslate);
    hide();
    retranslate();
}

/// Of the page: a card that is away sees no events of its own.
bool AlertsCard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Show) {
        if (!m_following)
            m_following = connect(&m_engine, &EngineClient::snapshotChanged, this, &AlertsCard::take);
        take();
    } else if (watched == parentWidget() && event->type() == QEvent::Hide) {
        disconnect(m_following);
        m_following = {};
    }
    return Card::eventFilter(watched, event);
}

void AlertsCard::take()
{
    const EngineSnapshot &now = m_engine.snapshot();
    m_list->showAlerts(now.alerts, now.taken);
    setVisible(!now.alerts.empty());
}

void AlertsCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

void AlertsCard::retranslate()
{
    m_title->setText(tr("Alerts"));
    m_title->setFont(m_theme.theme().font(TypeSize::Large, QFont::DemiBold));
    m_list->retranslate();
}

} // namespace sluice
