#pragma once

#include "core/base/clock.h"
#include "core/tasks/taskhost.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

namespace sluice::test {

inline QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

inline Attempt attempt(const QString &type, const QByteArray &params, const QByteArray &input = "null")
{
    Attempt made;
    made.run = RunId{1};
    made.lease = 7;
    made.taskId = QStringLiteral("t");
    made.type = type;
    made.params = json(params);
    made.data.input = input;
    made.idempotencyKey = "key-1";
    return made;
}

/// What an outcome is, in a few words: `port:output`, `[items`, `wait`, `await topic key=value`, `call id input`, or `class code`.
inline QString words(const Outcome &outcome)
{
    if (const auto *succeeded = std::get_if<outcome::Succeeded>(&outcome))
        return succeeded->port + u':' + QString::fromUtf8(succeeded->output);
    if (const auto *found = std::get_if<outcome::Found>(&outcome))
        return u'>' + QString::fromUtf8(found->list);
    if (std::holds_alternative<outcome::Wait>(outcome))
        return QStringLiteral("wait");
    if (const auto *await = std::get_if<outcome::Await>(&outcome))
        return QStringLiteral("await ") + await->topic
               + (await->key.isEmpty() ? QString() : u' ' + await->key + u'=' + await->value)
               + (await->until ? QStringLiteral(" limited") : QString());
    if (const auto *call = std::get_if<outcome::Call>(&outcome))
        return QStringLiteral("call ") + call->workflow->id + u' ' + QString::fromUtf8(call->input)
               + (call->limit ? QStringLiteral(" limited") : QString());
    static const QStringList classes{QStringLiteral("transient"), QStringLiteral("permanent"),
                                     QStringLiteral("unknown"),   QStringLiteral("lost"),
                                     QStringLiteral("cancelled"), QStringLiteral("rejected")};
    const auto &failed = std::get<outcome::Failed>(outcome);
    return classes[static_cast<int>(failed.failureClass)] + u' ' + failed.error.code;
}

inline Error errorOf(const Outcome &outcome)
{
    const auto *failed = std::get_if<outcome::Failed>(&outcome);
    return failed ? failed->error : Error{};
}

/// A host, a workspace folder, and the attempts that were started with them.
class HostDriver {
public:
    HostDriver() = default;

    /// Performs one attempt and gives what it came to.
    Outcome perform(Attempt wanted)
    {
        const auto results = start(std::move(wanted));
        if (!QTest::qWaitFor([&] { return !results->empty(); }, 60'000))
            return outcome::Failed{FailureClass::Lost, {QStringLiteral("no answer"), {}, {}}, {}, {}};
        return results->front().outcome;
    }

    /// Starts one; each call of its `done` adds to the list.
    std::shared_ptr<std::vector<AttemptResult>> start(Attempt wanted)
    {
        if (wanted.workspace.isEmpty())
            wanted.workspace = m_folder.path();
        auto results = std::make_shared<std::vector<AttemptResult>>();
        m_host->start(std::move(wanted), [results](AttemptResult &&result) { results->push_back(std::move(result)); });
        return results;
    }

    QString path(const QString &name) const { return m_folder.filePath(name); }
    TaskHost &host() { return *m_host; }
    void end() { m_host.reset(); }

private:
    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<TaskHost> m_host = TaskHost::create(m_clock, {2, 1, QStringLiteral(SLUICE_SCRIPT_PROGRAM)});
};

} // namespace sluice::test
