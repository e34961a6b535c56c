#pragma once

#include "core/api/engineclient.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace sluice {

class ThemeController;

/// A retry of many letters while it goes on: how far it is, why it stopped, what became of each letter, and the orders
/// that it takes. Follows the newest job of the snapshot; hidden while there is none to follow.
class RedriveJobPanel final : public QWidget {
    Q_OBJECT
public:
    RedriveJobPanel(EngineClient &engine, ThemeController &theme, QWidget *parent = nullptr);

    /// Shows this job from now on, also when it is over before the next snapshot comes.
    void showJob(RedriveJobId job);

Q_SIGNALS:
    void refused(const sluice::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow();
    void retranslate();
    void refresh();
    void order(RedriveJobAction action);
    void toggleOutcomes();
    void showOutcomes(const RedriveJobReport &report);
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] QString countsText() const;

    EngineClient &m_engine;
    std::optional<RedriveJobId> m_wanted; ///< the job that is followed
    std::optional<RedriveJobId> m_closed; ///< the newest that the person has seen enough of
    RedriveJobSummary m_job;
    QLabel *m_state = nullptr;
    QLabel *m_counts = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_pause = nullptr;
    QPushButton *m_resume = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_show = nullptr;
    QPushButton *m_close = nullptr;
    QPlainTextEdit *m_outcomes = nullptr;
};

} // namespace sluice
