#pragma once

#include "core/api/engineclient.h"
#include "ui/models/editedrows.h"
#include "ui/models/refresher.h"
#include "ui/models/workflownames.h"

#include <QAbstractItemModel>

#include <memory>

namespace sluice {

/// The dead letters that match a filter, newest first: grouped by fingerprint as a tree of causes, or flat.
///
/// Letters come in steps of 1,000, without payloads; a group counts the letters loaded. It asks again when the engine
/// says that letters changed, and keeps selection and scroll position.
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

    void setFilter(const LetterFilter &filter);
    [[nodiscard]] const LetterFilter &filter() const noexcept { return m_filter; }
    void setGrouped(bool grouped);
    [[nodiscard]] bool isGrouped() const noexcept { return m_isGrouped; }
    void refresh() { m_refresher.requestNow(); }
    /// Keeps the rows as they are while a command is under way; holds nest.
    void hold() { m_refresher.hold(); }
    /// From now on it asks only while this page is seen.
    void holdWhileHidden(QWidget *page) { m_refresher.holdWhileHidden(page); }
    void release();
    void retranslate();
    void setNames(const WorkflowNames &names);
    [[nodiscard]] const WorkflowNames &names() const noexcept { return m_names; }

    [[nodiscard]] bool hasAnswer() const noexcept { return m_hasAnswer; }
    [[nodiscard]] const std::optional<Error> &error() const noexcept { return m_error; }
    /// Letters that match, loaded or not.
    [[nodiscard]] quint64 total() const noexcept { return m_total; }
    [[nodiscard]] quint64 loaded() const;
    /// The letter of a row; null for a group.
    [[nodiscard]] const LetterSummary *letter(const QModelIndex &index) const;
    [[nodiscard]] const LetterSummary *letter(const LetterId &id) const;
    [[nodiscard]] QModelIndex indexOf(const LetterId &id) const;
    /// The letters of rows and of whole groups, each once, in the order of the list.
    [[nodiscard]] std::vector<LetterSummary> letters(const QModelIndexList &indexes) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    using QObject::parent;
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
    struct Group;
    using Groups = std::vector<std::unique_ptr<Group>>;

    void ask();
    void take(std::vector<LetterSummary> letters);
    void followSnapshot();
    void touchAges();
    [[nodiscard]] Groups groupsOf(std::vector<LetterSummary> letters);
    void turnLetters(const QModelIndex &parent, Group &group, std::vector<LetterSummary> letters);
    [[nodiscard]] const Group *groupAt(const QModelIndex &index) const;
    [[nodiscard]] QVariant groupData(const Group &group, int column, int role) const;
    [[nodiscard]] QVariant letterData(const LetterSummary &letter, int column, int role) const;
    [[nodiscard]] QString letterText(const LetterSummary &letter, int column) const;
    [[nodiscard]] QString ageOf(WallTime moment) const;

    EngineClient &m_engine;
    Refresher m_refresher;
    WorkflowNames m_names;
    LetterFilter m_filter;
    Groups m_groups;                   ///< flat: one group that has no row of its own
    QHash<QString, quint64> m_serials; ///< a number for each fingerprint seen
    std::optional<Error> m_error;
    quint64 m_total = 0;
    quint64 m_revision = 0;
    quint64 m_question = 0;
    quint32 m_wanted = 0;
    WallTime m_touched{};
    bool m_isGrouped = true;
    bool m_hasAnswer = false;
};

} // namespace sluice
