#pragma once

#include "ui/models/liverun.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace sluice {

/// The steps of a run as a table, in step order; row n is step n.
///
/// After each change of the run it compares all steps with what it showed before: linear, but a few nanoseconds a step,
/// so that the cost does not grow with events per second.
class StepTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TaskColumn, ItemColumn, StateColumn, AttemptsColumn, DurationColumn, ErrorColumn, ColumnCount };

    explicit StepTableModel(LiveRun &run, QObject *parent = nullptr);

    void retranslate();
    [[nodiscard]] StepState stateAt(int row) const;
    /// Whether a loop has given the step back with its item: only that it is over is known, and its task counts it.
    [[nodiscard]] bool isGone(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString titleOf(int column);
    /// What a row shows of a step; that a step changed is told by it.
    struct Seen {
        StepState state = StepState::Blocked;
        quint16 attempts = 0;
        quint32 epoch = 0;
        WallTime due{};
        WallTime firstStart{};
        bool operator==(const Seen &) const = default;
    };

    void begin();
    void clear();
    void follow();
    void tick();
    [[nodiscard]] static Seen seen(const Step &step);
    [[nodiscard]] QString text(StepIndex step, int column) const;
    [[nodiscard]] QString stateText(const Step &step) const;
    [[nodiscard]] QString durationText(StepIndex step) const;

    LiveRun &m_run;
    std::vector<Seen> m_seen;
    WallTime m_now{};
};

/// Leaves the steps that a person looks for.
class StepFilter final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum class Show : quint8 { All, Unfinished, Trouble };

    explicit StepFilter(StepTableModel &steps, QObject *parent = nullptr);
    void setShown(Show show);
    /// Part of the task's id, or a number of an item.
    void setText(const QString &text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    StepTableModel &m_steps;
    Show m_show = Show::All;
    QString m_text;
};

} // namespace sluice
