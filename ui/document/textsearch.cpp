#include "ui/document/textsearch.h"

#include "ui/document/edits.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>

namespace sluice {

namespace {

/// The settings of a trigger that a person types, by their keys in the file.
struct TriggerText {
    QLatin1StringView key;
    QString Trigger::*text;
};
constexpr std::array kTriggerTexts{
    TriggerText{QLatin1StringView("id"), &Trigger::id},     TriggerText{QLatin1StringView("cron"), &Trigger::cron},
    TriggerText{QLatin1StringView("zone"), &Trigger::zone}, TriggerText{QLatin1StringView("topic"), &Trigger::topic},
    TriggerText{QLatin1StringView("key"), &Trigger::key},   TriggerText{QLatin1StringView("value"), &Trigger::value},
};

bool isPartOfId(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^[A-Za-z0-9_-]+$"));
    return pattern.match(text).hasMatch();
}

bool isId(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^[A-Za-z_][A-Za-z0-9_-]*$"));
    return pattern.match(text).hasMatch();
}

struct Replacing {
    const QString &text;
    const QString &with;
    Qt::CaseSensitivity sense;
    QSet<QString> tasks;
    int count = 0;

    void in(QString &value)
    {
        count += static_cast<int>(value.count(text, sense));
        value.replace(text, with, sense);
    }

    /// The tasks that the expressions of a text name, in their order.
    [[nodiscard]] QStringList named(const QString &value) const
    {
        QStringList ids;
        for (const auto &[at, length] : edits::referencedIds(value)) {
            if (tasks.contains(value.mid(at, length)))
                ids.push_back(value.mid(at, length));
        }
        return ids;
    }

    /// Leaves alone what names a task, from "steps" to the id, which follows the task. Whoever
    /// replaces more than an id means the name as a whole, and may put the name of another task in its place.
    void inExpression(QString &value)
    {
        const QStringList before = named(value);
        QString whole = value;
        whole.replace(text, with, sense);
        const QStringList after = named(whole);
        if (before == after || (!isPartOfId(text) && before.size() == after.size()))
            return in(value);
        QString result;
        qsizetype done = 0;
        for (const auto &[at, length] : edits::referencedIds(value)) {
            if (!tasks.contains(value.mid(at, length)))
                continue;
            const qsizetype start = value.lastIndexOf(u"steps", at - 1);
            QString between = value.mid(done, start - done);
            in(between);
            result += between + value.mid(start, at + length - start);
            done = at + length;
        }
        QString rest = value.mid(done);
        in(rest);
        value = result + rest;
    }

    QJsonValue in(const QJsonValue &value)
    {
        if (value.isString()) {
            auto string = value.toString();
            inExpression(string);
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
        const auto object = value.toObject();
        QJsonObject replaced;
        for (auto member = object.begin(); member != object.end(); ++member) {
            auto key = member.key();
            key.replace(text, with, sense);
            // Two of one name would be one.
            const bool isFree = key == member.key() || (!object.contains(key) && !replaced.contains(key));
            if (isFree)
                count += static_cast<int>(member.key().count(text, sense));
            replaced.insert(isFree ? key : member.key(), in(QJsonValue(*member)));
        }
        return replaced;
    }

    void inTask(Task &task)
    {
        in(task.name);
        // The keys at the top are words of the task type; those below are the person's.
        for (auto param = task.params.begin(); param != task.params.end(); ++param)
            *param = in(QJsonValue(*param));
        in(task.notes);
    }

    void inTrigger(Workflow &workflow, std::size_t index)
    {
        Trigger &trigger = workflow.triggers[index];
        for (const TriggerText &one : kTriggerTexts) {
            QString replaced = trigger.*one.text;
            replaced.replace(text, with, sense);
            const bool isTaken = one.key == QLatin1StringView("id")
                                 && (!isId(replaced)
                                     || std::ranges::count(workflow.triggers, replaced, &Trigger::id) > 0);
            if (!isTaken)
                in(trigger.*one.text);
        }
        if (!trigger.input.isUndefined())
            trigger.input = in(trigger.input);
    }

    void inIds(Workflow &workflow)
    {
        QStringList ids;
        for (const Task &task : workflow.tasks)
            ids.push_back(task.id);
        for (const QString &id : ids) {
            auto wanted = id;
            wanted.replace(text, with, sense);
            if (wanted == id || !isId(wanted) || workflow.task(wanted))
                continue;
            count += static_cast<int>(id.count(text, sense));
            edits::changeId(workflow, id, wanted);
        }
    }
};

bool occursIn(const QJsonValue &value, const QString &text, Qt::CaseSensitivity sense)
{
    if (value.isString())
        return value.toString().contains(text, sense);
    const QJsonArray array = value.toArray();
    if (std::ranges::any_of(array, [&](const QJsonValue &element) { return occursIn(element, text, sense); }))
        return true;
    const auto object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.key().contains(text, sense) || occursIn(*member, text, sense))
            return true;
    }
    return false;
}

void findInTask(const Task &task, const QString &text, Qt::CaseSensitivity sense, std::vector<TextMatch> &matches)
{
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

} // namespace

std::vector<TextMatch> findText(const Workflow &workflow, const QString &text, Qt::CaseSensitivity sense)
{
    using Where = TextMatch::Where;
    std::vector<TextMatch> matches;
    if (text.isEmpty())
        return matches;
    if (workflow.name.contains(text, sense))
        matches.push_back({{}, QStringLiteral("name"), Where::Workflow});
    if (workflow.description.contains(text, sense))
        matches.push_back({{}, QStringLiteral("description"), Where::Workflow});
    for (const Task &task : workflow.tasks)
        findInTask(task, text, sense, matches);
    for (const Trigger &trigger : workflow.triggers) {
        for (const TriggerText &one : kTriggerTexts) {
            if ((trigger.*one.text).contains(text, sense))
                matches.push_back({trigger.id, one.key, Where::Trigger});
        }
        if (occursIn(trigger.input, text, sense))
            matches.push_back({trigger.id, QStringLiteral("input"), Where::Trigger});
    }
    for (const TaskGroup &group : workflow.drawing.groups) {
        if (group.name.contains(text, sense))
            matches.push_back({group.id, QStringLiteral("name"), Where::Group});
    }
    for (const StickyNote &note : workflow.drawing.notes) {
        if (note.text.contains(text, sense))
            matches.push_back({note.id, QStringLiteral("text"), Where::Note});
    }
    return matches;
}

int replaceText(Workflow &workflow, const QString &text, const QString &with, Qt::CaseSensitivity sense)
{
    if (text.isEmpty())
        return 0;
    Replacing replacing{text, with, sense, {}};
    for (const Task &task : workflow.tasks)
        replacing.tasks.insert(task.id);
    replacing.in(workflow.name);
    replacing.in(workflow.description);
    for (Task &task : workflow.tasks)
        replacing.inTask(task);
    for (std::size_t i = 0; i < workflow.triggers.size(); ++i)
        replacing.inTrigger(workflow, i);
    for (TaskGroup &group : workflow.drawing.groups)
        replacing.in(group.name);
    for (StickyNote &note : workflow.drawing.notes)
        replacing.in(note.text);
    replacing.inIds(workflow);
    return replacing.count;
}

} // namespace sluice
