#pragma once

#include "core/base/result.h"
#include "core/workflow/catalog.h"

#include <QJsonObject>

namespace sluice {

/// What a plug-in says about itself: in `plugin.json` of a folder of scripts, or in the metadata of a library.
struct PluginDescription {
    struct Type {
        TaskTypeInfo info;
        QString script; ///< file beside the description; empty in a library
    };
    QString name;
    QString version;
    QString author;
    std::vector<Type> types;
};

/// Reads a description; `path` goes into the errors only. Every key that it does not know is refused, since a misspelt one
/// would be lost without a word. Pure. Errors: `plugin.description`, `part` being where: `types.0.label`.
[[nodiscard]] Result<PluginDescription> readPluginDescription(const QJsonObject &json, const QString &path);

} // namespace sluice
