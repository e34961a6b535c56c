#pragma once

#include "ui/health/eventmap.h"
#include "ui/widgets/card.h"

class QLabel;
class QStackedWidget;

namespace sluice {

class EventFlowModel;
class EventMapView;
class ListView;
class SegmentedControl;

/// The live map of events between components, as a drawing or as a table.
class EventMapCard final : public Card {
    Q_OBJECT
public:
    explicit EventMapCard(ThemeController &theme, QWidget *parent = nullptr);

    void showFlows(const std::vector<EventFlow> &flows);
    void setStale(bool stale);

Q_SIGNALS:
    void componentRequested(const QString &id);
    void topicRequested(const QString &pattern);

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();
    void retranslate();

    ThemeController &m_theme;
    std::vector<EventFlow> m_flows;
    EventMap m_map;
    QLabel *m_title = nullptr;
    QLabel *m_none = nullptr;
    SegmentedControl *m_view = nullptr;
    QStackedWidget *m_stack = nullptr;
    EventMapView *m_drawing = nullptr;
    ListView *m_table = nullptr;
    EventFlowModel *m_model = nullptr;
};

} // namespace sluice
