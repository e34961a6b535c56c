#include "core/workflow/exchange/nodered.h"

#include "core/workflow/exchange/errors.h"

#include <QJsonDocument>

#include <algorithm>

namespace sluice {

namespace {

using Reason = ImportNote::Reason;

/// Nodes lie closer there than they do here.
constexpr double kSpread = 1.4;

QString typeOf(const QJsonObject &node)
{
    return node[u"type"].toString();
}

/// Nodes on a flow lie somewhere; what only configures others does not.
bool isOnFlow(const QJsonObject &node)
{
    return node.contains(u"x") && node.contains(u"y") && node[u"z"].isString();
}

QString shownName(const QJsonObject &node)
{
    for (const QStringView key : {u"name", u"label", u"info"}) {
        const QString text = node[key].toString().trimmed();
        if (key != u"info" && !text.isEmpty())
            return text;
    }
    return typeOf(node);
}

/// Reads all flows of one file.
class NodeRedReader {
public:
    NodeRedReader(const QJsonArray &nodes, const TaskCatalog &catalog)
        : m_builder(catalog)
    {
        for (const QJsonValue node : nodes)
            m_nodes.push_back(node.toObject());
    }

    Imported run()
    {
        for (const QJsonObject &node : m_nodes)
            foresee(node);
        for (const QJsonObject &node : m_nodes)
            take(node);
        for (const QJsonObject &node : m_nodes)
            wire(node);
        group();
        return m_builder.finish();
    }

private:
    void foresee(const QJsonObject &node)
    {
        const QString id = node[u"id"].toString();
        m_types.insert(id, typeOf(node));
        for (const QJsonValue wires : node[u"wires"].toArray()) {
            for (const QJsonValue to : wires.toArray())
                m_before[to.toString()] += id;
        }
    }

    /// Whether all that comes in is what a request gave: the body there, status, headers and body here.
    [[nodiscard]] bool wrapsBody(const QString &id, int depth = 0) const
    {
        static const QStringList passing{QStringLiteral("switch"), QStringLiteral("delay")};
        constexpr int kFarthest = 8; // and no more ways than that to look at
        const QStringList before = m_before.value(id);
        return !before.isEmpty() && before.size() <= kFarthest && depth < kFarthest
               && std::ranges::all_of(before, [&](const QString &each) {
                      const QString type = m_types.value(each);
                      return type == u"http request" || (passing.contains(type) && wrapsBody(each, depth + 1));
                  });
    }

    void take(const QJsonObject &node)
    {
        const QString type = typeOf(node);
        const QString id = node[u"id"].toString();
        if (type == u"tab" || type == u"subflow") {
            m_flows.push_back({id, node[u"label"].toString(node[u"name"].toString()), {}});
            if (m_builder.workflow().name.isEmpty())
                m_builder.workflow().name = m_flows.back().name;
            return;
        }
        if (type == u"group")
            return;
        if (!isOnFlow(node)) {
            m_builder.note({shownName(node), type, ImportNote::Kind::Dropped, {}, {}, Reason::Settings, {}});
            return;
        }
        if (takeAside(node))
            return;
        const ForeignTask made = taskOfNodeRed(node,
                                               wrapsBody(id) ? QStringLiteral("input.body") : QStringLiteral("input"));
        m_ports.insert(id, portsOfNodeRed(node, made));
        m_builder.addTask(id, shownName(node), type, made, node);
        m_builder.place(id, QPointF(node[u"x"].toDouble(), node[u"y"].toDouble()) * kSpread);
        m_flowOf.insert(id, node[u"z"].toString());
    }

    /// What is on a flow and no task.
    bool takeAside(const QJsonObject &node)
    {
        const QString type = typeOf(node);
        const QString id = node[u"id"].toString();
        if (type == u"comment") {
            const QString text = node[u"name"].toString() + u'\n' + node[u"info"].toString();
            m_builder.addSticky(text.trimmed(), QRectF(QPointF(node[u"x"].toDouble(), node[u"y"].toDouble()) * kSpread,
                                                       QSizeF(220, 120)));
        } else if (type == u"inject") {
            takeInject(node);
        } else if (type == u"http in") {
            m_builder.note(
                {shownName(node), type, ImportNote::Kind::Partly, {}, {}, Reason::Webhook, node[u"url"].toString()});
        } else if (type == u"catch") {
            Trigger trigger;
            trigger.kind = TriggerKind::Failure;
            m_builder.addTrigger(shownName(node), type, trigger, Reason::Option, QStringLiteral("scope"));
        } else if (type != u"link in" && type != u"link out" && type != u"junction") {
            return false;
        }
        m_builder.passOver(id);
        return true;
    }

