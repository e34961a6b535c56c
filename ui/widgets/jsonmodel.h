#pragma once

#include <QAbstractItemModel>
#include <QJsonValue>

#include <memory>

namespace sluice {

/// A JSON value as a tree of two columns, key and value. A node's children are made when it is opened, a few hundred at
/// a time, so that a large list costs nothing until somebody looks at it.
class JsonModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Key, Value, ColumnCount };
    enum Role { IsTextRole = Qt::UserRole }; ///< whether the value is a text, shown in quotes

    explicit JsonModel(QObject *parent = nullptr);
    ~JsonModel() override;

    /// The children of the value become the rows; a value that has none becomes one row.
    void setValue(const QJsonValue &value);
    /// The path of a row in the form `$.items[3].name`.
    [[nodiscard]] QString path(const QModelIndex &index) const;
    [[nodiscard]] QJsonValue value(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node;
    [[nodiscard]] Node *nodeOf(const QModelIndex &index) const;

    std::unique_ptr<Node> m_root;
};

} // namespace sluice
