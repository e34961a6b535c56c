#include "ui/events/eventspage.h"

#include "ui/events/recenteventsmodel.h"
#include "ui/models/listview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/filteredit.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/pagestates.h"
#include "ui/wording/formats.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace sluice {

namespace {

constexpr Milliseconds kEvery{1'000};

} // namespace

EventsPage::EventsPage(EngineClient &engine, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_topics(new FilterEdit(theme))
    , m_pause(new QCheckBox)
    , m_count(new QLabel)
    , m_list(new ListView(theme))
    , m_model(new RecentEventsModel(this))
    , m_states(new PageStates(m_list, theme))
{
    build();
    m_timer.setInterval(kEvery);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (!m_isAsking && !m_pause->isChecked())
            ask();
    });
    connect(m_topics, &FilterEdit::filterChanged, this, &EventsPage::ask);
    connect(m_pause, &QCheckBox::toggled, this, [this](bool paused) {
        if (!paused)
            ask();
    });
    connect(m_states, &PageStates::clearFiltersRequested, m_topics, &QLineEdit::clear);
    connect(m_states, &PageStates::retryRequested, this, &EventsPage::ask);
    m_states->setState(PageState::Loading);
    retranslate();
}

void EventsPage::build()
{
    m_topics->setObjectName(QStringLiteral("eventTopics"));
    m_pause->setObjectName(QStringLiteral("eventsPause"));
    m_count->setObjectName(QStringLiteral("eventsCount"));
    m_list->setObjectName(QStringLiteral("events"));
    m_states->setObjectName(QStringLiteral("eventsStates"));
    m_list->setModel(m_model);
    m_list->setColumnWidths({200, 220, 0});
    auto *bar = new FlowLayout(space::kS);
    bar->setFilling(true);
    bar->setContentsMargins(space::kL, space::kS, space::kL, space::kS);
    bar->addWidget(m_topics);
    bar->addWidget(m_pause);
    bar->addWidget(m_count);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_states, 1);
    setFocusProxy(m_topics);
}

void EventsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void EventsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_timer.start();
    if (!m_pause->isChecked())
        ask();
}

void EventsPage::hideEvent(QHideEvent *event)
{
    m_timer.stop();
    QWidget::hideEvent(event);
}

void EventsPage::retranslate()
{
    m_topics->setPlaceholderText(tr("Topics, such as run.* or order.**"));
    m_topics->setAccessibleName(tr("Topics that are shown"));
    m_pause->setText(tr("Pause"));
    m_pause->setToolTip(tr("Holds what is shown. The bus goes on."));
    m_list->setAccessibleName(tr("Events"));
    m_states->setEmptyText(
        QStringLiteral("flash"), tr("No events yet"),
        tr("What runs, dead letters, breakers and components publish on the event bus comes here. Since "
           "the engine started, nothing was published."),
        {});
    m_model->retranslate();
    showState();
}

/// A pause holds the answers, but for those to another filter.
void EventsPage::ask()
{
    const quint64 question = ++m_question;
    m_isAsking = true;
    const QString pattern = m_topics->text().trimmed();
    m_engine.recentEvents(pattern.isEmpty() ? QStringLiteral("**") : pattern, this,
                          [this, question](const Result<std::vector<EventRecord>> &events) {
                              if (question != m_question)
                                  return;
                              m_isAsking = false;
                              take(events);
                          });
}

void EventsPage::take(const Result<std::vector<EventRecord>> &events)
{
    if (!events) {
        m_states->setFailure(events.error());
        m_states->setState(PageState::Failed);
        m_count->clear();
        return;
    }
    m_model->setEvents(*events);
    showState();
}

void EventsPage::showState()
{
    if (m_question == 0 || m_isAsking)
        return;
    const int rows = m_model->rowCount();
    m_count->setText(tr("%n event(s)", nullptr, rows));
    m_states->setState(rows > 0                               ? PageState::Ready
                       : m_topics->text().trimmed().isEmpty() ? PageState::Empty
                                                              : PageState::NothingMatches);
}

} // namespace sluice
