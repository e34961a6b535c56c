#pragma once

#include "ui/widgets/jsonmodel.h"

// A node of the JSON tree; for the files of the model only.

namespace sluice {

/// What is read at once; more is read a few milliseconds at a time.
inline constexpr qsizetype kReadAtOnce = 128 * 1024;

/// What a JSON string says.
[[nodiscard]] QString jsonString(const QByteArray &json);

struct JsonModel::Node {
    enum class State : quint8 { Unread, Reading, Read };
    Node *parent = nullptr;
    int row = 0;
    qsizetype at = 0;   ///< where it begins in the text: with its key, if it has one
    qsizetype from = 0; ///< … its value
    qsizetype to = 0;   ///< one beyond its value
    QString key;
    bool isInList = false;
    bool isGroup = false;
    bool isPlain = false;  ///< text that is no JSON
    std::size_t first = 0; ///< of a group: the children of the node around it that are in it
    std::size_t last = 0;
    State state = State::Unread;
    JsonScan scan;
    std::vector<quint32> starts; ///< of its children
    std::vector<std::unique_ptr<Node>> children;

    /// The node whose children a group holds.
    [[nodiscard]] Node *owner()
    {
        Node *node = this;
        while (node->isGroup)
            node = node->parent;
        return node;
    }
};

} // namespace sluice
