#pragma once

#include <QHash>
#include <QSet>
#include <QString>

namespace sluice {

/// Gives ids to tasks that had other names elsewhere, each only once.
class TaskIds {
public:
    /// An id that is taken already.
    void keep(const QString &id) { m_taken.insert(id); }
    [[nodiscard]] bool isTaken(const QString &id) const { return m_taken.contains(id); }
    /// An id as near to the text as ids allow, which is taken from now on.
    QString take(const QString &text);

private:
    QSet<QString> m_taken;
    QHash<QString, int> m_numbers; ///< how many of a stem were given
};

} // namespace sluice
