#include "core/workflow/exchange/n8n.h"

#include "core/workflow/exchange/errors.h"

#include <QJsonArray>

#include <algorithm>

namespace sluice {

namespace {

using Reason = ImportNote::Reason;

N8nNode nodeOf(const QJsonObject &original)
{
    N8nNode node;
    node.name = original[u"name"].toString();
    node.type = original[u"type"].toString().section(u'.', -1);
    node.version = original[u"typeVersion"].toDouble(1);
    node.params = original[u"parameters"].toObject();
    node.original = original;
    return node;
}

/// Nodes are squares there, with their names below; here they are wider, and would touch.
constexpr double kWiderApart = 1.4;

QPointF placeOf(const N8nNode &node)
{
    const QJsonArray at = node.original[u"position"].toArray();
    return QPointF(at.at(0).toDouble(), at.at(1).toDouble()) * kWiderApart;
}

/// The seconds of one rule of a schedule; 0: it is none that goes by an interval.
qint64 secondsOf(const QJsonValue &rule)
{
    const QString field = rule[u"field"].toString(QStringLiteral("days"));
    if (field == u"seconds")
        return rule[u"secondsInterval"].toInteger(30);
    if (field == u"minutes")
        return rule[u"minutesInterval"].toInteger(5) * 60;
    if (field == u"hours")
        return rule[u"hoursInterval"].toInteger(1) * 3600;
    return 0;
}

/// A schedule rule as cron: "days", "weeks" and "months" at an hour and a minute.
QString cronOf(const QJsonValue &rule)
{
    const QString field = rule[u"field"].toString(QStringLiteral("days"));
    if (field == u"cronExpression")
        return rule[u"expression"].toString();
    const QString time =
        QStringLiteral("%1 %2").arg(rule[u"triggerAtMinute"].toInt()).arg(rule[u"triggerAtHour"].toInt());
    if (field == u"weeks") {
        QStringList days;
        for (const QJsonValue day : rule[u"triggerAtDay"].toArray())
            days += QString::number(day.toInt());
        return QStringLiteral("%1 * * %2").arg(time, days.isEmpty() ? QStringLiteral("0") : days.join(u','));
    }
    if (field == u"months")
        return QStringLiteral("%1 %2 * *").arg(time).arg(rule[u"triggerAtDayOfMonth"].toInt(1));
    return QStringLiteral("%1 * * *").arg(time);
}

/// Reads one workflow.
class N8nReader {
public:
    N8nReader(const QJsonObject &file, const TaskCatalog &catalog)
        : m_file(file)
        , m_builder(catalog)
    {
        for (const QJsonValue node : file[u"nodes"].toArray())
            m_nodes.push_back(nodeOf(node.toObject()));
    }

    Imported run()
    {
        m_builder.workflow().name = m_file[u"name"].toString();
        foreseeIds();
        foreseeLinks();
        for (const N8nNode &node : m_nodes)
            take(node);
        for (const N8nNode &node : m_nodes)
            wire(node);
        return m_builder.finish();
    }

private:
    /// Expressions name nodes that come later in the file: the ids are those that the builder will give.
    void foreseeIds()
    {
        TaskIds ids;
        for (const N8nNode &node : m_nodes) {
            if (!isAside(node))
                m_words.steps.insert(node.name,
                                     stepOf(ids.take(node.name.isEmpty() ? node.type : node.name), node.type));
        }
    }

    /// A request gave the body there, and gives status, headers and body here.
    static QString stepOf(const QString &id, const QString &type)
    {
        const QString step = id.contains(u'-') ? QStringLiteral("steps[%1].output").arg(scriptText(id))
                                               : QStringLiteral("steps.%1.output").arg(id);
        return type == u"httpRequest" ? step + QStringLiteral(".body") : step;
    }

    void foreseeLinks()
    {
        for (const N8nNode &node : m_nodes) {
            m_types.insert(node.name, node.type);
            for (const QJsonValue links : m_file[u"connections"][node.name][u"main"].toArray()) {
                for (const QJsonValue link : links.toArray())
                    m_before[link[u"node"].toString()] += node.name;
            }
        }
    }

    /// Whether all that comes in is what a request gave, perhaps by nodes that pass it on.
    [[nodiscard]] bool wrapsBody(const QString &name, int depth = 0) const
    {
        static const QStringList passing{QStringLiteral("if"), QStringLiteral("switch"), QStringLiteral("noOp"),
                                         QStringLiteral("wait")};
        constexpr int kFarthest = 8; // and no more ways than that to look at
        const QStringList before = m_before.value(name);
        return !before.isEmpty() && before.size() <= kFarthest && depth < kFarthest
               && std::ranges::all_of(before, [&](const QString &each) {
                      const QString type = m_types.value(each);
                      return type == u"httpRequest" || (passing.contains(type) && wrapsBody(each, depth + 1));
                  });
    }

    static bool isAside(const N8nNode &node)
    {
        return node.type == u"stickyNote" || node.type == u"manualTrigger" || node.type == u"start"
               || node.type == u"webhook" || node.type == u"cron" || node.type == u"interval"
               || node.type.endsWith(u"Trigger");
    }

    void take(const N8nNode &node)
    {
        if (isAside(node)) {
            takeAside(node);
            m_builder.passOver(node.name);
            return;
        }
        m_words.input = wrapsBody(node.name) ? QStringLiteral("input.body") : QStringLiteral("input");
        const ForeignTask made = taskOfN8n(node, m_words);
        m_made.insert(node.name, made);
        m_builder.addTask(node.name, node.name, node.type, made, node.original);
        m_builder.place(node.name, placeOf(node));
    }

