#include "ui/events/liveevents.h"

#include "core/base/topic.h"
#include "ui/events/eventdetail.h"
#include "ui/events/recenteventsmodel.h"
#include "ui/events/topiclistmodel.h"
#include "ui/models/listview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/filteredit.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/pagestates.h"
#include "ui/wording/formats.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {

constexpr Milliseconds kAskEvery{1'000};
/// More than anybody reads; what is older is sampled away, and counted.
constexpr std::size_t kMostRows = 1'000;

} // namespace

LiveEvents::LiveEvents(EngineClient &engine, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_filter(new FilterEdit(theme))
    , m_text(new FilterEdit(theme))
    , m_pause(new QCheckBox)
    , m_count(new QLabel)
    , m_topics(new ListView(theme))
    , m_topicModel(new TopicListModel(this))
    , m_list(new ListView(theme))
    , m_model(new RecentEventsModel(this))
    , m_states(new PageStates(m_list, theme))
    , m_detail(new EventDetail(theme, QStringLiteral("liveEvent")))
    , m_publish(new QPushButton)
    , m_split(new QSplitter)
{
    build();
    m_timer.setInterval(kAskEvery);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (!m_isAsking && !m_pause->isChecked())
            ask();
    });
    connect(m_filter, &FilterEdit::filterChanged, this, &LiveEvents::ask);
    connect(m_text, &FilterEdit::filterChanged, this, &LiveEvents::ask);
    connect(m_pause, &QCheckBox::toggled, this, [this](bool paused) {
        if (!paused)
            ask();
    });
    connect(m_topics, &ListView::opened, this, [this](const QModelIndex &index) {
        if (const TopicSnapshot *topic = m_topicModel->at(index.row()))
            m_filter->setText(topic->topic);
    });
    m_detail->follow(m_list, [this](int row) { showRow(row); });
    connect(m_publish, &QPushButton::clicked, this, [this] {
        Q_EMIT publishRequested({m_detail->record().topic, m_detail->record().data});
    });
    connect(m_states, &PageStates::clearFiltersRequested, this, [this] {
        m_filter->clear();
        m_text->clear();
    });
    connect(m_states, &PageStates::retryRequested, this, &LiveEvents::ask);
    connect(m_states, &PageStates::actionRequested, this, [this] { Q_EMIT publishRequested({}); });
    m_states->setState(PageState::Loading);
    retranslate();
}

void LiveEvents::build()
{
    m_filter->setObjectName(QStringLiteral("eventTopics"));
    m_text->setObjectName(QStringLiteral("eventText"));
    m_pause->setObjectName(QStringLiteral("eventsPause"));
    m_count->setObjectName(QStringLiteral("eventsCount"));
    m_topics->setObjectName(QStringLiteral("topics"));
    m_list->setObjectName(QStringLiteral("events"));
    m_states->setObjectName(QStringLiteral("eventsStates"));
    m_publish->setObjectName(QStringLiteral("liveEventPublish"));
    m_split->setObjectName(QStringLiteral("liveEventsSplit"));
    m_topics->setModel(m_topicModel);
    m_topics->setColumnWidths({0, 64, 64});
    m_list->setModel(m_model);
    m_list->setColumnWidths({200, 200, 0});
    m_detail->addButton(m_publish);
    m_detail->hide();
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_topics);
    m_split->addWidget(m_states);
    m_split->addWidget(m_detail);
    m_split->setStretchFactor(0, 1);
    m_split->setStretchFactor(1, 2);
    m_split->setStretchFactor(2, 1);
    auto *bar = new FlowLayout(space::kS);
    bar->setFilling(true);
    bar->setContentsMargins(space::kL, space::kS, space::kL, space::kS);
    bar->addWidget(m_filter);
    bar->addWidget(m_text);
    bar->addWidget(m_pause);
    bar->addWidget(m_count);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_split, 1);
    setFocusProxy(m_filter);
}

void LiveEvents::showTopic(const QString &pattern)
{
    m_filter->setText(pattern);
    ask();
}

void LiveEvents::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void LiveEvents::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_timer.start();
    if (!m_pause->isChecked())
        ask();
}

void LiveEvents::hideEvent(QHideEvent *event)
{
    m_timer.stop();
    QWidget::hideEvent(event);
}

