#pragma once

#include "core/api/engineclient.h"
#include "ui/document/runpicture.h"

#include <QHash>
#include <QWidget>

#include <array>
#include <map>
#include <utility>

class QLabel;
class QToolButton;

namespace sluice {

class StateChip;
class ThemeController;

/// The bar above the canvas that says what is painted on it: which run, on which version, and of which time; or what all
/// active runs do. With what one does with it: fork from here, back to now, open on Runs, take it off the canvas.
class RunLine final : public QWidget {
    Q_OBJECT
public:
    explicit RunLine(ThemeController &themes, QWidget *parent = nullptr);

    /// How a run is painted.
    struct Look {
        VersionLabel label;
        QString moment;       ///< the time that is looked at; empty: now
        bool isPast = false;  ///< on the version that ran, in its own view
        bool isOther = false; ///< another version than the graph
    };
    void show(const RunPicture &picture, const Look &look);
    /// All active runs; `elsewhere`: steps of those on other versions, by what these are called.
    void show(const WorkflowActivity &activity, const std::map<QString, quint64> &elsewhere);
    /// A run that is being read.
    void showReading(RunId run);
    /// A run that cannot be read, and why; somebody may try again.
    void showUnread(RunId run, const Error &why);
    /// All active runs, which are being counted, or cannot be, and why.
    void showCounting();
    void showUncounted(const Error &why);
    void retranslate();

Q_SIGNALS:
    void clearRequested();
    void backRequested();
    /// Show it on the version that ran.
    void pastRequested();
    void forkRequested();
    void runRequested();
    /// Read the run once more.
    void retryRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QToolButton *button(const char *name);
    void dress();
    void fit();
    [[nodiscard]] int widthInWords(QToolButton *button);
    void showButtons(bool isRun, bool isPast, bool isOther);
    void showWords(const QString &title, const QString &words, const QString &help = {});

    ThemeController &m_themes;
    QLabel *m_run;
    StateChip *m_state;
    QLabel *m_counts;
    QToolButton *m_retry;
    QToolButton *m_back;
    QToolButton *m_past;
    QToolButton *m_fork;
    QToolButton *m_open;
    QToolButton *m_clear;
    std::array<QToolButton *, 4> m_shrinking;               ///< those that are icons where there is little room
    QHash<QToolButton *, std::pair<QString, int>> m_widths; ///< with these words
};

} // namespace sluice
