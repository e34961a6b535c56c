#pragma once

#include "core/api/engineclient.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace sluice {

class EventDetail;
class FilterEdit;
class InfoBar;
class ListView;
class PageStates;
class RecordedModel;
class ThemeController;

/// The events of durable topics as the journal keeps them, to be read and published again.
class RecordedEvents final : public QWidget {
    Q_OBJECT
public:
    RecordedEvents(EngineClient &engine, ThemeController &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    /// There is nothing here yet: somebody wants to see what goes over the bus.
    void liveRequested();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void retranslate();
    void takeAnswer();
    void showRow(int row);
    void replay();

    EngineClient &m_engine;
    FilterEdit *m_filter = nullptr;
    QLabel *m_count = nullptr;
    InfoBar *m_bar = nullptr;
    ListView *m_list = nullptr;
    RecordedModel *m_model = nullptr;
    PageStates *m_states = nullptr;
    WallTime m_answered{}; ///< when the list was last as the engine has it …
    QString m_answeredTo;  ///< … for these topics
    EventDetail *m_detail = nullptr;
    QPushButton *m_replay = nullptr;
    quint64 m_shown = 0; ///< number of the event in the detail
};

} // namespace sluice
