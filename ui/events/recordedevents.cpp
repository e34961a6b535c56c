#include "ui/events/recordedevents.h"

#include "ui/events/eventdetail.h"
#include "ui/events/recordedmodel.h"
#include "ui/models/listview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/filteredit.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/infobar.h"
#include "ui/widgets/pagestates.h"
#include "ui/wording/formats.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace sluice {

RecordedEvents::RecordedEvents(EngineClient &engine, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_filter(new FilterEdit(theme))
    , m_count(new QLabel)
    , m_bar(new InfoBar(theme))
    , m_list(new ListView(theme))
    , m_model(new RecordedModel(engine, this))
    , m_states(new PageStates(m_list, theme))
    , m_detail(new EventDetail(theme, QStringLiteral("recordedEvent")))
    , m_replay(new QPushButton)
{
    build();
    connect(m_filter, &FilterEdit::filterChanged, this, [this] { m_model->setFilter({m_filter->text().trimmed()}); });
    connect(m_model, &HistoryModel::answered, this, &RecordedEvents::takeAnswer);
    m_detail->follow(m_list, [this](int row) { showRow(row); });
    connect(m_replay, &QPushButton::clicked, this, &RecordedEvents::replay);
    connect(m_states, &PageStates::clearFiltersRequested, m_filter, &QLineEdit::clear);
    connect(m_states, &PageStates::actionRequested, this, &RecordedEvents::liveRequested);
    connect(m_states, &PageStates::retryRequested, m_model, &HistoryModel::refresh);
    m_states->setState(PageState::Loading);
    retranslate();
}

void RecordedEvents::build()
{
    m_filter->setObjectName(QStringLiteral("recordedTopics"));
    m_count->setObjectName(QStringLiteral("recordedCount"));
    m_bar->setObjectName(QStringLiteral("recordedBar"));
    m_list->setObjectName(QStringLiteral("recorded"));
    m_states->setObjectName(QStringLiteral("recordedStates"));
    m_replay->setObjectName(QStringLiteral("recordedReplay"));
    m_list->setModel(m_model);
    m_model->followView(m_list);
    m_list->setColumnWidths({200, 200, 140, 0});
    m_detail->addButton(m_replay);
    m_detail->hide();
    auto *split = new QSplitter;
    split->setObjectName(QStringLiteral("recordedSplit"));
    split->setChildrenCollapsible(false);
    split->addWidget(m_states);
    split->addWidget(m_detail);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    auto *bar = new FlowLayout(space::kS);
    bar->setFilling(true);
    bar->setContentsMargins(space::kL, space::kS, space::kL, space::kS);
    bar->addWidget(m_filter);
    bar->addWidget(m_count);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_bar);
    column->addWidget(split, 1);
    setFocusProxy(m_filter);
}

void RecordedEvents::takeAnswer()
{
    if (m_model->error()) {
        const bool isOld = m_model->rowCount() > 0 && m_answeredTo == m_filter->text();
        m_states->setRefusal(*m_model->error(), isOld, momentText(m_answered, m_engine.snapshot().taken));
        return;
    }
    m_answered = m_engine.snapshot().taken;
    m_answeredTo = m_filter->text();
    m_states->clearRefusal();
    m_count->setText(tr("%n event(s) kept", nullptr, static_cast<int>(m_model->total())));
    m_states->setState(m_model->rowCount() > 0                ? PageState::Ready
                       : m_filter->text().trimmed().isEmpty() ? PageState::Empty
                                                              : PageState::NothingMatches);
}

void RecordedEvents::showRow(int row)
{
    const RecordedEvent *event = m_model->at(row);
    if (!event)
        return;
    m_shown = event->number;
    m_detail->setRecord({event->topic, event->publisher, event->number, event->at, event->data});
    m_detail->show();
}

void RecordedEvents::replay()
{
    const QString topic = m_detail->record().topic;
    m_replay->setEnabled(false);
    m_engine.replayEvent(m_shown, this, [this, topic](const Result<void> &done) {
        m_replay->setEnabled(true);
        if (!done) {
            m_bar->showError(done.error());
            return;
        }
        m_bar->showMessage(InfoBar::Tone::Success, tr("Published to %1 again, as a new event.").arg(topic));
        m_model->refresh();
    });
}

void RecordedEvents::retranslate()
{
    m_filter->setPlaceholderText(tr("Topics, such as run.* or order.**"));
    m_filter->setAccessibleName(tr("Topics that are shown"));
    m_list->setAccessibleName(tr("Recorded events, newest first"));
    m_replay->setText(tr("Publish this event again"));
    m_replay->setToolTip(tr("As a new event: triggers and steps that wait for its topic take it for a real one"));
    m_states->setEmptyText(
        QStringLiteral("flash"), tr("Nothing is recorded yet"),
        tr("Events of the topics that \"recordedTopics\" in sluice.json names are kept on disk and come "
           "here."),
        tr("Show live events"));
    m_model->retranslate();
    if (m_model->hasAnswer())
        takeAnswer();
}

void RecordedEvents::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RecordedEvents::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->follow(true);
}

void RecordedEvents::hideEvent(QHideEvent *event)
{
    m_model->follow(false);
    QWidget::hideEvent(event);
}

} // namespace sluice
