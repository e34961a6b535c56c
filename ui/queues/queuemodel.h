#pragma once

#include "core/api/snapshot.h"
#include "ui/models/workflownames.h"
#include "ui/queues/queueoutlook.h"

#include <QAbstractTableModel>

namespace sluice {

/// All queues with their figures and their outlook, in the order of the engine.
class QueueModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { QueueColumn, LevelColumn, DepthColumn, InColumn, OutColumn, OldestColumn, DrainColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setQueues(const std::vector<QueueSnapshot> &queues, const QueueLimitBook &limits);
    /// Stale figures are grey.
    void setStale(bool stale);
    void setNames(const WorkflowNames &names);
    void retranslate();
    [[nodiscard]] const QueueSnapshot *queue(const QModelIndex &index) const;
    [[nodiscard]] int rowOf(const QString &queue) const; ///< -1: there is none of that name

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QueueSnapshot queue;
        QueueOutlook outlook;
        bool operator==(const Row &) const = default;
    };
    [[nodiscard]] static QString titleOf(int column);
    [[nodiscard]] QString text(const Row &row, int column) const;

    std::vector<Row> m_rows;
    WorkflowNames m_names;
    bool m_isStale = false;
};

/// Who waits in a queue, longest first.
class QueueItemModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { AgeColumn, WhatColumn, WorkflowColumn, TaskColumn, DueColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setItems(std::vector<QueueItem> items, WallTime now);
    void setNames(const WorkflowNames &names);
    void retranslate();
    [[nodiscard]] const QueueItem *item(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString titleOf(int column);

    std::vector<QueueItem> m_items;
    WorkflowNames m_names;
    WallTime m_now{};
};

} // namespace sluice
