#pragma once

#include "core/api/engineclient.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace sluice {

class LiveEvents;
class PublishPanel;
class SegmentedControl;
class ThemeController;

/// What happens and what was done: the event bus live, the events that are kept, and the audit; and a form to publish one.
class EventsPage final : public QWidget {
    Q_OBJECT
public:
    EventsPage(EngineClient &engine, ThemeController &theme, QWidget *parent = nullptr);

    /// Shows the events of these topics, live.
    void showTopic(const QString &pattern);
    /// Opens the form to publish an event of that topic.
    void beginPublishing(const QString &topic);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void showView(int index);
    void showLive();

    LiveEvents *m_live = nullptr;
    SegmentedControl *m_view = nullptr;
    QPushButton *m_publish = nullptr;
    PublishPanel *m_panel = nullptr;
    QStackedWidget *m_stack = nullptr;
};

} // namespace sluice
