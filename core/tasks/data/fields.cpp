#include "core/tasks/data/fields.h"

#include "core/script/jsontext.h"
#include "core/tasks/data/values.h"

namespace sluice {

namespace {

struct FieldChange {
    QStringList only;
    QStringList removed;
    QJsonObject renamed; ///< the new name of each old one

    [[nodiscard]] QJsonObject of(const QJsonObject &object) const
    {
        QJsonObject made;
        for (auto it = object.begin(); it != object.end(); ++it) {
            if ((only.isEmpty() || only.contains(it.key())) && !removed.contains(it.key())
                && !renamed.contains(it.key()))
                made.insert(it.key(), it.value());
        }
        for (auto it = renamed.begin(); it != renamed.end(); ++it) { // after the others: a new name wins
            const QJsonValue value = object.value(it.key());
            if (!value.isUndefined() && !removed.contains(it.key()))
                made.insert(it.value().toString(), value);
        }
        return made;
    }
};

Outcome run(const Attempt &attempt, const QJsonObject &params, WallTime)
{
    const auto only = namesParam(params, QStringLiteral("only"));
    if (!only)
        return permanent(only.error());
    const auto removed = namesParam(params, QStringLiteral("remove"));
    if (!removed)
        return permanent(removed.error());
    const auto renamed = objectParam(params, QStringLiteral("rename"));
    if (!renamed)
        return permanent(renamed.error());
    for (auto it = renamed->begin(); it != renamed->end(); ++it) {
        if (it.value().toString().isEmpty())
            return permanent(wrongValue(QStringLiteral("rename"), it.key()));
    }
    const FieldChange change{*only, *removed, *renamed};
    return give(changedObjects(jsontext::toValue(attempt.data.input),
                               [&change](const QJsonObject &object) { return change.of(object); }));
}

} // namespace

TaskType fieldsType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("fields");
    info.label = QStringLiteral("Rename or remove fields");
    info.category = QStringLiteral("data");
    info.help = QStringLiteral("Renames, removes or keeps fields of an object, or of each object of a list.");
    info.sideEffects = false;
    info.icon = QStringLiteral("edit-rename");
    info.params = {
        {.key = QStringLiteral("rename"),
         .label = QStringLiteral("Rename"),
         .help = QStringLiteral("For each field its new name."),
         .kind = ParamKind::KeyValue},
        {.key = QStringLiteral("remove"),
         .label = QStringLiteral("Remove"),
         .help = QStringLiteral("Fields with commas that go away."),
         .kind = ParamKind::Text},
        {.key = QStringLiteral("only"),
         .label = QStringLiteral("Keep only"),
         .help = QStringLiteral("Fields with commas that stay, besides the renamed ones; empty: all."),
         .kind = ParamKind::Text},
    };
    return {std::move(info), InlineTask{run, Weight::ByInput}};
}

} // namespace sluice
