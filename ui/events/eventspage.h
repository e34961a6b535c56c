#pragma once

#include "core/api/engineclient.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QLabel;

namespace sluice {

class FilterEdit;
class ListView;
class PageStates;
class RecentEventsModel;
class ThemeController;

/// The event bus live: the last events of the topics that match, newest first; a pause holds what is shown.
class EventsPage final : public QWidget {
    Q_OBJECT
public:
    EventsPage(EngineClient &engine, ThemeController &theme, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void retranslate();
    void ask();
    void take(const Result<std::vector<EventRecord>> &events);
    void showState();

    EngineClient &m_engine;
    FilterEdit *m_topics = nullptr;
    QCheckBox *m_pause = nullptr;
    QLabel *m_count = nullptr;
    ListView *m_list = nullptr;
    RecentEventsModel *m_model = nullptr;
    PageStates *m_states = nullptr;
    QTimer m_timer;
    quint64 m_question = 0; ///< the newest; answers to older ones are for another filter
    bool m_isAsking = false;
};

} // namespace sluice
