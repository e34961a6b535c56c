#pragma once

#include <QByteArrayList>
#include <QJsonArray>
#include <QJsonDocument>
#include <QString>

namespace sluice::test {

/// Every way in which these tests know a secret to be written down.
inline QByteArrayList formsOf(const QByteArray &secret)
{
    QByteArray escaped = QJsonDocument(QJsonArray{QString::fromUtf8(secret)}).toJson(QJsonDocument::Compact);
    QByteArrayList forms{secret, secret.toHex(), secret.toPercentEncoding(), escaped.mid(2, escaped.size() - 4)};
    for (int skip = 0; skip < 3; ++skip)
        forms += secret.mid(skip, (secret.size() - skip) / 3 * 3).toBase64();
    QByteArray utf16(reinterpret_cast<const char *>(QString::fromUtf8(secret).utf16()),
                     2 * QString::fromUtf8(secret).size());
    return forms << utf16;
}

/// What stands around the first of these secrets that is in there; empty: none is.
inline QString leakIn(const QByteArray &bytes, const QByteArrayList &secrets)
{
    for (const QByteArray &secret : secrets) {
        for (const QByteArray &form : formsOf(secret)) {
            const auto at = bytes.indexOf(form);
            if (at >= 0)
                return QStringLiteral("…%1…").arg(QString::fromUtf8(bytes.mid(at - 60, 160)));
        }
    }
    return {};
}

} // namespace sluice::test
