#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QString>

#include <vector>

namespace sluice {

/// Writes JSON text with the keys in the order in which they are given, which `QJsonObject` cannot keep.
///
/// Two spaces a level, one value a line, except what is written by `line`. Made for files that live in git: the same
/// values always give the same bytes. It does not check that begin and end match.
class JsonWriter {
public:
    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }
    /// The key of the next value.
    void key(const QString &name);
    /// A value over as many lines as it needs; the keys of objects come in alphabetical order.
    void value(const QJsonValue &value);
    /// A value on one line; `orderedKeys` names the keys of an object in the order in which they are written.
    void line(const QJsonValue &value, const QStringList &orderedKeys = {});

    void member(const QString &name, const QJsonValue &memberValue)
    {
        key(name);
        value(memberValue);
    }

    /// What was written, with a newline at its end.
    [[nodiscard]] QByteArray finished() const { return m_text + '\n'; }

private:
    void open(char bracket);
    void close(char bracket);
    void startValue();
    void newLine();

    QByteArray m_text;
    std::vector<bool> m_hasValues; ///< for each open bracket
    bool m_afterKey = false;
};

} // namespace sluice
