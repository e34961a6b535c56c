#pragma once

#include "core/api/engineclient.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QSplitter;

namespace sluice {

class EventDetail;
class FilterEdit;
class ListView;
class PageStates;
class RecentEventsModel;
class ThemeController;
class TopicListModel;

/// The event bus live: topics with their rates, and the last events of those that match, newest first.
///
/// A pause holds what is shown. The list is a sample of what goes by; the figures count every event.
class LiveEvents final : public QWidget {
    Q_OBJECT
public:
    LiveEvents(EngineClient &engine, ThemeController &theme, QWidget *parent = nullptr);

    /// Filters by topic.
    void showTopic(const QString &pattern);

Q_SIGNALS:
    /// A person wants to publish an event like this one.
    void publishRequested(const sluice::NewEvent &event);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void retranslate();
    void ask();
    void take(const Result<std::vector<EventRecord>> &events);
    void takeTopics(const std::vector<TopicSnapshot> &topics);
    void showState();
    void showRow(int row);

    EngineClient &m_engine;
    FilterEdit *m_filter = nullptr;
    FilterEdit *m_text = nullptr;
    QCheckBox *m_pause = nullptr;
    QLabel *m_count = nullptr;
    ListView *m_topics = nullptr;
    TopicListModel *m_topicModel = nullptr;
    ListView *m_list = nullptr;
    RecentEventsModel *m_model = nullptr;
    PageStates *m_states = nullptr;
    WallTime m_answered{}; ///< when the list was last as the engine has it …
    QString m_answeredTo;  ///< … for these topics
    QString m_asked;       ///< the topics of the newest question
    EventDetail *m_detail = nullptr;
    QPushButton *m_publish = nullptr;
    QSplitter *m_split = nullptr;
    QTimer m_timer;
    quint64 m_question = 0; ///< the newest; answers to older ones are for another filter
    quint64 m_counted = 0;  ///< events of the topics that match, as far as the bus knows them
    bool m_isAsking = false;
};

} // namespace sluice
