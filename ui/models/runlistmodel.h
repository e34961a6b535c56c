#pragma once

#include "core/api/engineclient.h"
#include "ui/models/editedrows.h"
#include "ui/models/endinsight.h"
#include "ui/models/refresher.h"
#include "ui/models/workflownames.h"

#include <QAbstractTableModel>

namespace sluice {

/// The runs that match a filter, newest first, as far as they were scrolled to.
///
/// It asks again when the engine says that runs changed, and turns its rows into the answer edit by edit, so that
/// selection and scroll position survive. It holds no run that was never scrolled to. What words or triggers are looked
/// for is searched part by part: rows show as they are found.
class RunListModel final : public EditedRows<QAbstractTableModel> {
    Q_OBJECT
public:
    enum Column {
        RunColumn,
        WorkflowColumn,
        StateColumn,
        StartedColumn,
        DurationColumn,
        ProgressColumn,
        LettersColumn,
        TriggerColumn,
        ColumnCount
    };

    explicit RunListModel(EngineClient &engine, QObject *parent = nullptr);

    /// With `window`, `filter.from` is that long before now whenever it asks.
    void setFilter(const RunFilter &filter, std::optional<Milliseconds> window = std::nullopt);
    [[nodiscard]] const RunFilter &filter() const noexcept { return m_filter; }
    /// Asks at once, after a failure for one.
    void refresh()
    {
        m_isStale = true;
        m_refresher.requestNow();
    }
    /// Words its headings and cells anew.
    void retranslate();
    void setNames(const WorkflowNames &names);
    [[nodiscard]] const WorkflowNames &names() const noexcept { return m_names; }

    /// From now on more is fetched only while the end of the rows is in sight in `view`.
    void followView(QAbstractItemView *view) { m_end.follow(view); }

    /// From now on it asks only while this page is seen.
    void holdWhileHidden(QWidget *page) { m_refresher.holdWhileHidden(page); }

    [[nodiscard]] bool hasAnswer() const noexcept { return m_hasAnswer; }
    /// Why the last question had no answer; the rows are then those of the one before.
    [[nodiscard]] const std::optional<Error> &error() const noexcept { return m_error; }
    /// Runs that match, loaded or not; of a search that is not over, those found so far.
    [[nodiscard]] quint64 total() const noexcept { return m_total; }
    /// Whether there may be more than `total`.
    [[nodiscard]] bool isTotalOpen() const noexcept { return isSearch() && !m_isWhole; }
    /// Whether it looks for more by itself at the moment.
    [[nodiscard]] bool isSearching() const noexcept { return m_isSearching; }
    /// Where a search has come to: it looked at all runs from the newest down to this one.
    [[nodiscard]] RunId searchedTo() const noexcept { return m_before; }
    /// What is too new for a search to know its words.
    [[nodiscard]] quint64 unsearched() const noexcept { return m_unsearched; }
    [[nodiscard]] const RunSummary *run(const QModelIndex &index) const;
    [[nodiscard]] const RunSummary *run(RunId id) const;
    [[nodiscard]] int rowOf(RunId id) const; ///< -1: not loaded

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    /// A question was answered or refused; the rows are as they are now.
    void answered();

private:
    [[nodiscard]] static QString titleOf(int column);
    void ask();
    void take(const Page<RunSummary> &page);
    [[nodiscard]] bool isSearch() const { return !m_filter.text.isEmpty() || !m_filter.trigger.isEmpty(); }
    void beginSearch();
    void searchOn();
    void takeFound(const RunSearchPage &page);
    void giveSearchUp();
    void setRows(std::vector<RunSummary> rows);
    void followSnapshot();
    void touchDurations();
    [[nodiscard]] QString text(const RunSummary &run, int column) const;

    EngineClient &m_engine;
    Refresher m_refresher;
    EndInSight m_end;
    WorkflowNames m_names;
    RunFilter m_filter;
    std::optional<Milliseconds> m_window;
    std::vector<RunSummary> m_rows;
    std::optional<Error> m_error;
    quint64 m_total = 0;
    quint64 m_revision = 0;
    quint64 m_question = 0; ///< answers to older ones do not count
    quint32 m_wanted = 0;   ///< rows to hold
    WallTime m_touched{};
    std::vector<RunSummary> m_found; ///< of the search under way
    RunId m_before{};                ///< where it goes on
    quint64 m_unsearched = 0;
    bool m_isWhole = true; ///< nothing is left to be searched
    bool m_isSearching = false;
    bool m_showsParts = false; ///< rows show as they are found: there were none before
    bool m_wantsMore = false;  ///< somebody scrolled to the end of the rows
    bool m_isStale = false;    ///< the rows there are may have changed since
    bool m_hasAnswer = false;
};

} // namespace sluice
