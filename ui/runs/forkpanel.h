#pragma once

#include "core/api/engineclient.h"
#include "ui/models/liverun.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace sluice {

class CodeEdit;
class InfoBar;
class ThemeController;

/// Starts a new run that goes on from a moment of the shown one, after any of its events, with one piece of its data edited
/// or as it is. What can be edited is what counts at that moment: outputs of steps that are done, inputs of those to come.
class ForkPanel final : public QWidget {
    Q_OBJECT
public:
    ForkPanel(EngineClient &engine, LiveRun &run, ThemeController &theme, QWidget *parent = nullptr);

    /// Opens it for the moment after so many events.
    void begin(quint64 count);

Q_SIGNALS:
    void forked(sluice::RunId run);
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void retranslate();
    void fillEdits();
    void showEdit();
    void check();
    void start();
    void end();

    EngineClient &m_engine;
    LiveRun &m_run;
    QLabel *m_what = nullptr;
    QComboBox *m_edit = nullptr;
    CodeEdit *m_data = nullptr;
    QLabel *m_fault = nullptr;
    QPushButton *m_start = nullptr;
    QPushButton *m_cancel = nullptr;
    InfoBar *m_bar = nullptr;
    std::optional<Run> m_then;     ///< the run at that moment
    std::vector<ForkEdit> m_edits; ///< that are offered, with the data of that moment
    quint64 m_count = 0;
    bool m_isStarting = false;
};

} // namespace sluice
