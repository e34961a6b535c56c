#include "core/remote/wire/documents.h"

#include "core/run/codec.h"
#include "core/workflow/workflowfile.h"

#include <QJsonDocument>

namespace sluice::wire {

namespace {

constexpr QLatin1StringView kId{"id"};
constexpr QLatin1StringView kFile{"file"};
constexpr QLatin1StringView kTask{"task"};
constexpr QLatin1StringView kAfter{"after"};

QJsonObject parsed(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QByteArray text(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// What `read` made of a document, or where it is wrong.
template <typename T>
bool take(Result<T> read, T &value, Trouble &trouble)
{
    if (!read)
        return trouble.note();
    value = *std::move(read);
    return true;
}

} // namespace

QJsonValue Form<Workflow>::write(const Workflow &workflow)
{
    return QJsonObject{{kId, workflow.id}, {kFile, parsed(writeWorkflow(workflow))}};
}

bool Form<Workflow>::read(const QJsonValue &json, Workflow &workflow, Trouble &trouble)
{
    return take(readWorkflow(text(json[kFile].toObject()), json[kId].toString()), workflow, trouble);
}

QJsonValue Form<std::shared_ptr<const Workflow>>::write(const std::shared_ptr<const Workflow> &workflow)
{
    return Form<Workflow>::write(workflow ? *workflow : Workflow());
}

bool Form<std::shared_ptr<const Workflow>>::read(const QJsonValue &json, std::shared_ptr<const Workflow> &workflow,
                                                 Trouble &trouble)
{
    Workflow own;
    const bool isRead = Form<Workflow>::read(json, own, trouble);
    workflow = std::make_shared<const Workflow>(std::move(own));
    return isRead;
}

QJsonValue Form<std::vector<Connection>>::write(const std::vector<Connection> &connections)
{
    return parsed(writeConnections(connections));
}

bool Form<std::vector<Connection>>::read(const QJsonValue &json, std::vector<Connection> &connections, Trouble &trouble)
{
    return take(readConnections(text(json.toObject()), {}), connections, trouble);
}

QJsonValue Form<Connection>::write(const Connection &connection)
{
    return Form<std::vector<Connection>>::write({connection});
}

bool Form<Connection>::read(const QJsonValue &json, Connection &connection, Trouble &trouble)
{
    std::vector<Connection> one;
    if (!Form<std::vector<Connection>>::read(json, one, trouble))
        return false;
    if (one.size() != 1)
        return trouble.note();
    connection = std::move(one.front());
    return true;
}

QJsonValue Form<Events>::write(const Events &events)
{
    return wire::write(encodeEvents(events));
}

bool Form<Events>::read(const QJsonValue &json, Events &events, Trouble &trouble)
{
    QByteArray bytes;
    return wire::read(json, bytes, trouble) && take(decodeEvents(bytes), events, trouble);
}

QJsonValue Form<ListedTask>::write(const ListedTask &task)
{
    Workflow one;
    one.tasks = {task.task};
    return QJsonObject{{kTask, Form<Workflow>::write(one)}, {kAfter, wire::write(task.after)}};
}

bool Form<ListedTask>::read(const QJsonValue &json, ListedTask &task, Trouble &trouble)
{
    Workflow one;
    if (!Form<Workflow>::read(json[kTask], one, trouble) || !wire::read(json[kAfter], task.after, trouble))
        return false;
    if (one.tasks.size() != 1)
        return trouble.note();
    task.task = one.tasks.front();
    return true;
}

template <>
struct Fields<ParamInfo> {
    static constexpr auto list = std::tuple{Field{"key", &ParamInfo::key},
                                            Field{"label", &ParamInfo::label},
                                            Field{"help", &ParamInfo::help},
                                            Field{"kind", &ParamInfo::kind},
                                            Field{"required", &ParamInfo::required},
                                            Field{"whole", &ParamInfo::whole},
                                            Field{"seesRecord", &ParamInfo::seesRecord},
                                            Field{"fallback", &ParamInfo::fallback},
                                            Field{"choices", &ParamInfo::choices}};
};

template <>
struct Fields<TaskTypeInfo> {
    static constexpr auto list = std::tuple{Field{"type", &TaskTypeInfo::type},
                                            Field{"label", &TaskTypeInfo::label},
                                            Field{"category", &TaskTypeInfo::category},
                                            Field{"help", &TaskTypeInfo::help},
                                            Field{"icon", &TaskTypeInfo::icon},
                                            Field{"params", &TaskTypeInfo::params},
                                            Field{"outPorts", &TaskTypeInfo::outPorts},
                                            Field{"portsParam", &TaskTypeInfo::portsParam},
                                            Field{"oneParamOf", &TaskTypeInfo::oneParamOf},
                                            Field{"role", &TaskTypeInfo::role},
                                            Field{"safety", &TaskTypeInfo::safety},
                                            Field{"safetyParam", &TaskTypeInfo::safetyParam},
                                            Field{"safeChoices", &TaskTypeInfo::safeChoices},
                                            Field{"keyParam", &TaskTypeInfo::keyParam},
                                            Field{"lane", &TaskTypeInfo::lane},
                                            Field{"sideEffects", &TaskTypeInfo::sideEffects},
                                            Field{"summaryParam", &TaskTypeInfo::summaryParam}};
};

QJsonValue Form<TaskCatalog>::write(const TaskCatalog &catalog)
{
    return wire::write(catalog.types());
}

bool Form<TaskCatalog>::read(const QJsonValue &json, TaskCatalog &catalog, Trouble &trouble)
{
    std::vector<TaskTypeInfo> types;
    if (!wire::read(json, types, trouble))
        return false;
    catalog = TaskCatalog(std::move(types));
    return true;
}

} // namespace sluice::wire
