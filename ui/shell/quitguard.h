#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QStringList>

#include <functional>

namespace sluice {

class EngineClient;
class QuitPanel;
class ThemeController;

/// Decides whether the window may close: at once when nothing is at work and nothing is armed, else as the person says.
class QuitGuard final : public QObject {
    Q_OBJECT
public:
    QuitGuard(EngineClient &engine, ThemeController &theme, QWidget *window);

    /// True: close now. False: the person is being asked, and `confirmed` comes if they want to.
    [[nodiscard]] bool mayClose();
    /// What asks for edits that are in no file yet, by name, and what saves them all.
    void setEdits(std::function<QStringList()> unsaved, std::function<Result<void>()> saveAll);
    /// The engine is not in this program: runs go on without the window, so nobody is asked about them.
    void setEngineElsewhere() { m_isElsewhere = true; }
    void retranslate();

Q_SIGNALS:
    void confirmed();
    /// Edits that are not saved are not wanted; comes before `confirmed`.
    void editsDiscarded();
    /// The person was asked, and stays.
    void stayed();
    /// The program is to go on without its window; comes after `stayed`.
    void leftAlone();

private:
    [[nodiscard]] quint64 armed() const;
    void askAboutRuns();
    void saveAll();
    void discardEdits();
    void settleEdits();
    void drain();
    void watchDrain();
    void stay();
    void confirm();

    EngineClient &m_engine;
    QuitPanel *m_panel = nullptr;
    std::function<QStringList()> m_unsaved;
    std::function<Result<void>()> m_saveAll;
    bool m_isElsewhere = false;
    bool m_editsSettled = false;
    bool m_editsDiscarded = false;
    bool m_isConfirmed = false;
    bool m_isDraining = false;
};

} // namespace sluice
