#include "core/tasks/data/hash.h"

#include "core/tasks/data/values.h"
#include "core/tasks/sqlsessions.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

namespace sluice {

namespace {

QCryptographicHash::Algorithm algorithmOf(const QString &name)
{
    if (name == u"sha512")
        return QCryptographicHash::Sha512;
    if (name == u"sha3-256")
        return QCryptographicHash::Sha3_256;
    if (name == u"blake2b")
        return QCryptographicHash::Blake2b_512;
    if (name == u"sha1")
        return QCryptographicHash::Sha1;
    return name == u"md5" ? QCryptographicHash::Md5 : QCryptographicHash::Sha256;
}

QString encoded(const QByteArray &bytes, const QString &form)
{
    if (form == u"base64")
        return QString::fromLatin1(bytes.toBase64());
    if (form == u"base64url")
        return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    return QString::fromLatin1(bytes.toHex());
}

Outcome run(SqlSessions &sessions, const Attempt &, const QJsonObject &params)
{
    const QByteArray content = bytesOf(params.value(QLatin1StringView("content")));
    const auto algorithm = algorithmOf(params.value(QLatin1StringView("algorithm")).toString());
    const QString form = params.value(QLatin1StringView("form")).toString();
    const QString secret = params.value(QLatin1StringView("secret")).toString().trimmed();
    if (secret.isEmpty())
        return give(encoded(QCryptographicHash::hash(content, algorithm), form));
    const auto key = sessions.secrets().read(secret);
    if (!key)
        return failed(secretFailure(key.error()), true);
    return give(encoded(QMessageAuthenticationCode::hash(content, key->reveal(), algorithm), form));
}

} // namespace

TaskType hashType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("hash");
    info.label = QStringLiteral("Hash");
    info.category = QStringLiteral("data");
    info.help = QStringLiteral("Makes a checksum of a value; with a secret, a signature (HMAC).");
    info.sideEffects = false;
    info.icon = QStringLiteral("view-certificate");
    info.lane = Lane::Blocking;
    info.summaryParam = QStringLiteral("algorithm");
    info.params = {
        {.key = QStringLiteral("algorithm"),
         .label = QStringLiteral("Algorithm"),
         .help = QStringLiteral("md5 and sha1 only for systems that ask for them: they can be forged."),
         .kind = ParamKind::Choice,
         .fallback = QStringLiteral("sha256"),
         .choices = {QStringLiteral("sha256"), QStringLiteral("sha512"), QStringLiteral("sha3-256"),
                     QStringLiteral("blake2b"), QStringLiteral("sha1"), QStringLiteral("md5")}},
        contentParam(QStringLiteral("content"), QStringLiteral("Of"),
                     QStringLiteral("A text counts as it is, anything else as JSON.")),
        {.key = QStringLiteral("secret"),
         .label = QStringLiteral("Secret"),
         .help = QStringLiteral("The name of the secret that signs it; its value is never in the workflow."),
         .kind = ParamKind::Text},
        {.key = QStringLiteral("form"),
         .label = QStringLiteral("Written as"),
         .help = QStringLiteral("How the result is written."),
         .kind = ParamKind::Choice,
         .fallback = QStringLiteral("hex"),
         .choices = {QStringLiteral("hex"), QStringLiteral("base64"), QStringLiteral("base64url")}},
    };
    return {std::move(info), BlockingTask{run}};
}

} // namespace sluice
