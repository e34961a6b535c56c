#include "core/run/trialfiles.h"

#include "core/base/jsonvalue.h"
#include "core/run/errors.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

namespace sluice {

namespace {

constexpr int kTrialFormat = 1;
constexpr QLatin1StringView kFormatKey{"format"};
constexpr QLatin1StringView kSamplesKey{"outputs"};
constexpr QLatin1StringView kMocksKey{"mocks"};

// The words of the file; those that people read are in `ui/wording`.
constexpr std::array kFailureNames{
    std::pair{FailureClass::Transient, QLatin1StringView("transient")},
    std::pair{FailureClass::Permanent, QLatin1StringView("permanent")},
    std::pair{FailureClass::Unknown, QLatin1StringView("unknown")},
};

QJsonObject tasksIn(const QByteArray &file, QLatin1StringView key)
{
    const QJsonObject root = QJsonDocument::fromJson(file).object();
    return root[kFormatKey].toInt() == kTrialFormat ? root[key].toObject() : QJsonObject();
}

QByteArray fileOf(QLatin1StringView key, const QJsonObject &tasks)
{
    return QJsonDocument(QJsonObject{{kFormatKey, kTrialFormat}, {key, tasks}}).toJson();
}

QJsonObject mockToJson(const TaskMock &mock)
{
    QJsonObject json;
    if (mock.failure) {
        const auto *name = std::ranges::find(kFailureNames, *mock.failure, [](const auto &each) { return each.first; });
        json.insert(QLatin1StringView("fails"), name == kFailureNames.end() ? kFailureNames[1].second : name->second);
        if (!mock.message.isEmpty())
            json.insert(QLatin1StringView("message"), mock.message);
        return json;
    }
    json.insert(QLatin1StringView("output"), oneJsonValue(mock.output).value_or(QJsonValue::Null));
    if (!mock.port.isEmpty())
        json.insert(QLatin1StringView("port"), mock.port);
    return json;
}

TaskMock mockFromJson(const QJsonObject &json)
{
    TaskMock mock;
    const auto name = json[QLatin1StringView("fails")].toString();
    for (const auto &[failure, known] : kFailureNames) {
        if (name == known)
            mock.failure = failure;
    }
    if (mock.failure) {
        mock.message = json[QLatin1StringView("message")].toString();
        return mock;
    }
    mock.output = compactJson(json[QLatin1StringView("output")]);
    mock.port = json[QLatin1StringView("port")].toString();
    return mock;
}

} // namespace

std::vector<MockedTask> mockedTasks(const Mocks &mocks)
{
    std::vector<MockedTask> tasks;
    for (auto mock = mocks.begin(); mock != mocks.end(); ++mock) {
        MockedTask task{.task = mock.key(), .output = mock->output, .port = mock->port, .failure = mock->failure};
        if (mock->failure)
            task.error = {errors::kStepMocked, {}, mock->message};
        tasks.push_back(std::move(task));
    }
    return tasks;
}

QString samplesFile(const QString &workflow)
{
    return QStringLiteral(".sluice/samples/%1.json").arg(workflow);
}

Pins samplesIn(const QByteArray &file)
{
    Pins samples;
    const QJsonObject outputs = tasksIn(file, kSamplesKey);
    for (auto output = outputs.begin(); output != outputs.end(); ++output)
        samples.insert(output.key(), compactJson(*output));
    return samples;
}

QByteArray fileOfSamples(const Pins &samples)
{
    QJsonObject outputs;
    for (auto sample = samples.begin(); sample != samples.end(); ++sample)
        outputs.insert(sample.key(), oneJsonValue(*sample).value_or(QJsonValue::Null));
    return fileOf(kSamplesKey, outputs);
}

QString mocksFile(const QString &workflow)
{
    return QStringLiteral(".sluice/mocks/%1.json").arg(workflow);
}

Mocks mocksIn(const QByteArray &file)
{
    Mocks mocks;
    const QJsonObject tasks = tasksIn(file, kMocksKey);
    for (auto task = tasks.begin(); task != tasks.end(); ++task)
        mocks.insert(task.key(), mockFromJson(task->toObject()));
    return mocks;
}

QByteArray fileOfMocks(const Mocks &mocks)
{
    QJsonObject tasks;
    for (auto mock = mocks.begin(); mock != mocks.end(); ++mock)
        tasks.insert(mock.key(), mockToJson(*mock));
    return fileOf(kMocksKey, tasks);
}

} // namespace sluice
