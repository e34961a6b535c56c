#pragma once

#include "core/api/engineclient.h"

#include <QToolButton>

#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;

namespace sluice {

class ThemeController;

/// What the canvas of a workflow shows.
enum class CanvasShows : quint8 {
    Nothing,
    AllActive, ///< what all active runs do, task by task
    OneRun,
};

/// A button that says what the canvas shows, and a list below it to choose: nothing, all active runs, or one run; and whether a
/// newer run takes the place of the one that is shown.
///
/// The list begins with the newest runs; as soon as somebody searches, the older ones are read as well, page by page.
/// In the list, letters filter it, up and down choose, Enter takes, Escape closes.
class RunPicker final : public QToolButton {
    Q_OBJECT
public:
    RunPicker(EngineClient &engine, ThemeController &themes, QWidget *parent = nullptr);

    /// Whose runs there are to choose from.
    void setWorkflow(const QString &workflow);
    /// Says what is shown; it changes nothing by itself.
    void tell(CanvasShows shows, std::optional<RunId> run, bool follows);
    /// Opens the list.
    void open();
    void retranslate();

Q_SIGNALS:
    void nothingChosen();
    void allChosen();
    void runChosen(sluice::RunId run);
    void followChosen(bool follows);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildList();
    void ask(quint32 offset, quint32 count);
    void take(const Page<RunSummary> &page, quint32 offset);
    void fill();
    void addRows(std::size_t from);
    void filter();
    [[nodiscard]] bool isAllRead() const
    {
        return m_isFailed || m_runs.size() >= m_total || m_runs.size() >= kMostRead;
    }
    [[nodiscard]] QString noteOn(int shown) const;
    void choose();
    void say();
    void dress();

    EngineClient &m_engine;
    ThemeController &m_themes;
    QString m_workflow;
    CanvasShows m_shows = CanvasShows::Nothing;
    std::optional<RunId> m_run;
    bool m_follows = false;
    static constexpr std::size_t kMostRead = 20'000;

    std::vector<RunSummary> m_runs; ///< that are read, newest first
    quint64 m_total = 0;            ///< runs of the workflow
    bool m_isAsking = false;
    bool m_isFailed = false; ///< they cannot be read
    bool m_wasMoved = false; ///< somebody chose a row
    quint64 m_question = 0;
    QWidget *m_popup = nullptr;
    QLineEdit *m_search = nullptr;
    QListWidget *m_list = nullptr;
    QLabel *m_none = nullptr;
    QCheckBox *m_follow = nullptr;
};

} // namespace sluice
