#pragma once

#include "core/api/snapshot.h"
#include "ui/models/workflownames.h"

#include <QWidget>

namespace sluice {

class EngineClient;
class InfoBar;
class ThemeController;

/// What concerns the whole engine, on every page: trouble (what has stopped, what is safe, what to do), why it cannot
/// work at all, and what a recovery found. Takes no room while there is nothing to say.
class EngineBars final : public QWidget {
    Q_OBJECT
public:
    EngineBars(EngineClient &engine, ThemeController &theme, QWidget *parent = nullptr);

    void showFailure(const Error &error);
    /// What it calls workflows from now on.
    void setNames(const WorkflowNames &names);
    void retranslate();

Q_SIGNALS:
    void runsRequested();
    void otherWorkspaceRequested();

private:
    void take();
    void showTrouble(InfoBar &bar, const std::optional<EngineTrouble> &now, std::optional<EngineTrouble> &shown);
    void showRecovery();
    [[nodiscard]] QString recoveryLine(const RecoveredRun &run) const;

    EngineClient &m_engine;
    InfoBar *m_failure = nullptr;
    InfoBar *m_trouble = nullptr;
    InfoBar *m_alert = nullptr;
    InfoBar *m_recovery = nullptr;
    std::optional<EngineTrouble> m_shown;
    std::optional<EngineTrouble> m_shownAlert;
    std::optional<Error> m_error;
    bool m_recoveryClosed = false;
    WorkflowNames m_names;
};

} // namespace sluice