    void takeAside(const N8nNode &node)
    {
        const QString &type = node.type;
        if (type == u"stickyNote") {
            const QSizeF size(node.params[u"width"].toDouble(240), node.params[u"height"].toDouble(160));
            m_builder.addSticky(node.params[u"content"].toString(), QRectF(placeOf(node), size * kWiderApart));
        } else if (type == u"scheduleTrigger") {
            takeSchedule(node);
        } else if (type == u"cron" || type == u"interval") {
            takeOldSchedule(node);
        } else if (type == u"manualTrigger" || type == u"start" || type == u"executeWorkflowTrigger") {
            m_builder.addTrigger(node.name, type, {});
        } else if (type == u"errorTrigger") {
            Trigger trigger;
            trigger.kind = TriggerKind::Failure;
            m_builder.addTrigger(node.name, type, trigger);
        } else if (type == u"webhook" || type == u"formTrigger" || type == u"chatTrigger") {
            m_builder.note(
                {node.name, type, ImportNote::Kind::Partly, {}, {}, Reason::Webhook, node.params[u"path"].toString()});
        } else {
            m_builder.note({node.name, type, ImportNote::Kind::Dropped, {}, {}, Reason::UnknownType, {}});
        }
    }

    void takeSchedule(const N8nNode &node)
    {
        QJsonArray rules = node.params[u"rule"][u"interval"].toArray();
        if (rules.isEmpty())
            rules.append(QJsonObject());
        for (const QJsonValue rule : rules) {
            Trigger trigger;
            const qint64 seconds = secondsOf(rule);
            trigger.kind = seconds > 0 ? TriggerKind::Interval : TriggerKind::Cron;
            if (seconds > 0)
                trigger.every = std::chrono::seconds(seconds);
            else
                trigger.cron = cronOf(rule);
            trigger.zone = trigger.kind == TriggerKind::Cron ? m_file[u"settings"][u"timezone"].toString() : QString();
            if (trigger.zone == u"DEFAULT")
                trigger.zone.clear();
            m_builder.addTrigger(node.name, node.type, trigger);
        }
    }

    void takeOldSchedule(const N8nNode &node)
    {
        Trigger trigger;
        if (node.type == u"interval") {
            const QString unit = node.params[u"unit"].toString(QStringLiteral("seconds"));
            const qint64 scale = unit == u"hours" ? 3600 : unit == u"minutes" ? 60 : 1;
            trigger.kind = TriggerKind::Interval;
            trigger.every = std::chrono::seconds(node.params[u"interval"].toInteger(1) * scale);
            m_builder.addTrigger(node.name, node.type, trigger);
            return;
        }
        for (const QJsonValue time : node.params[u"triggerTimes"][u"item"].toArray()) {
            const QString mode = time[u"mode"].toString(QStringLiteral("everyDay"));
            const QString at = QStringLiteral("%1 %2").arg(time[u"minute"].toInt()).arg(time[u"hour"].toInt(14));
            trigger.kind = TriggerKind::Cron;
            if (mode == u"custom")
                trigger.cron = time[u"cronExpression"].toString();
            else if (mode == u"everyMinute")
                trigger.cron = QStringLiteral("* * * * *");
            else if (mode == u"everyHour")
                trigger.cron = QStringLiteral("%1 * * * *").arg(time[u"minute"].toInt());
            else if (mode == u"everyWeek")
                trigger.cron = QStringLiteral("%1 * * %2").arg(at, time[u"weekday"].toString(QStringLiteral("1")));
            else if (mode == u"everyMonth")
                trigger.cron = QStringLiteral("%1 %2 * *").arg(at).arg(time[u"dayOfMonth"].toInt(1));
            else if (mode == u"everyX")
                trigger.cron = time[u"unit"].toString() == u"minutes"
                                   ? QStringLiteral("*/%1 * * * *").arg(time[u"value"].toInt(2))
                                   : QStringLiteral("0 */%1 * * *").arg(time[u"value"].toInt(2));
            else
                trigger.cron = at + QStringLiteral(" * * *");
            m_builder.addTrigger(node.name, node.type, trigger);
        }
    }

    void wire(const N8nNode &node)
    {
        const QJsonObject ways = m_file[u"connections"][node.name].toObject();
        for (auto kind = ways.begin(); kind != ways.end(); ++kind) {
            if (kind.key() != u"main") { // what an agent may use, not what comes next
                m_builder.note({node.name, kind.key(), ImportNote::Kind::Dropped, {}, {}, Reason::Settings, {}});
                continue;
            }
            int output = 0;
            for (const QJsonValue links : kind.value().toArray()) {
                const QString port = portOfN8n(node, m_made.value(node.name), output++);
                for (const QJsonValue link : links.toArray())
                    m_builder.link(node.name, port, link[u"node"].toString());
            }
        }
    }

    const QJsonObject &m_file;
    ImportBuilder m_builder;
    std::vector<N8nNode> m_nodes;
    ForeignWords m_words;                 ///< for the node that is taken
    QHash<QString, QString> m_types;      ///< of nodes, by name
    QHash<QString, QStringList> m_before; ///< names of nodes, by that of the one that they lead to
    QHash<QString, ForeignTask> m_made;
};

} // namespace

bool isN8n(const QJsonObject &file)
{
    return file[u"nodes"].isArray() && file[u"connections"].isObject();
}

Result<Imported> readN8n(const QJsonObject &file, const TaskCatalog &catalog, const QString &path)
{
    if (file[u"nodes"].toArray().isEmpty())
        return failure(errors::kExchangeNoGraph, {{QStringLiteral("path"), path}});
    return N8nReader(file, catalog).run();
}

} // namespace sluice
