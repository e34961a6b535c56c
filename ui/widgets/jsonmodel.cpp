#include "ui/widgets/jsonmodel.h"

#include "ui/widgets/jsonnode.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace sluice {

namespace {

/// Children in a group, and groups in a group.
constexpr std::size_t kGroup = 1'000;
/// What one turn of the event loop may take.
constexpr qint64 kReadTurnMs = 4;

bool opens(char c)
{
    return c == '{' || c == '[';
}

bool isJson(const QByteArray &text)
{
    QJsonParseError error;
    QJsonDocument::fromJson('[' + text + ']', &error);
    return error.error == QJsonParseError::NoError && !text.trimmed().isEmpty();
}

} // namespace

JsonModel::JsonModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
    m_root->state = Node::State::Read;
    m_turn.setSingleShot(true);
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &JsonModel::readOn);
}

JsonModel::~JsonModel() = default;

void JsonModel::setValue(const QJsonValue &value)
{
    if (value.isUndefined())
        return setText({});
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    setText(list.sliced(1, list.size() - 2));
}

void JsonModel::setText(const QByteArray &json)
{
    beginResetModel();
    m_turn.stop();
    m_reading.clear();
    m_wanted.reset();
    m_text = json.trimmed().isEmpty() ? QByteArrayLiteral("null") : json;
    m_root = std::make_unique<Node>();
    m_root->from = m_root->at = skipSpace(m_text, 0);
    m_root->to = m_text.size();
    const bool isLong = m_text.size() > kReadAtOnce;
    const bool isTree = opens(m_text[m_root->from]) && (isLong || isJson(m_text));
    if (!isTree) {
        becomeOneRow(isLong || isJson(m_text));
    } else if (isLong) {
        read(m_root.get());
    } else {
        m_root->scan = JsonScan(m_text, m_root->from);
        m_root->scan.advance(m_text.size());
        grow(m_root.get());
    }
    endResetModel();
}

/// A value without children stands there by itself.
void JsonModel::becomeOneRow(bool isJson)
{
    m_reading.clear();
    auto only = std::make_unique<Node>();
    only->parent = m_root.get();
    only->from = only->at = m_root->from;
    only->to = m_root->to;
    only->isPlain = !isJson;
    only->state = Node::State::Read;
    m_root->state = Node::State::Read;
    m_root->children.clear();
    m_root->children.push_back(std::move(only));
}

void JsonModel::read(Node *node)
{
    node->state = Node::State::Reading;
    node->scan = JsonScan(m_text, node->from);
    m_reading.push_back(node);
    m_turn.start();
}

/// One turn: some milliseconds, and not one byte more than they allow.
void JsonModel::readOn()
{
    constexpr qsizetype kBetweenLooks = 64 * 1024;
    QElapsedTimer timer;
    timer.start();
    while (!m_reading.empty() && timer.elapsed() < kReadTurnMs) {
        Node *node = m_reading.front();
        if (!node->scan.advance(kBetweenLooks))
            continue;
        m_reading.erase(m_reading.begin());
        if (node == m_root.get() && !node->scan.isSound()) {
            beginResetModel();
            becomeOneRow(false);
            endResetModel();
            break;
        }
        show(node, [this, node] { grow(node); });
        break; // what a view makes of the rows is its turn too
    }
    if (!m_reading.empty())
        m_turn.start();
    else
        Q_EMIT readingEnded();
    searchOn();
}

/// What was found becomes its children.
void JsonModel::grow(Node *node)
{
    node->starts = node->scan.takeStarts();
    node->scan = {};
    node->state = Node::State::Read;
    addGroups(node, 0, node->starts.size());
}

/// The children `first` to `last` of the owner as rows of `node`: they themselves, or groups of them.
void JsonModel::addGroups(Node *node, std::size_t first, std::size_t last)
{
    if (last - first <= kGroup)
        return addValues(node, first, last);
    std::size_t size = kGroup;
    while ((last - first + size - 1) / size > kGroup)
        size *= kGroup;
    const Node *owner = node->owner();
    for (std::size_t at = first; at < last; at += size) {
        auto group = std::make_unique<Node>();
        group->parent = node;
        group->row = static_cast<int>(node->children.size());
        group->isGroup = true;
        group->first = at;
        group->last = std::min(at + size, last);
        group->at = group->from = owner->starts[at];
        group->to = group->last < owner->starts.size() ? owner->starts[group->last] : owner->to;
        node->children.push_back(std::move(group));
    }
}

void JsonModel::addValues(Node *node, std::size_t first, std::size_t last)
{
    node->children.reserve(last - first);
    for (std::size_t which = first; which < last; ++which)
        addValue(node, which);
}

