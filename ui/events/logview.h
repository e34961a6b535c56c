#pragma once

#include "core/api/engineclient.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QLabel;

namespace sluice {

class EngineLogModel;
class FilterEdit;
class ListView;
class PageStates;
class ThemeController;

/// The engine's log live: by level, by component, by text; it follows the newest line until somebody scrolls up, and a pause
/// holds it. It asks only while it is seen.
class LogView final : public QWidget {
    Q_OBJECT
public:
    LogView(EngineClient &engine, ThemeController &theme, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void retranslate();
    void ask();
    void askAgain();
    void read();
    void take(const Result<LogPage> &page);
    void changeRows(const std::function<void()> &change);
    void offerComponents();
    void filter();
    void showState();
    void noteScrolled();

    EngineClient &m_engine;
    QComboBox *m_level = nullptr;
    QComboBox *m_component = nullptr;
    FilterEdit *m_text = nullptr;
    QCheckBox *m_follow = nullptr;
    QCheckBox *m_pause = nullptr;
    QLabel *m_count = nullptr;
    ListView *m_list = nullptr;
    EngineLogModel *m_model = nullptr;
    PageStates *m_states = nullptr;
    QTimer m_timer;
    quint64 m_last = 0;    ///< line that the engine has
    WallTime m_answered{}; ///< when the lines came
    QString m_file;
    bool m_isAsking = false;
    bool m_hasAnswer = false;
    bool m_isWanted = false;   ///< the next answer, by a person, whatever is paused
    bool m_isChanging = false; ///< its rows: where the list stands is nobody's will
};

} // namespace sluice
