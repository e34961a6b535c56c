#include "core/growth/sealedstate.h"

#include "core/growth/errors.h"

#include <QDataStream>
#include <QIODevice>

#include <xxhash.h>

namespace sluice {

namespace {

constexpr quint32 kSealMagic = 0x534c4757; // "SLGW"

quint64 sealOf(const QByteArray &content)
{
    return XXH3_64bits(content.constData(), static_cast<std::size_t>(content.size()));
}

} // namespace

QByteArray sealedState(const QString &model, quint32 version, const QByteArray &content)
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << kSealMagic << model << version << sealOf(content) << content;
    return state;
}

Result<QByteArray> openedState(const QString &model, quint32 version, const QByteArray &state)
{
    const auto unreadable = failure(errors::kGrowthStateUnreadable, {{QStringLiteral("model"), model}});
    QDataStream in(state);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 magic = 0;
    QString name;
    quint32 itsVersion = 0;
    quint64 seal = 0;
    in >> magic;
    if (magic != kSealMagic)
        return unreadable;
    in >> name >> itsVersion >> seal;
    if (in.status() != QDataStream::Ok || name != model)
        return unreadable;
    if (itsVersion > version) {
        return failure(errors::kGrowthStateNewer,
                       {{QStringLiteral("model"), model}, {QStringLiteral("version"), QString::number(itsVersion)}});
    }
    QByteArray content;
    in >> content;
    if (in.status() != QDataStream::Ok || sealOf(content) != seal)
        return unreadable;
    return content;
}

} // namespace sluice
