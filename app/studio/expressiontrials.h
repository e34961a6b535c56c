#pragma once

#include "core/api/mailbox.h"
#include "core/base/clock.h"
#include "core/script/trial.h"

#include <QHash>
#include <QPointer>
#include <QString>
#include <QThread>

#include <functional>
#include <memory>

namespace sluice {

class ScriptPool;

/// Tries out what a person writes, in a script process of its own and on a thread of its own: no run waits for it, and
/// neither does the window.
///
/// Thread: all in the one it was made in. Its destruction ends what is under way.
class ExpressionTrials final {
public:
    using Done = std::function<void(Result<Payload>)>;

    /// `scriptProgram`: path of `sluice-script`; empty: beside the running program.
    ExpressionTrials(const QString &scriptProgram, const Clock &clock);
    ~ExpressionTrials();
    ExpressionTrials(const ExpressionTrials &) = delete;
    ExpressionTrials &operator=(const ExpressionTrials &) = delete;

    /// Calls `done` later; not once `context` is gone. Errors: those of `tryOut`.
    void ask(Trial trial, QObject *context, Done done);

private:
    struct Asked {
        quint64 number = 0;
        Trial trial;
    };
    struct Told {
        quint64 number = 0;
        Result<Payload> value;
    };
    struct Waiting {
        QPointer<QObject> context;
        Done done;
    };

    void run(std::vector<Asked> &&asked);
    void tell(std::vector<Told> &&told);

    QHash<quint64, Waiting> m_waiting;
    quint64 m_last = 0;
    QThread m_thread;
    Mailbox<Told> m_answers;
    std::unique_ptr<Mailbox<Asked>> m_questions; ///< lives in the thread
    // Of the thread alone.
    std::function<std::unique_ptr<ScriptPool>()> m_makePool;
    std::unique_ptr<ScriptPool> m_pool;
};

} // namespace sluice
