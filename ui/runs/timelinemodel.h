#pragma once

#include "ui/runs/livetimeline.h"

#include <QAbstractTableModel>

namespace sluice {

/// A timeline as a table, for whoever reads rather than looks: a row for each bar, step by step.
///
/// Bars that have begun stay; those that are open change their length with the engine's clock.
class TimelineModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { StepColumn, WhatColumn, FromColumn, DurationColumn, PathColumn, DetailColumn, ColumnCount };

    explicit TimelineModel(LiveTimeline &live, QObject *parent = nullptr);

    /// Takes the bars in while it is active only.
    void setActive(bool active);
    void setOnlyCritical(bool only);
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Line {
        quint32 row = 0;
        TimelineBar bar;
        bool isCritical = false;
        bool operator==(const Line &) const = default;
    };

    void follow();
    [[nodiscard]] static QString titleOf(int column);
    [[nodiscard]] QString text(const Line &line, int column) const;

    LiveTimeline &m_live;
    std::vector<Line> m_lines;
    bool m_isActive = false;
    bool m_onlyCritical = false;
};

} // namespace sluice
