#pragma once

#include "ui/widgets/jsonscan.h"

#include <QAbstractItemModel>
#include <QJsonValue>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace sluice {

/// A JSON text as a tree of two columns, key and value, in the order of the text.
///
/// It reads no more than is opened: a node's children are looked for when somebody opens it, and in a long text a few
/// milliseconds at a time, so that nothing stalls however long it is. More than a thousand children stand in groups of a
/// thousand. Text that is no JSON is one row, as it is.
class JsonModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Key, Value, ColumnCount };
    enum Role { IsTextRole = Qt::UserRole }; ///< whether the value is a text, shown in quotes

    explicit JsonModel(QObject *parent = nullptr);
    ~JsonModel() override;

    /// The children of the value become the rows; a value that has none becomes one row.
    void setText(const QByteArray &json);
    void setValue(const QJsonValue &value);
    /// Whether something is being read that was opened.
    [[nodiscard]] bool isReading() const { return m_turn.isActive(); }
    /// Looks for the row whose value holds this place of the text; `found` follows.
    void find(qsizetype place);

    /// The path of a row in the form `$.items[3].name`.
    [[nodiscard]] QString path(const QModelIndex &index) const;
    /// The value of a row as it stands in the text.
    [[nodiscard]] QByteArray source(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void found(const QModelIndex &index);
    /// All that was opened has been read.
    void readingEnded();

private:
    struct Node;
    [[nodiscard]] Node *nodeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Node *node) const;
    void read(Node *node);
    void readOn();
    void show(Node *node, const std::function<void()> &make);
    void grow(Node *node);
    void addGroups(Node *node, std::size_t first, std::size_t last);
    void addValues(Node *node, std::size_t first, std::size_t last);
    void addValue(Node *node, std::size_t which);
    void becomeOneRow(bool isJson);
    void searchOn();
    [[nodiscard]] QString shown(const Node &node) const;

    QByteArray m_text;
    std::unique_ptr<Node> m_root;
    std::vector<Node *> m_reading; ///< the first is being read
    std::optional<qsizetype> m_wanted;
    QTimer m_turn;
};

} // namespace sluice
