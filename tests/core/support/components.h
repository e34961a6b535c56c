#pragma once

#include "core/api/snapshot.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

#include <algorithm>
#include <memory>

namespace sluice::test {

/// A component as a snapshot shows it. Null: there is none of that name.
inline const ComponentSnapshot *componentOf(const EngineSnapshot &snapshot, const QString &id)
{
    const auto found = std::ranges::find(snapshot.components, id, &ComponentSnapshot::id);
    return found == snapshot.components.end() ? nullptr : &*found;
}

/// Has the demo service of an engine hang one of its components. False: it did not take the order.
inline bool hangComponent(const EngineSnapshot &snapshot, const QByteArray &component)
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(QStringLiteral("http://%1/control").arg(snapshot.demoAddress)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    const std::unique_ptr<QNetworkReply> reply(
        network.put(request, R"({"fault":{"component":")" + component + R"(","kind":"hang"}})"));
    return QTest::qWaitFor([&] { return reply->isFinished(); }, 20'000)
           && reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 200;
}

} // namespace sluice::test
