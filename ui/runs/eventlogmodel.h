#pragma once

#include "ui/models/liverun.h"

#include <QAbstractTableModel>

namespace sluice {

/// Everything that happened to a run, oldest first: row n is event n of its journal.
class EventLogModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NumberColumn, TimeColumn, EventColumn, StepColumn, DetailColumn, ColumnCount };

    explicit EventLogModel(LiveRun &run, QObject *parent = nullptr);

    void retranslate();
    /// Whether what a row says holds a text, whatever the case.
    [[nodiscard]] bool holds(int row, const QString &part) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString titleOf(int column);
    void begin();
    void clear();
    void follow();
    [[nodiscard]] QString stepText(const Event &event) const;

    LiveRun &m_run;
    int m_rows = 0;
};

/// What kind of event it is, in the person's words.
[[nodiscard]] QString eventWord(const Event &event);
/// The rest of an event in one line: the error, the due time, who did it.
[[nodiscard]] QString eventDetail(const Event &event);

} // namespace sluice
