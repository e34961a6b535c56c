#pragma once

#include "core/api/engineclient.h"
#include "ui/models/editedrows.h"
#include "ui/models/endinsight.h"
#include "ui/models/refresher.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace sluice {

/// What the journal keeps of one kind, newest first, as far as it was scrolled to.
///
/// Asks again while it is followed, and holds nothing that was never scrolled to. What a row is, and what its cells say, is
/// its heirs' affair.
class HistoryModel : public EditedRows<QAbstractTableModel> {
    Q_OBJECT
public:
    /// Asks at once, and every other second from then on; or no more.
    void follow(bool follows);
    void refresh() { m_refresher.requestNow(); }
    void retranslate();
    /// From now on more is fetched only while the end of the rows is in sight in `view`.
    void followView(QAbstractItemView *view) { m_end.follow(view); }

    [[nodiscard]] bool hasAnswer() const noexcept { return m_hasAnswer; }
    /// Why the last question had no answer; the rows are then those of the one before.
    [[nodiscard]] const std::optional<Error> &error() const noexcept { return m_error; }
    /// Rows that match, loaded or not.
    [[nodiscard]] quint64 total() const noexcept { return m_total; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    /// A question was answered or refused; the rows are as they are now.
    void answered();

protected:
    explicit HistoryModel(int columns, QObject *parent);
    /// Asks for a page and hands the answer to `take` with `question`.
    virtual void ask(PageRequest page, quint64 question) = 0;
    [[nodiscard]] virtual std::size_t held() const = 0;
    /// The next question is another one: what was scrolled to does not count.
    void startOver();

    template <typename Row>
    void take(quint64 question, const Result<Page<Row>> &answer, std::vector<Row> &rows)
    {
        if (question == m_question) {
            m_hasAnswer = true;
            m_error = answer ? std::nullopt : std::optional(answer.error());
            if (answer) {
                m_total = answer->total;
                if (answer->rows.size() > rows.size())
                    m_end.rowsGrow();
                turnRows(
                    {}, m_columns, rows, answer->rows,
                    [](const Row &row) {
                        return RowKey{row.number, 0};
                    },
                    [](int, Row &, Row &) { return false; }); // what was written once never changes
            }
            Q_EMIT answered();
        }
        m_refresher.answered();
    }

private:
    Refresher m_refresher;
    EndInSight m_end;
    QTimer m_timer;
    std::optional<Error> m_error;
    quint64 m_total = 0;
    quint64 m_question = 0; ///< answers to older ones do not count
    quint32 m_wanted;       ///< rows to hold
    int m_columns;
    bool m_hasAnswer = false;
};

} // namespace sluice
