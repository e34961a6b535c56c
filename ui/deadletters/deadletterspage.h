#pragma once

#include "core/api/engineclient.h"
#include "ui/deadletters/letteractions.h"
#include "ui/models/letterlistmodel.h"

#include <QWidget>

class QAction;
class QMenu;
class QPushButton;
class QSplitter;

namespace sluice {

class GuardedRetry;
class InfoBar;
class LetterBin;
class LetterFilterBar;
class LetterPanel;
class LetterTransfer;
class ListView;
class PageStates;
class RedriveJobPanel;
class ThemeController;
struct Remedy;

/// The page "Dead letters": the letters, by cause or one by one, and what can be done with those chosen.
class DeadLettersPage final : public QWidget {
    Q_OBJECT
public:
    DeadLettersPage(EngineClient &engine, ThemeController &theme, QWidget *parent = nullptr);

    /// Shows the letters of one workflow only.
    void showWorkflow(const QString &workflow);
    /// Chooses a letter as soon as it is in the list.
    void openLetter(const LetterId &letter);
    /// What the page calls workflows and tasks from now on.
    void setNames(const WorkflowNames &names);

Q_SIGNALS:
    /// Letters that wait for a person, of the whole engine: the page's badge.
    void openLettersChanged(quint64 count);
    void runRequested(sluice::RunId run);
    /// There is no letter: somebody wants to see the runs.
    void runsRequested();
    /// What can be done about a cause leads elsewhere.
    void wayRequested(const sluice::Remedy &remedy);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void makeConnections();
    void takeAnswer();
    void showBelow();
    void showOutcome(InfoBar::Tone tone, const QString &text, const QString &detail, int done);
    void showFate(InfoBar::Tone tone, const QString &text, const QString &detail,
                  const std::optional<LetterId> &failed);
    void offerRun();
    void chooseNext();
    void offerFilters();
    void showChosen();
    void openIndex(const QModelIndex &index);
    void setGrouped(bool grouped);
    void makeJobs(ThemeController &theme);
    void makeBin(ThemeController &theme);
    void makeTransfer();
    void nameTools();
    void offerTransfer();
    void exportChosen(LetterChoice left, LetterExport gathered);
    void showBin(bool shown);
    void retryAll();
    void retryChosen();
    void askForCare(const RedriveJobRequest &request, const std::vector<LetterId> &letters);
    void leaveCare();
    void expandFirst();
    [[nodiscard]] bool isGone(const QModelIndex &index, bool isCause) const;
    void showWanted();
    void readOpened();
    void dropOpened(const QModelIndex &current);
    [[nodiscard]] LetterSummary newestOf(const LetterChoice &chosen, const LetterGroup *current) const;
    void startJob(const RedriveJobRequest &request);

    EngineClient &m_engine;
    LetterListModel m_model;
    LetterActions m_actions;
    LetterFilterBar *m_filters = nullptr;
    InfoBar *m_bar = nullptr;
    ListView *m_list = nullptr;
    PageStates *m_states = nullptr;
    QSplitter *m_split = nullptr;
    LetterPanel *m_panel = nullptr;
    GuardedRetry *m_guarded = nullptr;
    QWidget *m_guardedRoom = nullptr; ///< scrolls where the form is higher than what there is
    RedriveJobPanel *m_job = nullptr;
    LetterBin *m_bin = nullptr;
    LetterTransfer *m_transfer = nullptr;
    QPushButton *m_openBin = nullptr;
    QPushButton *m_more = nullptr;
    QAction *m_exportChosen = nullptr;
    QAction *m_exportAll = nullptr;
    QAction *m_import = nullptr;
    std::optional<LetterId> m_wanted;      ///< to be chosen as soon as it is in the list
    std::optional<LetterSummary> m_opened; ///< of a cause that has too many letters before it: shown all the same
    WallTime m_answered{};                 ///< when the list was last as the engine has it
    bool m_didSplit = false;               ///< the room was shared out once; from then on it is the person's
    bool m_didExpand = false;
    bool m_didChoose = false; ///< something was chosen since there was nothing to choose
};

} // namespace sluice
