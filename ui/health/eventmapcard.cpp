#include "ui/health/eventmapcard.h"

#include "ui/health/eventflowmodel.h"
#include "ui/health/eventmapview.h"
#include "ui/models/listview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace sluice {

EventMapCard::EventMapCard(ThemeController &theme, QWidget *parent)
    : Card(theme, parent)
    , m_theme(theme)
    , m_title(new QLabel(this))
    , m_none(new QLabel(this))
    , m_view(new SegmentedControl(theme, this))
    , m_stack(new QStackedWidget(this))
    , m_drawing(new EventMapView(theme))
    , m_table(new ListView(theme))
    , m_model(new EventFlowModel(this))
{
    setObjectName(QStringLiteral("eventMap"));
    m_title->setTextFormat(Qt::PlainText);
    m_none->setObjectName(QStringLiteral("eventMapNone"));
    m_none->setTextFormat(Qt::PlainText);
    m_none->setWordWrap(true);
    m_view->setObjectName(QStringLiteral("eventMapView"));
    m_drawing->setObjectName(QStringLiteral("eventMapDrawing"));
    m_table->setObjectName(QStringLiteral("eventMapTable"));
    m_table->setModel(m_model);
    m_table->setColumnWidths({180, 220, 0, 90, 90});
    m_stack->addWidget(m_drawing);
    m_stack->addWidget(m_table);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::kM);
    head->addWidget(m_title);
    head->addStretch(1);
    head->addWidget(m_view);
    body()->addLayout(head);
    body()->addWidget(m_none);
    body()->addWidget(m_stack);
    connect(m_view, &SegmentedControl::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_drawing, &EventMapView::componentRequested, this, &EventMapCard::componentRequested);
    connect(m_drawing, &EventMapView::topicRequested, this, &EventMapCard::topicRequested);
    connect(m_table, &ListView::opened, this, [this](const QModelIndex &index) {
        if (const EventFlow *flow = m_model->at(index.row()))
            Q_EMIT topicRequested(flow->topic);
    });
    connect(&theme, &ThemeController::changed, this, &EventMapCard::dress);
    retranslate();
    dress();
}

void EventMapCard::showFlows(const std::vector<EventFlow> &flows)
{
    m_none->setVisible(flows.empty());
    m_stack->setVisible(!flows.empty());
    if (flows == m_flows)
        return;
    m_flows = flows;
    m_map = eventMapOf(flows, m_map);
    m_drawing->showMap(m_map);
    m_model->setFlows(flows);
}

void EventMapCard::setStale(bool stale)
{
    m_drawing->setStale(stale);
    m_table->setStale(stale);
}

void EventMapCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

void EventMapCard::dress()
{
    m_title->setFont(m_theme.theme().font(TypeSize::Large, QFont::DemiBold));
    QPalette quiet = m_none->palette();
    quiet.setColor(QPalette::WindowText, m_theme.color(Token::Muted));
    m_none->setPalette(quiet);
}

void EventMapCard::retranslate()
{
    m_title->setText(tr("Events between components"));
    m_none->setText(tr("Nobody has published an event yet. Runs, letters, breakers and components tell what happens to "
                       "them, and whoever publishes or listens shows here."));
    m_view->setItems({tr("Map"), tr("Table")});
    m_view->setAccessibleName(tr("How the events between components are shown"));
    m_drawing->setAccessibleName(tr("Map of the events between components"));
    m_table->setAccessibleName(tr("Events between components"));
    m_drawing->retranslate();
    m_model->retranslate();
}

} // namespace sluice
