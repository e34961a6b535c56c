#include "ui/wall/wallchoice.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sluice {

namespace {

const auto kWithout = QStringLiteral("without");
const auto kWith = QStringLiteral("with");

QStringList idsIn(const QJsonObject &object, const QString &key)
{
    QStringList ids;
    for (const QJsonValue &id : object.value(key).toArray())
        ids += id.toString();
    ids.removeAll(QString());
    ids.removeDuplicates();
    return ids;
}

} // namespace

void WallChoice::set(const QString &id, bool isUsual, bool isWanted)
{
    without.removeAll(id);
    with.removeAll(id);
    if (isWanted == isUsual)
        return;
    (isWanted ? with : without).append(id);
}

QByteArray writeWallChoice(const WallChoice &choice)
{
    if (choice.isUsual())
        return {};
    const QJsonObject object{{kWithout, QJsonArray::fromStringList(choice.without)},
                             {kWith, QJsonArray::fromStringList(choice.with)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

WallChoice readWallChoice(const QByteArray &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    return {idsIn(object, kWithout), idsIn(object, kWith)};
}

} // namespace sluice
