#include "core/remote/accesstokens.h"

#include "core/remote/errors.h"
#include "core/remote/wire/wire.h"
#include "core/workflow/jsonfile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSaveFile>

#include <openssl/crypto.h>

#include <algorithm>

namespace sluice {

namespace wire {

template <>
struct Fields<AccessToken> {
    static constexpr auto list = std::tuple{Field{"name", &AccessToken::name}, Field{"role", &AccessToken::role},
                                            Field{"sha256", &AccessToken::sha256}};
};

} // namespace wire

namespace {

constexpr qsizetype kTokenBytes = 32;
constexpr QLatin1StringView kPrefix{"slc_"}; ///< so that one that leaked is found by whoever looks for secrets
constexpr QLatin1StringView kTokens{"tokens"};

QByteArray digestOf(const QByteArray &token)
{
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256);
}

QString madeToken()
{
    QByteArray bytes(kTokenBytes, Qt::Uninitialized);
    auto *system = QRandomGenerator::system();
    std::generate(bytes.begin(), bytes.end(), [system] { return static_cast<char>(system->bounded(256)); });
    return kPrefix
           + QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

tl::unexpected<Error> unreadable(const QString &path, const QString &why)
{
    return failure(errors::kRemoteTokensUnreadable, {{QStringLiteral("path"), path}}, why);
}

} // namespace

Result<AccessTokens> AccessTokens::load(const QString &path)
{
    AccessTokens tokens;
    QFile file(path);
    if (!file.exists())
        return tokens;
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(path, file.errorString());
    constexpr auto kOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
                             | QFileDevice::WriteOther;
    if (file.permissions() & kOthers)
        return unreadable(path, QStringLiteral("others than its owner may read or write it (chmod 600)"));
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    wire::Trouble trouble;
    if (!wire::read(document[kTokens], tokens.m_tokens, trouble))
        return unreadable(path, QStringLiteral("tokens.%1 is not what it should be").arg(trouble.path()));
    for (const AccessToken &token : tokens.m_tokens) {
        if (token.name.isEmpty() || token.sha256.size() != 32)
            return unreadable(path, QStringLiteral("a token has no name or no SHA-256"));
    }
    return tokens;
}

/// Written under another name first, and by its owner only from the first byte on.
Result<void> AccessTokens::save(const QString &path) const
{
    QSaveFile file(path);
    const QByteArray json = QJsonDocument(QJsonObject{{kTokens, wire::write(m_tokens)}}).toJson();
    const bool isWritten = file.open(QIODevice::WriteOnly)
                           && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
                           && file.write(json) == json.size() && file.commit();
    if (!isWritten)
        return failure(QLatin1StringView("file.unwritable"), {{QStringLiteral("path"), path}}, file.errorString());
    return {};
}

Result<QString> AccessTokens::add(const QString &name, Role role)
{
    if (name.trimmed().isEmpty() || name.size() > 100)
        return failure(errors::kRemoteTokenNameInvalid, {{QStringLiteral("name"), name}});
    if (std::ranges::find(m_tokens, name, &AccessToken::name) != m_tokens.end())
        return failure(errors::kRemoteTokenTaken, {{QStringLiteral("name"), name}});
    const QString token = madeToken();
    m_tokens.push_back({name, role, digestOf(token.toLatin1())});
    return token;
}

Result<void> AccessTokens::remove(const QString &name)
{
    if (std::erase_if(m_tokens, [&](const AccessToken &token) { return token.name == name; }) == 0)
        return failure(errors::kRemoteTokenUnknown, {{QStringLiteral("name"), name}});
    return {};
}

std::optional<AccessToken> AccessTokens::find(const QByteArray &token) const
{
    const QByteArray digest = digestOf(token);
    std::optional<AccessToken> found;
    for (const AccessToken &each : m_tokens) {
        if (CRYPTO_memcmp(each.sha256.constData(), digest.constData(), static_cast<std::size_t>(digest.size())) == 0)
            found = each;
    }
    return found;
}

} // namespace sluice
