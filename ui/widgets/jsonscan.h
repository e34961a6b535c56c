#pragma once

#include <QByteArray>

#include <vector>

namespace sluice {

/// Finds where the children of an object or a list stand in a JSON text, part by part and without reading what is in them, so
/// that a text of any length costs no more at a time than whoever asks can spare. A value; shares the text.
class JsonScan {
public:
    JsonScan() = default;
    /// `from`: where the object or list begins, with its bracket.
    JsonScan(QByteArray text, qsizetype from);

    /// Goes on for about as many bytes; true: it is over.
    bool advance(qsizetype bytes);
    [[nodiscard]] bool isOver() const noexcept { return m_isOver; }
    /// Over, and its brackets are in order.
    [[nodiscard]] bool isSound() const noexcept { return m_isSound; }
    /// Once over: one beyond its last bracket.
    [[nodiscard]] qsizetype end() const noexcept { return m_at; }
    /// Where each child that was found so far begins: in an object with its key.
    [[nodiscard]] const std::vector<quint32> &starts() const noexcept { return m_starts; }
    [[nodiscard]] std::vector<quint32> takeStarts() { return std::move(m_starts); }

private:
    void close(char bracket);

    QByteArray m_text;
    qsizetype m_at = 0;
    char m_bracket = 0; ///< that ends it
    int m_depth = 0;
    bool m_isInText = false;
    bool m_isEscaped = false;
    bool m_isChildDue = true;
    bool m_isOver = true;
    bool m_isSound = false;
    std::vector<quint32> m_starts;
};

/// The first place from `at` on that is no white space.
[[nodiscard]] qsizetype skipSpace(const QByteArray &text, qsizetype at);
/// One beyond a JSON string that begins at `at`.
[[nodiscard]] qsizetype endOfString(const QByteArray &text, qsizetype at);

} // namespace sluice
