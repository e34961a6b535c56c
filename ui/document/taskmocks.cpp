#include "ui/document/taskmocks.h"

#include "core/base/jsonvalue.h"
#include "core/run/errors.h"
#include "core/workflow/jsonfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace sluice {

namespace {

constexpr int kMocksFormat = 1;
constexpr QLatin1StringView kMocksKey{"mocks"};

// The words of the file; those that people read are in `ui/wording`.
constexpr std::array kFailureNames{
    std::pair{FailureClass::Transient, QLatin1StringView("transient")},
    std::pair{FailureClass::Permanent, QLatin1StringView("permanent")},
    std::pair{FailureClass::Unknown, QLatin1StringView("unknown")},
};

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

Mocks readMocks(const QString &path)
{
    const auto bytes = readFile(path);
    const QJsonObject root = bytes ? QJsonDocument::fromJson(*bytes).object() : QJsonObject();
    if (root[QLatin1StringView("format")].toInt() != kMocksFormat)
        return {};
    Mocks mocks;
    const QJsonObject tasks = root[kMocksKey].toObject();
    for (auto task = tasks.begin(); task != tasks.end(); ++task)
        mocks.insert(task.key(), mockFromJson(task->toObject()));
    return mocks;
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

TaskMocks::TaskMocks(QString folder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
{
}

QString TaskMocks::pathOf(const QString &workflow) const
{
    return QDir(m_folder).filePath(QStringLiteral(".sluice/mocks/%1.json").arg(workflow));
}

const Mocks &TaskMocks::of(const QString &workflow)
{
    const auto known = m_mocks.constFind(workflow);
    return known != m_mocks.constEnd() ? *known : *m_mocks.insert(workflow, readMocks(pathOf(workflow)));
}

Result<void> TaskMocks::mock(const QString &workflow, const QString &task, const TaskMock &mock)
{
    (void)of(workflow);
    m_mocks[workflow].insert(task, mock);
    return keep(workflow);
}

Result<void> TaskMocks::unmock(const QString &workflow, const QString &task)
{
    (void)of(workflow);
    if (m_mocks[workflow].remove(task) == 0)
        return {};
    return keep(workflow);
}

Result<void> TaskMocks::follow(const QString &workflow, const QString &task, const QString &newTask)
{
    const Mocks &mocks = of(workflow);
    const auto own = mocks.constFind(task);
    return own == mocks.constEnd() ? Result<void>() : mock(workflow, newTask, TaskMock(*own));
}

void TaskMocks::forget(const QString &workflow)
{
    QFile::remove(pathOf(workflow));
    if (!m_mocks.take(workflow).isEmpty())
        Q_EMIT changed(workflow);
}

void TaskMocks::putAway(const QString &workflow, const QString &path)
{
    QFile::remove(path);
    QDir().mkpath(QFileInfo(path).path());
    QFile::rename(pathOf(workflow), path);
    forget(workflow);
}

void TaskMocks::takeBack(const QString &workflow, const QString &path)
{
    forget(workflow);
    QDir().mkpath(QFileInfo(pathOf(workflow)).path());
    QFile::rename(path, pathOf(workflow));
}

Result<void> TaskMocks::keep(const QString &workflow)
{
    // A mock is in use at once, on disk or not.
    Q_EMIT changed(workflow);
    const Mocks &mocks = m_mocks[workflow];
    QJsonObject tasks;
    for (auto mock = mocks.begin(); mock != mocks.end(); ++mock)
        tasks.insert(mock.key(), mockToJson(*mock));
    const QJsonObject root{{QLatin1StringView("format"), kMocksFormat}, {kMocksKey, tasks}};
    return writeFile(pathOf(workflow), QJsonDocument(root).toJson());
}

} // namespace sluice
