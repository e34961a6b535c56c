#pragma once

#include "core/api/engineclient.h"
#include "ui/deadletters/letterfollower.h"
#include "ui/models/letterchoice.h"
#include "ui/widgets/infobar.h"

namespace sluice {

class LetterListModel;

/// Sends dead letters on or gives them up, one command at a time, and words what became of each: whether the engine took
/// it, and later how the step ended.
///
/// The click id is made here, when the button was pressed. While the command is under way the list keeps its rows, so
/// a letter leaves it only after the answer.
class LetterActions final : public QObject {
    Q_OBJECT
public:
    LetterActions(EngineClient &engine, LetterListModel &letters, QObject *parent = nullptr);

    /// Whether a command is, or the letters of one are being found: no other can begin then.
    [[nodiscard]] bool isUnderWay() const noexcept { return m_isUnderWay || m_isFinding; }
    /// The run of all letters of the last command, if it is one.
    [[nodiscard]] std::optional<RunId> runOfAll() const;
    /// The letters of the last command.
    [[nodiscard]] const std::vector<LetterId> &sent() const noexcept { return m_sent; }
    /// Finds the letters of a choice that are in this state, those of its causes in the journal; `then` is called with them
    /// unless that fails; at once where there is no cause. Does nothing while something is under way.
    void find(const LetterChoice &choice, LetterState state,
              const std::function<void(const std::vector<LetterId> &)> &then);
    /// What is known of a letter of the list, or of one that was found last; null: nothing.
    [[nodiscard]] const LetterSummary *known(const LetterId &letter) const;
    /// `input` replaces the input of each.
    void retry(const std::vector<LetterId> &letters, std::optional<Payload> input = {}, bool newEffect = false);
    /// Without `output` the steps fail, and with them their runs.
    void discard(const std::vector<LetterId> &letters, std::optional<Payload> output, const QString &reason);
    /// Their runs go on as if their steps had come to this.
    void resolve(const std::vector<LetterId> &letters, const Payload &output, const QString &reason);

    void snooze(const std::vector<LetterId> &letters, WallTime until);
    /// Brings snoozed letters back.
    void wake(const std::vector<LetterId> &letters);
    /// Takes discards back that failed their runs.
    void undoDiscard(const std::vector<LetterId> &letters);

Q_SIGNALS:
    void underWayChanged();
    /// All letters were answered for; `done` of them as wanted.
    void finished(sluice::InfoBar::Tone tone, const QString &text, const QString &detail, int done);
    /// More is known of how the letters that were sent on ended; `failed` is one that is open again, if any is.
    void fateKnown(sluice::InfoBar::Tone tone, const QString &text, const QString &detail,
                   const std::optional<sluice::LetterId> &failed);
    /// The command as a whole was refused; nothing changed.
    void refused(const sluice::Error &error);

private:
    enum class Act : quint8 { Retry, Discard, Snooze, Wake, UndoDiscard, Resolve };
    [[nodiscard]] static QString doneText(Act act, int done);

    void begin(const std::vector<LetterId> &letters);
    void end(Act act, const Result<std::vector<LetterOutcome>> &answer);
    void tellFates();
    void findNext(const LetterChoice &choice, LetterState state, std::vector<LetterId> found,
                  std::function<void(const std::vector<LetterId> &)> then);
    void setFinding(bool finding);

    EngineClient &m_engine;
    LetterListModel &m_letters;
    LetterFollower m_follower;
    std::map<LetterId, LetterSummary> m_found; ///< that are not in the list
    std::vector<LetterId> m_sent;              ///< letters of the last command
    std::vector<LetterSummary> m_before;       ///< these as they were then
    bool m_isUnderWay = false;
    bool m_isFinding = false;
};

} // namespace sluice