void LiveEvents::retranslate()
{
    m_filter->setPlaceholderText(tr("Topics, such as run.* or order.**"));
    m_filter->setAccessibleName(tr("Topics that are shown"));
    m_text->setPlaceholderText(tr("Text in the data"));
    m_text->setAccessibleName(tr("Text in the data of the events that are shown"));
    m_pause->setText(tr("Pause"));
    m_pause->setToolTip(tr("Holds what is shown. The bus goes on."));
    m_topics->setAccessibleName(tr("Topics, with how many events a second"));
    m_topics->setToolTip(tr("Enter or a double-click shows only the events of a topic"));
    m_list->setAccessibleName(tr("Events"));
    m_publish->setText(tr("Publish one like it…"));
    m_states->setEmptyText(
        QStringLiteral("flash"), tr("No events yet"),
        tr("What runs, dead letters, breakers and components publish on the event bus comes here. Since "
           "the engine started, nothing was published."),
        tr("Publish a test event…"));
    m_model->retranslate();
    m_topicModel->retranslate();
    showState();
}

/// A pause holds the answers, but for those to another filter.
void LiveEvents::ask()
{
    const quint64 question = ++m_question;
    m_isAsking = true;
    m_engine.topics(this, [this, question](const Result<std::vector<TopicSnapshot>> &topics) {
        if (question == m_question && topics)
            takeTopics(*topics);
    });
    const QString pattern = m_filter->text().trimmed();
    m_asked = pattern;
    m_engine.recentEvents(pattern.isEmpty() ? QStringLiteral("**") : pattern, this,
                          [this, question](const Result<std::vector<EventRecord>> &events) {
                              if (question != m_question)
                                  return;
                              m_isAsking = false;
                              take(events);
                          });
}

void LiveEvents::takeTopics(const std::vector<TopicSnapshot> &topics)
{
    const QString pattern = m_filter->text().trimmed();
    const auto parsed = TopicPattern::parse(pattern.isEmpty() ? QStringLiteral("**") : pattern);
    m_counted = 0;
    for (const TopicSnapshot &topic : topics)
        m_counted += parsed && parsed->matches(topic.topic) ? topic.events : 0;
    // The bus forgets topics that are long unheard, but never how many events there were.
    if (pattern.isEmpty() || pattern == u"**")
        m_counted = std::max(m_counted, m_engine.snapshot().eventsPublished);
    m_topicModel->setTopics(topics);
}

void LiveEvents::take(const Result<std::vector<EventRecord>> &events)
{
    if (!events) {
        // What is on the screen is old; but to another question it is no answer at all.
        const bool isOld = m_model->rowCount() > 0 && m_answeredTo == m_asked;
        m_states->setRefusal(events.error(), isOld, momentText(m_answered, m_engine.snapshot().taken));
        return;
    }
    m_answered = m_engine.snapshot().taken;
    m_answeredTo = m_asked;
    m_states->clearRefusal();
    std::vector<EventRecord> shown;
    const QString text = m_text->text();
    for (auto event = events->rbegin(); event != events->rend() && shown.size() < kMostRows; ++event) {
        if (text.isEmpty() || QString::fromUtf8(event->data).contains(text, Qt::CaseInsensitive))
            shown.push_back(*event);
    }
    std::ranges::reverse(shown);
    m_model->setEvents(std::move(shown));
    showState();
}

void LiveEvents::showState()
{
    if (m_question == 0 || m_isAsking)
        return;
    const int rows = m_model->rowCount();
    m_count->setText(
        tr("newest %1 of %2").arg(numberText(quint64(rows)), numberText(std::max(m_counted, quint64(rows)))));
    const bool filters = !m_filter->text().trimmed().isEmpty() || !m_text->text().isEmpty();
    m_states->setState(rows > 0 ? PageState::Ready : filters ? PageState::NothingMatches : PageState::Empty);
}

void LiveEvents::showRow(int row)
{
    const EventRecord *event = m_model->at(row);
    if (!event)
        return;
    m_detail->setRecord(*event);
    if (m_detail->isVisibleTo(this))
        return;
    // It takes its room from the list alone: topics are names, and are to be read.
    const QList<int> sizes = m_split->sizes();
    m_detail->show();
    m_split->setSizes({sizes[0], sizes[1] * 3 / 5, sizes[1] * 2 / 5});
}

} // namespace sluice
