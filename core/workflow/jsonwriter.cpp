#include "core/workflow/jsonwriter.h"

#include "core/base/jsonvalue.h"

#include <QJsonArray>
#include <QJsonObject>

namespace sluice {

void JsonWriter::key(const QString &name)
{
    startValue();
    m_text += compactJson(name) + ": ";
    m_afterKey = true;
}

void JsonWriter::value(const QJsonValue &value)
{
    if (value.isObject() && !value.toObject().isEmpty()) {
        beginObject();
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            member(it.key(), it.value());
        endObject();
    } else if (value.isArray() && !value.toArray().isEmpty()) {
        beginArray();
        const QJsonArray array = value.toArray();
        for (const QJsonValue &element : array)
            this->value(element);
        endArray();
    } else {
        line(value);
    }
}

void JsonWriter::line(const QJsonValue &value, const QStringList &orderedKeys)
{
    startValue();
    if (orderedKeys.isEmpty()) {
        m_text += compactJson(value);
        return;
    }
    char separator = '{';
    for (const QString &name : orderedKeys) {
        const QJsonValue memberValue = value[name];
        if (memberValue.isUndefined())
            continue;
        m_text += separator;
        m_text += separator == ',' ? " " : "";
        m_text += compactJson(name) + ": " + compactJson(memberValue);
        separator = ',';
    }
    m_text += '}';
}

void JsonWriter::open(char bracket)
{
    startValue();
    m_text += bracket;
    m_hasValues.push_back(false);
}

void JsonWriter::close(char bracket)
{
    const bool hadValues = m_hasValues.back();
    m_hasValues.pop_back();
    if (hadValues)
        newLine();
    m_text += bracket;
}

void JsonWriter::startValue()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_hasValues.empty())
        return;
    if (m_hasValues.back())
        m_text += ',';
    m_hasValues.back() = true;
    newLine();
}

void JsonWriter::newLine()
{
    m_text += '\n';
    m_text += QByteArray(static_cast<qsizetype>(m_hasValues.size()) * 2, ' ');
}

} // namespace sluice
