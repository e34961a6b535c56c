#pragma once

#include <QByteArray>
#include <QString>

namespace sluice {

/// Appends CBOR values to bytes, each in its shortest form, byte for byte as QCborStreamWriter does.
///
/// Exists because that one writes through a device: it was a fifth of the journal thread's time.
/// Source: RFC 8949, section 3. Containers are given with their length, so nothing closes them.
class CborWriter {
public:
    explicit CborWriter(QByteArray &bytes)
        : m_bytes(bytes)
    {
    }

    void append(quint64 value) { head(Unsigned, value); }
    void append(qint64 value)
    {
        if (value < 0)
            head(Negative, static_cast<quint64>(-1 - value));
        else
            head(Unsigned, static_cast<quint64>(value));
    }
    void append(bool value) { m_bytes.append(value ? '\xf5' : '\xf4'); }
    void appendNull() { m_bytes.append('\xf6'); }
    void append(const QString &text)
    {
        const QByteArray utf8 = text.toUtf8();
        head(Text, static_cast<quint64>(utf8.size()));
        m_bytes.append(utf8);
    }
    void appendByteString(const QByteArray &bytes)
    {
        head(Bytes, static_cast<quint64>(bytes.size()));
        m_bytes.append(bytes);
    }
    void startArray(quint64 count) { head(Array, count); }
    void startMap(quint64 pairs) { head(Map, pairs); }

private:
    enum Major : quint8 { Unsigned = 0, Negative = 1, Bytes = 2, Text = 3, Array = 4, Map = 5 };

    void head(Major major, quint64 value)
    {
        const auto kind = static_cast<char>(major << 5);
        if (value < 24) {
            m_bytes.append(static_cast<char>(kind | static_cast<char>(value)));
            return;
        }
        const int log = value <= 0xff ? 0 : value <= 0xffff ? 1 : value <= 0xffff'ffff ? 2 : 3;
        char raw[9];
        raw[0] = static_cast<char>(kind | static_cast<char>(24 + log));
        const int size = 1 << log;
        for (int i = 0; i < size; ++i)
            raw[1 + i] = static_cast<char>(value >> (8 * (size - 1 - i)));
        m_bytes.append(raw, 1 + size);
    }

    QByteArray &m_bytes;
};

} // namespace sluice
