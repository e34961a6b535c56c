#pragma once

#include "core/api/engineclient.h"
#include "ui/models/editedrows.h"
#include "ui/models/workflownames.h"

#include <QAbstractTableModel>

namespace sluice {

/// The letters in the bin, the last that was discarded first: what each was, and who gave it up, when and why.
class BinModel final : public EditedRows<QAbstractTableModel> {
    Q_OBJECT
public:
    enum Column {
        LetterColumn,
        WorkflowColumn,
        TaskColumn,
        ErrorColumn,
        WhoColumn,
        WhenColumn,
        LeftColumn,
        ReasonColumn,
        ColumnCount
    };

    explicit BinModel(QObject *parent = nullptr);

    /// Takes those that are in the bin, as they are at `now`.
    void setLetters(const std::vector<LetterSummary> &discarded, WallTime now);
    void setNames(const WorkflowNames &names);
    void retranslate();
    [[nodiscard]] const LetterSummary *letter(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const LetterSummary &letter, int column) const;

    std::vector<LetterSummary> m_letters;
    WorkflowNames m_names;
    WallTime m_now{};
};

} // namespace sluice
