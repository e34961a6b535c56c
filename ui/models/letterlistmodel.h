#pragma once

#include "core/api/engineclient.h"
#include "ui/models/editedrows.h"
#include "ui/models/endinsight.h"
#include "ui/models/letterchoice.h"
#include "ui/models/refresher.h"
#include "ui/models/workflownames.h"

#include <QAbstractItemModel>

#include <memory>

namespace sluice {

/// The dead letters that match a filter, newest first: grouped by fingerprint as a tree of causes, or flat.
///
/// The figures of a cause are the journal's, whatever is loaded. The letters of a cause come when it is opened, and more
/// of them when somebody looks at the end of those; never with their payloads. It asks again when the engine says that
/// letters changed, and keeps selection and scroll position.
class LetterListModel final : public EditedRows<QAbstractItemModel> {
    Q_OBJECT
public:
    enum Column {
        LetterColumn,
        WorkflowColumn,
        TaskColumn,
        ItemColumn,
        ErrorColumn,
        ClassColumn,
        AgeColumn,
        RedrivesColumn,
        StateColumn,
        ColumnCount
    };

    explicit LetterListModel(EngineClient &engine, QObject *parent = nullptr);
    ~LetterListModel() override;

    /// With `window` only those of so long before now.
    void setFilter(const LetterFilter &filter, std::optional<Milliseconds> window = std::nullopt);
    [[nodiscard]] const LetterFilter &filter() const noexcept { return m_filter; }
    void setGrouped(bool grouped);
    [[nodiscard]] bool isGrouped() const noexcept { return m_isGrouped; }
    void refresh() { m_refresher.requestNow(); }
    /// Keeps the rows as they are while a command is under way; holds nest.
    void hold() { m_refresher.hold(); }
    /// From now on it asks only while this page is seen.
    void holdWhileHidden(QWidget *page) { m_refresher.holdWhileHidden(page); }
    void release();
    /// From now on only this view's look at an end lets it fetch more.
    void followEnd(QAbstractItemView *view) { m_end.follow(view); }
    /// Lets the loaded letters of a cause go, as it was closed.
    void letGo(const QModelIndex &cause);
    void retranslate();
    void setNames(const WorkflowNames &names);
    [[nodiscard]] const WorkflowNames &names() const noexcept { return m_names; }

    [[nodiscard]] bool hasAnswer() const noexcept { return m_hasAnswer; }
    [[nodiscard]] const std::optional<Error> &error() const noexcept { return m_error; }
    /// Letters that match, loaded or not.
    [[nodiscard]] quint64 total() const noexcept { return m_total; }
    /// Causes that match; 0 when they are not grouped.
    [[nodiscard]] quint64 causes() const noexcept { return m_isGrouped ? m_causes : 0; }
    [[nodiscard]] quint64 loaded() const;
    /// Where all letters that match come from, as far as they are grouped.
    [[nodiscard]] const std::vector<LetterPlace> &places() const noexcept { return m_places; }
    /// The letter of a row; null for a cause.
    [[nodiscard]] const LetterSummary *letter(const QModelIndex &index) const;
    [[nodiscard]] const LetterSummary *letter(const LetterId &id) const;
    /// The cause of a row; null for a letter.
    [[nodiscard]] const LetterGroup *cause(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const LetterId &id) const;
    [[nodiscard]] QModelIndex indexOfCause(const QString &fingerprint) const;
    /// What rows stand for: a cause for all its letters.
    [[nodiscard]] LetterChoice choice(const QModelIndexList &indexes) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    using QObject::parent;
    int rowCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    /// A question was answered or refused; the rows are as they are now.
    void answered();

private:
    [[nodiscard]] QString titleOf(int column) const;
    struct Group;
    using Groups = std::vector<std::unique_ptr<Group>>;

    void ask();
    void askCauses();
    void askLetters(Group &group);
    void takeCauses(const Result<LetterGroupPage> &answer);
    void takeLetters(quint64 serial, quint64 question, const Result<Page<LetterSummary>> &answer);
    void noteError(const std::optional<Error> &error);
    void settle();
    void followSnapshot();
    void touchAges();
    void lookAtEnd(const QModelIndex &parent);
    [[nodiscard]] Groups groupsOf(const std::vector<LetterGroup> &causes);
    void turnLetters(const QModelIndex &parent, Group &group, std::vector<LetterSummary> letters);
    [[nodiscard]] Group *groupAt(const QModelIndex &index) const;
    [[nodiscard]] Group *groupOf(quint64 serial) const;
    [[nodiscard]] QModelIndex indexOf(const Group &group) const;
    [[nodiscard]] QVariant groupData(const LetterGroup &cause, int column, int role) const;
    [[nodiscard]] QVariant trendData(const LetterGroup &cause, int role) const;
    [[nodiscard]] QVariant letterData(const LetterSummary &letter, int column, int role) const;
    [[nodiscard]] QString letterText(const LetterSummary &letter, int column) const;
    [[nodiscard]] QString ageOf(WallTime moment) const;

    EngineClient &m_engine;
    Refresher m_refresher;
    EndInSight m_end;
    WorkflowNames m_names;
    LetterFilter m_filter;
    std::optional<Milliseconds> m_window;
    Groups m_groups;                   ///< flat: one group that has no row of its own
    QHash<QString, quint64> m_serials; ///< a number for each fingerprint seen
    std::vector<LetterPlace> m_places;
    std::optional<Error> m_error;
    quint64 m_total = 0;
    quint64 m_causes = 0;
    quint64 m_revision = 0;
    quint64 m_question = 0;
    quint32 m_wantedCauses = 0;
    int m_asking = 0; ///< questions of this refresh without an answer
    bool m_isRefreshing = false;
    WallTime m_touched{};
    bool m_isGrouped = true;
    bool m_hasAnswer = false;
};

} // namespace sluice