void JsonModel::addValue(Node *node, std::size_t which)
{
    const Node *owner = node->owner();
    auto child = std::make_unique<Node>();
    child->parent = node;
    child->row = static_cast<int>(node->children.size());
    child->isInList = m_text[owner->from] == '[';
    child->at = child->from = owner->starts[which];
    if (child->isInList) {
        child->key = QString::number(which);
    } else {
        const qsizetype end = endOfString(m_text, child->at);
        child->key = jsonString(m_text.mid(child->at, end - child->at));
        const qsizetype colon = skipSpace(m_text, end);
        child->from = skipSpace(m_text, std::min(colon + 1, m_text.size()));
    }
    // It ends before the comma in front of the next one, or before the bracket that ends them all.
    qsizetype to = which + 1 < owner->starts.size() ? owner->starts[which + 1] : owner->to;
    const auto isBetween = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    const auto trim = [&] {
        while (to > child->from && isBetween(m_text[to - 1]))
            --to;
    };
    trim();
    if (to > child->from)
        --to; // the comma or the bracket
    trim();
    child->to = std::max(to, child->from);
    node->children.push_back(std::move(child));
}

void JsonModel::find(qsizetype place)
{
    m_wanted = place;
    searchOn();
}

void JsonModel::searchOn()
{
    if (!m_wanted)
        return;
    Node *node = m_root.get();
    for (;;) {
        if (node->state == Node::State::Reading)
            return; // goes on when it is read
        if (node->state == Node::State::Unread && hasChildren(indexOf(node))) {
            fetchMore(indexOf(node));
            if (node->state == Node::State::Reading)
                return;
        }
        const auto after = std::ranges::upper_bound(node->children, *m_wanted, {},
                                                    [](const auto &each) { return each->at; });
        if (after == node->children.begin())
            break;
        node = std::prev(after)->get();
    }
    m_wanted.reset();
    if (node != m_root.get())
        Q_EMIT found(indexOf(node));
}

QString JsonModel::path(const QModelIndex &index) const
{
    QStringList parts;
    for (const Node *node = nodeOf(index); node && node->parent; node = node->parent) {
        if (!node->key.isEmpty())
            parts.prepend(node->isInList ? QStringLiteral("[%1]").arg(node->key) : u'.' + node->key);
    }
    return u'$' + parts.join(QString());
}

QByteArray JsonModel::source(const QModelIndex &index) const
{
    const Node *node = nodeOf(index);
    return m_text.mid(node->from, node->to - node->from);
}

JsonModel::Node *JsonModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex JsonModel::indexOf(const Node *node) const
{
    return node == m_root.get() ? QModelIndex() : createIndex(node->row, 0, node);
}

QModelIndex JsonModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->children[static_cast<std::size_t>(row)].get());
}

QModelIndex JsonModel::parent(const QModelIndex &child) const
{
    const Node *above = child.isValid() ? nodeOf(child)->parent : nullptr;
    return above ? indexOf(above) : QModelIndex();
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
    if (parent.column() > 0)
        return false;
    const Node *node = nodeOf(parent);
    if (node->state == Node::State::Read)
        return !node->children.empty();
    if (node->isGroup || node->state == Node::State::Reading)
        return true;
    if (node->from >= m_text.size() || !opens(m_text[node->from]))
        return false;
    const qsizetype inside = skipSpace(m_text, node->from + 1);
    return inside < node->to && m_text[inside] != '}' && m_text[inside] != ']';
}

bool JsonModel::canFetchMore(const QModelIndex &parent) const
{
    return nodeOf(parent)->state == Node::State::Unread && hasChildren(parent);
}

void JsonModel::fetchMore(const QModelIndex &parent)
{
    Node *node = nodeOf(parent);
    if (!canFetchMore(parent))
        return;
    if (!node->isGroup && node->to - node->from > kReadAtOnce)
        return read(node);
    show(node, [this, node] {
        if (node->isGroup) {
            addGroups(node, node->first, node->last);
            node->state = Node::State::Read;
        } else {
            node->scan = JsonScan(m_text, node->from);
            node->scan.advance(node->to - node->from);
            grow(node);
        }
    });
}

/// Makes children, and shows them once it is known how many they are.
void JsonModel::show(Node *node, const std::function<void()> &make)
{
    make();
    if (node->children.empty())
        return;
    auto made = std::exchange(node->children, {});
    beginInsertRows(indexOf(node), 0, static_cast<int>(made.size()) - 1);
    node->children = std::move(made);
    endInsertRows();
}

QVariant JsonModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node *node = nodeOf(index);
    if (role == Qt::DisplayRole && index.column() == Key)
        return node->isGroup ? tr("%1 to %2", "positions in a list").arg(node->first).arg(node->last - 1) : node->key;
    if (role == Qt::DisplayRole)
        return shown(*node);
    if (role == IsTextRole)
        return node->isPlain || (node->from < m_text.size() && m_text[node->from] == '"' && !node->isGroup);
    return {};
}

QVariant JsonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Key ? tr("Key") : tr("Value");
}

} // namespace sluice
