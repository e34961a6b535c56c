#pragma once

#include "ui/document/workflowdocument.h"

#include <rapidcheck.h>

#include <algorithm>
#include <optional>

/// Random edits of a document, for properties of undo and of what survives a crash.
namespace sluice {

inline QString anyId(const WorkflowDocument &document)
{
    const auto &tasks = document.workflow().tasks;
    if (tasks.empty())
        return QStringLiteral("none");
    return tasks[*rc::gen::inRange<std::size_t>(0, tasks.size())].id;
}

inline QPointF anyPlace()
{
    return {double(*rc::gen::inRange(-400, 400)), double(*rc::gen::inRange(-400, 400))};
}

inline QStringList anyIds(const WorkflowDocument &document)
{
    QStringList ids;
    const int count = *rc::gen::inRange(0, 4);
    for (int i = 0; i < count; ++i)
        ids.push_back(anyId(document));
    ids.removeDuplicates();
    return ids;
}

inline std::optional<Edge> anyEdge(const WorkflowDocument &document)
{
    const auto &edges = document.workflow().edges;
    if (edges.empty())
        return std::nullopt;
    return edges[*rc::gen::inRange<std::size_t>(0, edges.size())];
}

inline QString anyText()
{
    return QString::number(*rc::gen::inRange(0, 5));
}

template <typename List>
inline QString anyIdOf(const List &list)
{
    return list.empty() ? QString() : list[*rc::gen::inRange<std::size_t>(0, list.size())].id;
}

inline QString anyTint()
{
    const auto index = *rc::gen::inRange<qsizetype>(-1, tintNames().size());
    return index < 0 ? QString() : tintNames()[index];
}

/// One random edit of what the canvas shows besides tasks and edges.
inline void drawSomehow(WorkflowDocument &document)
{
    const auto &drawing = document.workflow().drawing;
    switch (*rc::gen::inRange(0, 9)) {
    case 0:
    case 1:
        document.addGroup(anyIds(document));
        break;
    case 2:
        document.removeGroup(anyIdOf(drawing.groups));
        break;
    case 3:
        document.renameGroup(anyIdOf(drawing.groups), anyText());
        break;
    case 4:
        document.collapseGroup(anyIdOf(drawing.groups), *rc::gen::arbitrary<bool>());
        break;
    case 5:
        document.addNote(QRectF(anyPlace(), QSizeF(200, 100)));
        break;
    case 6:
        document.setNoteText(anyIdOf(drawing.notes), anyText());
        break;
    case 7:
        document.setTint(document.workflow().tasks.empty() ? QStringList() : anyIds(document),
                         {anyIdOf(drawing.groups)}, {anyIdOf(drawing.notes)}, anyTint());
        break;
    default:
        if (*rc::gen::arbitrary<bool>())
            document.moveAll({}, {{anyIdOf(drawing.notes), QRectF(anyPlace(), QSizeF(160, 80))}});
        else
            document.removeSelection({}, {}, false, {anyIdOf(drawing.notes)});
    }
}

inline void editATrigger(WorkflowDocument &document)
{
    const auto &triggers = document.workflow().triggers;
    if (triggers.empty())
        return;
    const auto index = *rc::gen::inRange<std::size_t>(0, triggers.size());
    Trigger trigger = triggers[index];
    trigger.topic = anyText();
    switch (*rc::gen::inRange(0, 4)) {
    case 0:
        document.removeTrigger(index);
        break;
    case 1:
        document.duplicateTrigger(index);
        break;
    default:
        document.setTrigger(index, QStringLiteral("Topic"), trigger);
    }
}

/// One random edit; the weights favour those that change what other edits rest on.
inline void editSomehow(WorkflowDocument &document)
{
    switch (*rc::gen::inRange(0, 26)) {
    case 0:
    case 1:
        document.addTask(QStringLiteral("http.request"), QStringLiteral("HTTP request"), anyPlace(), {});
        break;
    case 2: {
        WorkflowDocument::Joining joining;
        joining.into = anyEdge(document);
        joining.from = document.workflow().tasks.empty() ? QString() : anyId(document);
        joining.fromPort = QStringLiteral("out");
        document.addTask(QStringLiteral("set"), QStringLiteral("Set"), anyPlace(), joining);
        break;
    }
    case 3:
    case 4:
        document.connectTasks({anyId(document), QStringLiteral("out"), anyId(document)});
        break;
    case 5:
        if (const auto edge = anyEdge(document))
            document.disconnectTasks(*edge);
        break;
    case 6:
        document.removeTasks(anyIds(document), *rc::gen::arbitrary<bool>());
        break;
    case 7: {
        QMap<QString, QPointF> places;
        for (const auto &id : anyIds(document))
            places.insert(id, anyPlace());
        document.moveTasks(places, *rc::gen::arbitrary<bool>() ? QByteArray("drag") : QByteArray());
        break;
    }
    case 8:
        document.renameTask(anyId(document), anyText());
        break;
    case 9:
        document.setParameter(anyId(document), QStringLiteral("url"), QStringLiteral("URL"),
                              *rc::gen::arbitrary<bool>()
                                  ? QJsonValue(QStringLiteral("{{ steps.request.output }}") + anyText())
                                  : QJsonValue(QJsonValue::Undefined));
        break;
    case 10: {
        Reliability reliability;
        reliability.maxAttempts = *rc::gen::inRange(1, 6);
        document.setReliability(anyId(document), QStringLiteral("attempts"), reliability);
        break;
    }
    case 11:
        document.setNotes(anyId(document), anyText());
        break;
    case 12:
        document.setDisabled(anyIds(document), *rc::gen::arbitrary<bool>());
        break;
    case 13:
        RC_ASSERT(
            document.paste(document.copy(anyIds(document), {anyIdOf(document.workflow().drawing.notes)}), anyPlace())
                .has_value());
        break;
    case 14:
        if (const auto edge = anyEdge(document))
            document.insertOnEdge(anyId(document), QStringLiteral("out"), *edge);
        break;
    case 15:
        document.changeTaskId(anyId(document), QStringLiteral("id%1").arg(*rc::gen::inRange(0, 50)));
        break;
    case 16:
        if (*rc::gen::arbitrary<bool>())
            document.setConcurrency({*rc::gen::inRange(0, 3), *rc::gen::inRange(0, 3)});
        else
            document.setPriority(*rc::gen::inRange(-2, 3));
        break;
    case 17:
        document.arrange(layeredLayout(document.workflow()));
        break;
    case 18:
        document.duplicate(anyIds(document), QPointF(24, 24), {anyIdOf(document.workflow().drawing.notes)});
        break;
    case 19: {
        Trigger trigger;
        trigger.id = anyText();
        trigger.kind = TriggerKind(*rc::gen::inRange(0, 5));
        document.addTrigger(trigger);
        break;
    }
    case 20:
        editATrigger(document);
        break;
    case 21:
    case 22:
    case 23:
    case 24:
        drawSomehow(document);
        break;
    default:
        *rc::gen::arbitrary<bool>() ? document.setName(anyText()) : document.setDescription(anyText());
        if (*rc::gen::arbitrary<bool>())
            document.endMerge();
    }
}

} // namespace sluice
