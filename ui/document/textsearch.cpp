#include "ui/document/textsearch.h"

#include <QJsonArray>

namespace sluice {

namespace {

struct Replacing {
    const QString &text;
    const QString &with;
    Qt::CaseSensitivity sense;
    int count = 0;

    void in(QString &value)
    {
        count += static_cast<int>(value.count(text, sense));
        value.replace(text, with, sense);
    }

    QJsonValue in(const QJsonValue &value)
    {
        if (value.isString()) {
            auto string = value.toString();
            in(string);
            return string;
        }
        if (value.isArray()) {
            QJsonArray array;
            for (const auto &element : value.toArray())
                array.append(in(QJsonValue(element)));
            return array;
        }
        if (!value.isObject())
            return value;
        // Keys are words of the task type, not of the person, except where a parameter holds a table.
        auto object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            *member = in(QJsonValue(*member));
        return object;
    }
};

bool occursIn(const QJsonValue &value, const QString &text, Qt::CaseSensitivity sense)
{
    if (value.isString())
        return value.toString().contains(text, sense);
    if (value.isArray()) {
        for (const auto &element : value.toArray()) {
            if (occursIn(element, text, sense))
                return true;
        }
        return false;
    }
    const auto object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (occursIn(*member, text, sense))
            return true;
    }
    return false;
}

} // namespace

std::vector<TextMatch> findText(const Workflow &workflow, const QString &text, Qt::CaseSensitivity sense)
{
    std::vector<TextMatch> matches;
    if (text.isEmpty())
        return matches;
    for (const Task &task : workflow.tasks) {
        if (task.id.contains(text, sense))
            matches.push_back({task.id, QStringLiteral("id")});
        if (task.name.contains(text, sense))
            matches.push_back({task.id, QStringLiteral("name")});
        for (auto param = task.params.begin(); param != task.params.end(); ++param) {
            if (occursIn(*param, text, sense))
                matches.push_back({task.id, param.key()});
        }
        if (task.notes.contains(text, sense))
            matches.push_back({task.id, QStringLiteral("notes")});
    }
    return matches;
}

int replaceText(Workflow &workflow, const QString &text, const QString &with, Qt::CaseSensitivity sense)
{
    if (text.isEmpty())
        return 0;
    Replacing replacing{text, with, sense};
    for (Task &task : workflow.tasks) {
        replacing.in(task.name);
        task.params = replacing.in(QJsonValue(task.params)).toObject();
        replacing.in(task.notes);
    }
    return replacing.count;
}

} // namespace sluice
