#include "core/tasks/secret.h"

#include "core/integration/errors.h"

#include <QtGlobal>

namespace sluice {

Result<QString> readSecret(const QString &name, const QString &connection)
{
    QByteArray variable = "SLUICE_SECRET_";
    for (const QChar c : name.toUpper()) {
        const bool fits = (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
        variable += fits ? c.toLatin1() : '_';
    }
    if (!qEnvironmentVariableIsSet(variable.constData())) {
        return failure(errors::kSecretMissing,
                       {{QStringLiteral("name"), name}, {QStringLiteral("connection"), connection}});
    }
    return qEnvironmentVariable(variable.constData());
}

} // namespace sluice
