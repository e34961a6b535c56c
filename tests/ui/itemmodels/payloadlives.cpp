#include "tests/ui/itemmodels/watched.h"

#include "ui/events/enginelogmodel.h"
#include "ui/health/samplemodel.h"
#include "ui/runs/payloadrows.h"
#include "ui/widgets/jsonmodel.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSignalSpy>

namespace sluice::test::lives {

/// The tester asks for more itself, also in the middle of an insertion; so it looks before and after what is fetched.
unsigned liveJson()
{
    JsonModel model;
    QJsonArray many;
    for (int i = 0; i < 600; ++i)
        many.append(QJsonObject{{QStringLiteral("n"), i}});
    unsigned seen = 0;
    {
        const Watched watched(model);
        model.setValue(QJsonArray{1, 2, 3});
        model.setValue({});
        seen |= watched.seen();
    }
    model.setValue(many);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    while (model.canFetchMore({}))
        model.fetchMore({});
    for (int row = 0; row < model.rowCount(); ++row)
        model.fetchMore(model.index(row, 0));
    seen |= inserted.isEmpty() ? 0U : unsigned(Insert);
    const Watched watched(model);
    model.setValue(QJsonValue::Null);
    return seen | watched.seen();
}

/// Of more rows than are shown at once; the tester looks before and after these are fetched, as above.
unsigned livePayload()
{
    PayloadTableRows model;
    QSignalSpy ended(&model, &PayloadRows::ended);
    const auto listOf = [](int rows) {
        QByteArray list = "[";
        for (int i = 0; i < rows; ++i)
            list += "{\"n\":" + QByteArray::number(i) + "},";
        list.chop(1);
        return list + "]";
    };
    unsigned seen = 0;
    {
        const Watched watched(model);
        model.setText(listOf(30));
        if (!ended.wait())
            return 0;
        model.setText({});
        if (!ended.wait())
            return 0;
        seen |= watched.seen();
    }
    model.setText(listOf(5000));
    if (!ended.wait())
        return 0;
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.fetchMore({});
    seen |= inserted.isEmpty() ? 0U : unsigned(Insert);
    while (model.canFetchMore({}))
        model.fetchMore({});
    const Watched watched(model);
    model.setText({});
    return seen | watched.seen();
}

unsigned liveSamples()
{
    SampleModel model;
    const Watched watched(model);
    const auto samples = [](int first, int last) {
        std::vector<HealthSample> made;
        for (int at = first; at < last; ++at)
            made.push_back({.at = WallTime(std::chrono::seconds(at))});
        return made;
    };
    model.setSamples(samples(0, 5));
    model.setSamples(samples(1, 7)); // one has gone, two have come
    model.setSamples(samples(100, 103));
    return watched.seen();
}

unsigned liveEngineLog()
{
    EngineLogModel model(3);
    const Watched watched(model);
    const auto page = [](quint64 first) {
        LogPage made;
        for (quint64 number = first; number < first + 3; ++number)
            made.records.push_back({number, {}, LogLevel::Info, QStringLiteral("engine"), QStringLiteral("x")});
        return made;
    };
    model.add(page(1).records);
    model.add(page(4).records);
    model.setFilter({LogLevel::Warning, {}, {}});
    return watched.seen();
}

} // namespace sluice::test::lives
