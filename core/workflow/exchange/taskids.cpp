#include "core/workflow/exchange/taskids.h"

#include <QRegularExpression>

namespace sluice {

/// The numbers of a stem go on: names in another script may all have the same.
QString TaskIds::take(const QString &text)
{
    static const QRegularExpression others(QStringLiteral("[^A-Za-z0-9_-]+"));
    static const QRegularExpression start(QStringLiteral("^[A-Za-z_]"));
    QString stem = QString(text).replace(others, QStringLiteral("_"));
    if (!start.match(stem).hasMatch())
        stem.prepend(QStringLiteral("n"));
    QString id = stem;
    while (m_taken.contains(id))
        id = stem + QString::number(++m_numbers[stem] + 1);
    m_taken.insert(id);
    return id;
}

} // namespace sluice
