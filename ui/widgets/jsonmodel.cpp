#include "ui/widgets/jsonmodel.h"

#include "core/base/jsonvalue.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <vector>

namespace sluice {

namespace {

constexpr int kBatch = 256;
/// A text longer than this is cut in its cell; the whole of it is in the text view.
constexpr qsizetype kShownLength = 400;

int childCount(const QJsonValue &value)
{
    if (value.isObject())
        return static_cast<int>(value.toObject().size());
    return value.isArray() ? static_cast<int>(value.toArray().size()) : 0;
}

QString shown(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Object:
        return JsonModel::tr("%n field(s)", nullptr, childCount(value));
    case QJsonValue::Array:
        return JsonModel::tr("%n item(s)", nullptr, childCount(value));
    case QJsonValue::String: {
        const QString text = value.toString();
        const bool isLong = text.size() > kShownLength;
        return u'"' + text.left(kShownLength).replace(u'\n', u'⏎')
               + (isLong ? QStringLiteral("…") : QStringLiteral("\""));
    }
    default:
        return QString::fromUtf8(compactJson(value));
    }
}

} // namespace

struct JsonModel::Node {
    Node *parent = nullptr;
    int row = 0;
    QString key;
    bool inArray = false;
    QJsonValue value;
    QStringList keys; ///< of an object, in the order of QJsonObject
    std::vector<std::unique_ptr<Node>> children;

    [[nodiscard]] int total() const { return childCount(value); }
    void grow(int count)
    {
        const QJsonObject object = value.toObject();
        const QJsonArray array = value.toArray();
        if (value.isObject() && keys.isEmpty())
            keys = object.keys();
        for (int made = 0; made < count; ++made) {
            auto child = std::make_unique<Node>();
            child->parent = this;
            child->row = static_cast<int>(children.size());
            child->inArray = value.isArray();
            child->key = child->inArray ? QString::number(child->row) : keys.at(child->row);
            child->value = child->inArray ? array.at(child->row) : object.value(child->key);
            children.push_back(std::move(child));
        }
    }
};

JsonModel::JsonModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
}

JsonModel::~JsonModel() = default;

void JsonModel::setValue(const QJsonValue &value)
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_root->value = value;
    if (!value.isObject() && !value.isArray() && !value.isUndefined()) {
        m_root->value = QJsonArray{value};
        m_root->grow(1);
        m_root->children.front()->key.clear();
    } else {
        m_root->grow(std::min(kBatch, m_root->total()));
    }
    endResetModel();
}

QString JsonModel::path(const QModelIndex &index) const
{
    QStringList parts;
    for (const Node *node = nodeOf(index); node && node->parent; node = node->parent) {
        if (!node->key.isEmpty())
            parts.prepend(node->inArray ? QStringLiteral("[%1]").arg(node->key) : u'.' + node->key);
    }
    return u'$' + parts.join(QString());
}

QJsonValue JsonModel::value(const QModelIndex &index) const
{
    return nodeOf(index)->value;
}

JsonModel::Node *JsonModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex JsonModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->children[static_cast<std::size_t>(row)].get());
}

QModelIndex JsonModel::parent(const QModelIndex &child) const
{
    Node *above = child.isValid() ? nodeOf(child)->parent : nullptr;
    return above && above != m_root.get() ? createIndex(above->row, 0, above) : QModelIndex();
}

int JsonModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent)->children.size());
}

int JsonModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool JsonModel::hasChildren(const QModelIndex &parent) const
{
    return parent.column() <= 0 && nodeOf(parent)->total() > 0;
}

bool JsonModel::canFetchMore(const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    return parent.column() <= 0 && static_cast<int>(node->children.size()) < node->total();
}

void JsonModel::fetchMore(const QModelIndex &parent)
{
    Node *node = nodeOf(parent);
    const int have = static_cast<int>(node->children.size());
    const int more = std::min(kBatch, node->total() - have);
    if (more <= 0)
        return;
    beginInsertRows(parent, have, have + more - 1);
    node->grow(more);
    endInsertRows();
}

QVariant JsonModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node *node = nodeOf(index);
    if (role == Qt::DisplayRole)
        return index.column() == Key ? node->key : shown(node->value);
    if (role == IsTextRole)
        return node->value.isString();
    return {};
}

QVariant JsonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Key ? tr("Key") : tr("Value");
}

} // namespace sluice
