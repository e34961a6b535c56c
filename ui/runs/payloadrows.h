#pragma once

#include "ui/models/endinsight.h"
#include "ui/widgets/jsonscan.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QJsonObject>
#include <QTimer>

#include <vector>

namespace sluice {

/// Rows of a long text, shown as far as somebody looks: where each begins is found a few milliseconds at a time, and what is in
/// it is read when it is seen. What a row is is its heirs' affair.
class PayloadRows : public QAbstractTableModel {
    Q_OBJECT
public:
    void setText(const QByteArray &text);
    /// From now on more is shown only while the end of the rows is in sight in `view`.
    void followView(QAbstractItemView *view);
    /// All rows, shown or not, as far as they were found.
    [[nodiscard]] std::size_t total() const noexcept { return m_starts.size(); }
    [[nodiscard]] bool isReading() const { return m_turn.isActive(); }
    /// The row that holds this place of the text, which is shown from now on; -1: none does.
    [[nodiscard]] int rowAt(qsizetype place);

    int rowCount(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    /// All rows are found.
    void ended();

protected:
    explicit PayloadRows(QObject *parent);
    virtual void begin() = 0;
    /// Finds more rows; true: there are no more. One call is to cost far less than a millisecond.
    virtual bool findOn() = 0;
    /// All are found, and nothing is shown yet.
    virtual void finish() {}
    /// One beyond the last row, in the text.
    [[nodiscard]] virtual qsizetype end() const { return m_text.size(); }

    QByteArray m_text;
    std::vector<quint32> m_starts;

private:
    void turn();
    void showUpTo(std::size_t rows);

    EndInSight m_end;
    QTimer m_turn;
    std::size_t m_shown = 0;
    bool m_isFollowed = false;
};

/// The text byte for byte in lines that are short enough to be painted, whatever its own are.
class PayloadTextRows final : public PayloadRows {
    Q_OBJECT
public:
    explicit PayloadTextRows(QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void begin() override { m_at = 0; }
    bool findOn() override;

    qsizetype m_at = 0;
};

/// The objects of a list as rows, their fields as columns: of the text itself, or of the longest list of objects in it.
class PayloadTableRows final : public PayloadRows {
    Q_OBJECT
public:
    explicit PayloadTableRows(QObject *parent = nullptr);

    /// Whether there is such a list; known once it has ended.
    [[nodiscard]] bool isTable() const noexcept { return !m_columns.isEmpty(); }
    /// Where the list is, in the form `items`; empty: it is the text itself.
    [[nodiscard]] const QString &place() const noexcept { return m_place; }
    [[nodiscard]] const QStringList &columns() const noexcept { return m_columns; }

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void begin() override;
    bool findOn() override;
    void finish() override;
    [[nodiscard]] qsizetype end() const override { return m_listEnd; }
    bool chooseList();
    [[nodiscard]] QByteArray rowText(int row) const;
    [[nodiscard]] QJsonObject objectOf(int row) const;

    JsonScan m_scan;
    bool m_isInList = false; ///< the list is being read, not what is around it
    qsizetype m_listEnd = 0;
    QString m_place;
    QStringList m_columns;
    mutable QCache<int, QJsonObject> m_read{256};
};

} // namespace sluice
