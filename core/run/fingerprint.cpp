#include "core/run/fingerprint.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace sluice {

namespace {

/// Text with everything that differs from case to case taken out.
QString generalised(QString text)
{
    static const QRegularExpression quoted(QStringLiteral(R"("[^"]*"|'[^']*'|“[^”]*”)"));
    static const QRegularExpression address(QStringLiteral(R"([a-z]+://\S+|[\w.+-]+@[\w.-]+)"));
    static const QRegularExpression withDigit(QStringLiteral(R"([\w.:/-]*\d[\w.:/-]*)"));
    text.replace(quoted, QStringLiteral("…"));
    text.replace(address, QStringLiteral("…"));
    text.replace(withDigit, QStringLiteral("…"));
    return text;
}

} // namespace

QString fingerprint(const QString &kind, const QString &taskType, const QString &connection, const Error &error)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const QString &part) {
        hash.addData(part.toUtf8());
        hash.addData(QByteArray(1, '\0'));
    };
    add(kind);
    add(taskType);
    add(connection);
    add(error.code);
    // A status says what kind of failure it is; other numbers only say which case.
    add(error.args.value(QStringLiteral("status")));
    add(generalised(error.detail));
    return QString::fromLatin1(hash.result().toHex().left(16));
}

} // namespace sluice
