#include "core/integration/secret/secretstore.h"

#include "core/integration/errors.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace sluice {

namespace {

constexpr Milliseconds kPendingPause{200};
constexpr Milliseconds kLockedPause{5'000};
constexpr qint64 kMostBytes = 64 * 1024;

Error missing(const QString &name)
{
    return {QString(errors::kSecretMissing), {{QStringLiteral("name"), name}}, {}};
}

bool isFileName(const QString &name)
{
    const auto fits = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'.'
               || c == u'_' || c == u'-';
    };
    return !name.isEmpty() && name != u"." && name != u".." && std::ranges::all_of(name, fits);
}

} // namespace

Result<SecretValue> secretFor(const QString &connection, const SecretStore &store, const QString &name)
{
    auto value = store.read(name);
    if (!value)
        value.error().args.insert(QStringLiteral("connection"), connection);
    return value;
}

CallFailure secretFailure(Error error)
{
    if (error.code == errors::kSecretPending)
        return {std::move(error), FailureClass::Rejected, kPendingPause};
    if (error.code == errors::kSecretKeychainLocked)
        return {std::move(error), FailureClass::Rejected, kLockedPause};
    return {std::move(error), FailureClass::Permanent, std::nullopt};
}

QString EnvironmentSecrets::variableOf(const QString &name)
{
    QString variable = QStringLiteral("SLUICE_SECRET_");
    for (const QChar c : name.toUpper()) {
        const bool fits = (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
        variable += fits ? c : QChar(u'_');
    }
    return variable;
}

Result<SecretValue> EnvironmentSecrets::read(const QString &name) const
{
    const QByteArray variable = variableOf(name).toLatin1();
    if (!qEnvironmentVariableIsSet(variable.constData()))
        return tl::unexpected(missing(name));
    return SecretValue(qgetenv(variable.constData()));
}

FolderSecrets::FolderSecrets(QString folder)
    : m_folder(std::move(folder))
{
}

Result<SecretValue> FolderSecrets::read(const QString &name) const
{
    if (!isFileName(name))
        return failure(errors::kSecretNameUnfit, {{QStringLiteral("name"), name}});
    const QString path = QDir(m_folder).filePath(name);
    const QFileInfo info(path);
    if (!info.exists())
        return tl::unexpected(missing(name));
    if (info.permissions() & (QFile::ReadOther | QFile::WriteOther))
        return failure(errors::kSecretFileOpen, {{QStringLiteral("name"), name}, {QStringLiteral("path"), path}});
    QFile file(path);
    if (!info.isFile() || info.size() > kMostBytes || !file.open(QIODevice::ReadOnly))
        return failure(errors::kSecretFileUnreadable, {{QStringLiteral("name"), name}, {QStringLiteral("path"), path}},
                       file.errorString());
    QByteArray bytes = file.read(kMostBytes);
    if (bytes.endsWith('\n'))
        bytes.chop(bytes.endsWith("\r\n") ? 2 : 1);
    return SecretValue(bytes);
}

SecretChain::SecretChain(std::vector<SecretStorePtr> places)
    : m_places(std::move(places))
{
}

Result<SecretValue> SecretChain::read(const QString &name) const
{
    Result<SecretValue> value = tl::unexpected(missing(name));
    for (const auto &place : m_places) {
        value = place->read(name);
        if (value || value.error().code != errors::kSecretMissing)
            break;
    }
    return value;
}

SeenSecrets::SeenSecrets(SecretStorePtr store)
    : m_store(std::move(store))
    , m_seen(std::make_shared<const std::vector<Seen>>())
{
}

Result<SecretValue> SeenSecrets::read(const QString &name) const
{
    auto value = m_store->read(name);
    if (!value || value->isEmpty())
        return value;
    const std::lock_guard lock(m_mutex);
    const bool isKnown = std::ranges::any_of(
        *m_seen, [&](const Seen &seen) { return seen.name == name && seen.value == *value; });
    if (!isKnown) {
        auto more = std::make_shared<std::vector<Seen>>(*m_seen);
        more->push_back({name, *value});
        m_seen = std::move(more);
    }
    return value;
}

std::shared_ptr<const std::vector<SeenSecrets::Seen>> SeenSecrets::seen() const
{
    const std::lock_guard lock(m_mutex);
    return m_seen;
}

} // namespace sluice