    void takeInject(const QJsonObject &node)
    {
        Trigger trigger;
        Reason reason = Reason::None;
        QString detail;
        const double seconds = node[u"repeat"].toVariant().toDouble();
        const QString cron = node[u"crontab"].toString();
        if (!cron.isEmpty()) {
            trigger.kind = TriggerKind::Cron;
            trigger.cron = cron;
        } else if (seconds > 0) {
            trigger.kind = TriggerKind::Interval;
            trigger.every = Milliseconds(qRound64(seconds * 1000));
        }
        const QString kind = node[u"payloadType"].toString();
        const QString payload = node[u"payload"].toString();
        if (kind == u"str" && !payload.isEmpty())
            trigger.input = payload;
        else if (kind == u"num")
            trigger.input = payload.toDouble();
        else if (kind == u"bool")
            trigger.input = payload == u"true";
        else if (kind == u"json")
            trigger.input = QJsonDocument::fromJson('[' + payload.toUtf8() + ']').array().at(0);
        if (node[u"once"].toBool()) {
            reason = Reason::Option;
            detail = QStringLiteral("once");
        }
        m_builder.addTrigger(shownName(node), typeOf(node), trigger, reason, detail);
    }

    void wire(const QJsonObject &node)
    {
        const QString id = node[u"id"].toString();
        const QStringList ports = m_ports.value(id, {QStringLiteral("out")});
        qsizetype output = 0;
        for (const QJsonValue wires : node[u"wires"].toArray()) {
            const QString port = ports.value(std::min(output++, ports.size() - 1), QStringLiteral("out"));
            for (const QJsonValue to : wires.toArray())
                m_builder.link(id, port, to.toString());
        }
        if (typeOf(node) == u"link out") {
            for (const QJsonValue to : node[u"links"].toArray())
                m_builder.link(id, QStringLiteral("out"), to.toString());
        }
    }

    /// Several flows in one workflow stay apart.
    void group()
    {
        if (m_flows.size() < 2)
            return;
        for (Flow &flow : m_flows) {
            for (auto it = m_flowOf.cbegin(); it != m_flowOf.cend(); ++it) {
                if (it.value() == flow.id)
                    flow.tasks += m_builder.idOf(it.key());
            }
            flow.tasks.sort();
            auto &groups = m_builder.workflow().drawing.groups;
            if (!flow.tasks.isEmpty())
                groups.push_back({QStringLiteral("flow%1").arg(groups.size() + 1), flow.name, flow.tasks, {}, false});
        }
    }

    struct Flow {
        QString id;
        QString name;
        QStringList tasks;
    };

    ImportBuilder m_builder;
    std::vector<QJsonObject> m_nodes;
    std::vector<Flow> m_flows;
    QHash<QString, QStringList> m_ports; ///< of outputs, by id of the node
    QHash<QString, QString> m_flowOf;
    QHash<QString, QString> m_types;      ///< by id of the node
    QHash<QString, QStringList> m_before; ///< ids of nodes, by that of the one that they lead to
};

} // namespace

bool isNodeRed(const QJsonArray &nodes)
{
    return !nodes.isEmpty() && std::ranges::all_of(nodes, [](const QJsonValue &node) {
        return node[u"id"].isString() && node[u"type"].isString();
    });
}

Result<Imported> readNodeRed(const QJsonArray &nodes, const TaskCatalog &catalog, const QString &path)
{
    const bool hasAny = std::ranges::any_of(nodes, [](const QJsonValue &node) { return isOnFlow(node.toObject()); });
    if (!hasAny)
        return failure(errors::kExchangeNoGraph, {{QStringLiteral("path"), path}});
    return NodeRedReader(nodes, catalog).run();
}

} // namespace sluice
