#include "ui/wording/versionwords.h"

#include "ui/wording/statewords.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace sluice {

namespace {

struct VersionWords {
    Q_DECLARE_TR_FUNCTIONS(Versions)
};

QString taskText(const QString &id, const Workflow &workflow)
{
    const Task *task = workflow.task(id);
    return task && !task->name.isEmpty() ? task->name : id;
}

/// Of fields that all kinds of parts share, and of those that one kind alone has.
QString plainFieldText(const QString &key)
{
    const QHash<QString, QString> words{
        {QStringLiteral("id"), VersionWords::tr("Id")},
        {QStringLiteral("name"), VersionWords::tr("Name")},
        {QStringLiteral("description"), VersionWords::tr("Description")},
        {QStringLiteral("type"), VersionWords::tr("Type")},
        {QStringLiteral("disabled"), VersionWords::tr("Disabled")},
        {QStringLiteral("notes"), VersionWords::tr("Notes")},
        {QStringLiteral("compensation"), VersionWords::tr("Undone by")},
        {QStringLiteral("place"), VersionWords::tr("Place")},
        {QStringLiteral("tint"), VersionWords::tr("Colour")},
        {QStringLiteral("group"), VersionWords::tr("Group")},
        {QStringLiteral("route"), VersionWords::tr("Way on the canvas")},
        {QStringLiteral("text"), VersionWords::tr("Text")},
        {QStringLiteral("priority"), VersionWords::tr("Priority")},
        {QStringLiteral("runs"), VersionWords::tr("Runs at once")},
        {QStringLiteral("steps"), VersionWords::tr("Attempts at once")},
        {QStringLiteral("cron"), VersionWords::tr("When")},
        {QStringLiteral("zone"), VersionWords::tr("Time zone")},
        {QStringLiteral("every"), VersionWords::tr("Every")},
        {QStringLiteral("topic"), VersionWords::tr("Topic")},
        {QStringLiteral("input"), VersionWords::tr("Input")},
        {QStringLiteral("missed"), VersionWords::tr("What was missed")},
        {QStringLiteral("collapsed"), VersionWords::tr("Collapsed")},
    };
    return words.value(key, key);
}

} // namespace

QString versionText(quint32 number)
{
    return number == 0 ? QString() : VersionWords::tr("v%1", "number of a version").arg(number);
}

QString versionText(VersionLabel label)
{
    if (!label.isDraft)
        return versionText(label.number);
    return label.number == 0 ? VersionWords::tr("draft")
                             : VersionWords::tr("draft of %1", "v7").arg(versionText(label.number));
}

QString shownVersionText(VersionLabel label)
{
    const QString version = versionText(label.number);
    return label.isDraft && label.number != 0 ? VersionWords::tr("%1, edited", "v7").arg(version) : version;
}

QString word(VersionKind kind, const QString &note)
{
    switch (kind) {
    case VersionKind::Saved:
        return note.isEmpty() ? VersionWords::tr("saved") : VersionWords::tr("saved: %1", "note").arg(note);
    case VersionKind::Pulled:
        return VersionWords::tr("changed outside");
    case VersionKind::Restored:
        return note.isEmpty() ? VersionWords::tr("restored") : VersionWords::tr("restored from %1", "v5").arg(note);
    case VersionKind::Found:
        break;
    }
    return VersionWords::tr("found");
}

QString partText(const PartKey &key, const Workflow &workflow)
{
    switch (key.kind) {
    case PartKind::Workflow:
        return VersionWords::tr("Workflow");
    case PartKind::Task:
        return taskText(key.id, workflow);
    case PartKind::Edge: {
        const QStringList ends = key.id.split(u' ');
        const QString way = VersionWords::tr("%1 → %2", "from a task, to a task")
                                .arg(taskText(ends.value(0), workflow), taskText(ends.value(2), workflow));
        return ends.value(1) == Edge().fromPort ? way
                                                : VersionWords::tr("%1 (port %2)", "an edge").arg(way, ends.value(1));
    }
    case PartKind::Trigger:
        return VersionWords::tr("Trigger %1").arg(key.id);
    case PartKind::Group: {
        const auto &groups = workflow.drawing.groups;
        const auto found = std::ranges::find(groups, key.id, &TaskGroup::id);
        return VersionWords::tr("Group %1").arg(found == groups.end() || found->name.isEmpty() ? key.id : found->name);
    }
    case PartKind::Note:
        break;
    }
    return VersionWords::tr("Note %1").arg(key.id);
}

QString fieldText(PartKind kind, const QStringList &path, const TaskTypeInfo *type)
{
    if (path.isEmpty())
        return VersionWords::tr("all of it");
    QStringList rest = path;
    QString first = rest.takeFirst();
    if (kind == PartKind::Task && first == u"params" && !rest.isEmpty()) {
        first = rest.takeFirst();
        const auto *end = type ? type->params.data() + type->params.size() : nullptr;
        const auto *info = type ? std::find_if(type->params.data(), end,
                                               [&](const ParamInfo &each) { return each.key == first; })
                                : nullptr;
        if (info != end)
            first = catalogText(info->label);
    } else if (kind == PartKind::Task && first == u"reliability" && !rest.isEmpty()) {
        first = settingLabel(rest.takeFirst());
    } else if (first == u"concurrency" && !rest.isEmpty()) {
        first = plainFieldText(rest.takeFirst());
    } else {
        first = plainFieldText(first);
    }
    rest.prepend(first);
    return rest.join(QStringLiteral(" › "));
}

QString fieldValueText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Undefined:
        return VersionWords::tr("not there");
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Array:
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    case QJsonValue::Object:
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Indented)).trimmed();
    default:
        break;
    }
    const auto text = QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
    return text.mid(1, text.size() - 2);
}

} // namespace sluice
