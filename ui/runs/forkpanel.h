#pragma once

#include "core/api/engineclient.h"
#include "ui/models/liverun.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace sluice {

class CodeEdit;
class InfoBar;
class ThemeController;

/// Starts a new run that goes on from a moment of the shown one, after any of its events, with one piece of its data edited
/// or as it is. What can be edited is what counts at that moment: inputs of steps to come, outputs of those that are done.
/// The run of that moment is folded a slice at a time; until then, nothing is offered but to fork it as it is.
class ForkPanel final : public QWidget {
    Q_OBJECT
public:
    ForkPanel(EngineClient &engine, LiveRun &run, ThemeController &theme, QWidget *parent = nullptr);

    /// Opens it for the moment after so many events.
    void begin(quint64 count);

Q_SIGNALS:
    void forked(sluice::RunId run);
    /// Somebody is done with it; not when the run itself goes.
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void retranslate();
    void foldOn();
    void fillEdits();
    [[nodiscard]] std::vector<ForkEdit> inputsThen() const;
    void addOutputs(std::vector<ForkEdit> &edits) const;
    void showEdit();
    void check();
    [[nodiscard]] QString fault() const;
    [[nodiscard]] const ForkEdit *chosen() const;
    void start();
    void withdraw();
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
    QTimer m_fold;
    std::optional<RunPicture> m_then; ///< the run at that moment, once it is folded
    std::vector<ForkEdit> m_edits;    ///< that are offered, outputs with their data of that moment
    quint64 m_count = 0;
    bool m_isTooLong = false; ///< what is chosen, to be edited by hand
    bool m_isStarting = false;
};

} // namespace sluice
