#pragma once

#include "core/api/engineclient.h"
#include "ui/models/liverun.h"
#include "ui/models/workflownames.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTabWidget;

namespace sluice {

class AttemptsView;
class CauseNotes;
class ElidedLabel;
class LetterContext;
class LetterTrail;
class PageStates;
class PayloadView;
class StateChip;
class ThemeController;
class WhyPanel;
struct Remedy;

/// One dead letter: what failed and where in the graph, every attempt, the input that the step died with, the notes on
/// its cause, and what was done with it. It follows the letter's run, so that a retry is seen as it happens.
class LetterView final : public QWidget {
    Q_OBJECT
public:
    LetterView(EngineClient &engine, ThemeController &theme, QWidget *parent = nullptr);

    void showLetter(const std::optional<LetterSummary> &letter);
    void setNames(const WorkflowNames &names);
    /// The input that a retry without an edit uses; none until the letter's run was read.
    [[nodiscard]] std::optional<Payload> input() const;
    /// The attempts of its step, newest first; none until they were read.
    [[nodiscard]] std::vector<AttemptRecord> attempts() const;
    /// Which version a retry runs on, that of the letter's run: "v7"; empty: not known.
    [[nodiscard]] QString version() const;
    /// Whether that input was edited by an earlier retry.
    [[nodiscard]] bool isInputEdited() const;

Q_SIGNALS:
    void runRequested(sluice::RunId run);
    /// What can be done about a cause leads elsewhere.
    void wayRequested(const sluice::Remedy &remedy);
    /// The letter's run was read, or went on.
    void refreshed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void refresh();
    void refreshHead();
    void refreshHistory();
    void refreshWhy();
    void readLoose();
    void showHistory(bool isOfRun);
    void build();
    void connectAll();
    void nameNotes();
    [[nodiscard]] QStringList factsOf(const LetterSummary &letter) const;
    [[nodiscard]] const Letter *letterInRun() const;
    [[nodiscard]] Payload originalInput() const;

    EngineClient &m_engine;
    LiveRun m_run;
    WorkflowNames m_names;
    std::optional<LetterSummary> m_letter;
    StateChip *m_state = nullptr;
    ElidedLabel *m_title = nullptr;
    ElidedLabel *m_facts = nullptr;
    QLabel *m_error = nullptr;
    WhyPanel *m_why = nullptr;
    QPushButton *m_openRun = nullptr;
    QTabWidget *m_tabs = nullptr;
    PageStates *m_states = nullptr;
    AttemptsView *m_attempts = nullptr;
    PayloadView *m_input = nullptr;
    PayloadView *m_original = nullptr;
    CauseNotes *m_notes = nullptr;
    LetterTrail *m_trail = nullptr;
    LetterContext *m_place = nullptr;
};

} // namespace sluice
