#pragma once

#include "ui/models/liverun.h"
#include "ui/runs/jsondifference.h"
#include "ui/runs/runcomparison.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace sluice {

/// Two runs side by side, a row a step.
class ComparisonModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { StepColumn, LeftState, LeftDuration, RightState, RightDuration, OutputColumn, ColumnCount };

    ComparisonModel(LiveRun &left, LiveRun &right, QObject *parent = nullptr);

    /// Compares anew, a few milliseconds at a time; `compared` tells when it is done.
    void renew();
    void setOnlyDifferent(bool only);
    void retranslate();
    /// Steps of both runs, and how many of them came to something else.
    [[nodiscard]] std::size_t steps() const noexcept { return m_steps.size(); }
    [[nodiscard]] std::size_t different() const noexcept { return m_different; }
    [[nodiscard]] const ComparedStep *step(const QModelIndex &index) const;
    /// Of both runs, shown or not.
    [[nodiscard]] const std::vector<ComparedStep> &all() const noexcept { return m_steps; }
    /// The first step of a task; -1: none is shown.
    [[nodiscard]] int rowOfTask(const QString &task) const;
    /// The row of this step, by its task and item; -1: it is not shown.
    [[nodiscard]] int rowOf(const ComparedStep &wanted) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// The rows are as the runs are, or were a moment ago.
    void compared();

private:
    void goOn();
    void drop();
    void take(std::vector<ComparedStep> steps);
    void choose();
    [[nodiscard]] QString text(const ComparedStep &step, int column) const;
    [[nodiscard]] QString titleOf(int column) const;

    LiveRun &m_left;
    LiveRun &m_right;
    RunComparer m_comparer;
    QTimer m_turn;
    std::vector<ComparedStep> m_steps;
    std::vector<std::size_t> m_shown;
    std::size_t m_different = 0;
    bool m_isWantedAgain = false; ///< it was asked for while it was under way
    bool m_onlyDifferent = false;
};

/// The places at which two outputs differ.
class DifferenceModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { PathColumn, LeftColumn, RightColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setDifferences(std::vector<JsonDifference> differences, const QStringList &sides);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<JsonDifference> m_differences;
    QStringList m_sides;
};

} // namespace sluice
