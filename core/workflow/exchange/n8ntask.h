#pragma once

#include "core/workflow/exchange/foreignexpression.h"
#include "core/workflow/exchange/n8n.h"

#include <QJsonArray>

namespace sluice {

/// Makes one task, and notes the first thing that is lost.
class N8nTask {
public:
    N8nTask(QString type, const ForeignWords &words)
        : m_words(words)
    {
        made.type = std::move(type);
    }

    void lose(ImportNote::Reason reason, const QString &detail)
    {
        if (made.reason == ImportNote::Reason::None && !detail.isEmpty()) {
            made.reason = reason;
            made.detail = detail;
        }
    }
    /// A value with its expressions made ours; in objects and lists too.
    QJsonValue value(const QJsonValue &from)
    {
        if (from.isString()) {
            const ForeignText text = fromN8n(from.toString(), m_words);
            lose(ImportNote::Reason::Expression, text.lost);
            return text.text;
        }
        if (from.isObject()) {
            QJsonObject object;
            const QJsonObject whole = from.toObject();
            for (auto it = whole.begin(); it != whole.end(); ++it)
                object.insert(it.key(), value(it.value()));
            return object;
        }
        if (from.isArray()) {
            QJsonArray list;
            for (const QJsonValue each : from.toArray())
                list.append(value(each));
            return list;
        }
        return from;
    }
    /// A list of names and values, as `parameters` of a collection hold them.
    QJsonObject pairs(const QJsonValue &collection)
    {
        QJsonObject object;
        const QJsonObject holder = collection.toObject();
        for (auto it = holder.begin(); it != holder.end(); ++it) {
            for (const QJsonValue pair : it.value().toArray())
                object.insert(pair[u"name"].toString(), value(pair[u"value"]));
        }
        return object;
    }
    QString script(const QJsonValue &from)
    {
        QString lost;
        const QString text = scriptOfN8n(from, m_words, lost);
        lose(ImportNote::Reason::Expression, lost);
        return text;
    }

    ForeignTask made;

private:
    const ForeignWords &m_words;
};

/// What becomes of the nodes that work on data: lists, texts, dates and files. Without a type: there is none.
[[nodiscard]] ForeignTask dataTaskOfN8n(const N8nNode &node, const ForeignWords &words);

} // namespace sluice
