#include "ui/events/eventspage.h"

#include "ui/events/auditview.h"
#include "ui/events/liveevents.h"
#include "ui/events/logview.h"
#include "ui/events/publishpanel.h"
#include "ui/events/recordedevents.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace sluice {

EventsPage::EventsPage(EngineClient &engine, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_view(new SegmentedControl(theme))
    , m_publish(new QPushButton)
    , m_panel(new PublishPanel(engine, theme))
    , m_stack(new QStackedWidget)
{
    auto *live = new LiveEvents(engine, theme);
    m_live = live;
    m_stack->addWidget(live);
    auto *recorded = new RecordedEvents(engine, theme);
    auto *audit = new AuditView(engine, theme);
    m_stack->addWidget(recorded);
    m_stack->addWidget(audit);
    m_stack->addWidget(new LogView(engine, theme));
    build();
    connect(recorded, &RecordedEvents::liveRequested, this, &EventsPage::showLive);
    connect(audit, &AuditView::liveRequested, this, &EventsPage::showLive);
    connect(m_view, &SegmentedControl::currentChanged, this, &EventsPage::showView);
    connect(m_publish, &QPushButton::clicked, m_panel, qOverload<>(&PublishPanel::begin));
    connect(live, &LiveEvents::publishRequested, m_panel, qOverload<const NewEvent &>(&PublishPanel::begin));
    connect(m_panel, &PublishPanel::closed, this, [this] {
        m_panel->hide();
        m_publish->setFocus();
    });
    retranslate();
    showLive();
}

void EventsPage::build()
{
    m_view->setObjectName(QStringLiteral("eventsView"));
    m_publish->setObjectName(QStringLiteral("eventsPublish"));
    m_stack->setObjectName(QStringLiteral("eventsStack"));
    m_panel->hide();
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::kL, space::kS, space::kL, 0);
    head->setSpacing(space::kS);
    head->addWidget(m_view);
    head->addStretch();
    head->addWidget(m_publish);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_panel);
    column->addWidget(m_stack, 1);
}

void EventsPage::showLive()
{
    m_view->setCurrentIndex(0);
    showView(0);
}

void EventsPage::showTopic(const QString &pattern)
{
    m_view->setCurrentIndex(0);
    showView(0);
    m_live->showTopic(pattern);
}

void EventsPage::beginPublishing(const QString &topic)
{
    m_panel->begin(NewEvent{topic, QByteArrayLiteral("{}")});
}

void EventsPage::showView(int index)
{
    m_stack->setCurrentIndex(index);
    setFocusProxy(m_stack->currentWidget());
}

void EventsPage::retranslate()
{
    m_view->setItems({tr("Live"), tr("Recorded"), tr("Audit"), tr("Log")});
    m_view->setAccessibleName(tr("What the page shows"));
    m_publish->setText(tr("Publish a test event…"));
}

void EventsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace sluice
