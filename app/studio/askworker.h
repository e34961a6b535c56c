#pragma once

#include "core/api/mailbox.h"

#include <QHash>
#include <QPointer>
#include <QThread>

#include <functional>
#include <memory>

namespace sluice {

/// Answers questions on a thread of its own, one after the other, over copies; the answers come in the asker's thread.
///
/// Thread: all but `answer` in the thread it was made in. Its destruction waits for the answer that is under way.
template <typename Question, typename Answer>
class AskWorker final {
public:
    using Done = std::function<void(Answer)>;

    /// `answer` is called on the thread, and touches nothing that others change.
    AskWorker(const QString &name, std::function<Answer(const Question &)> answer)
        : m_answer(std::move(answer))
        , m_answers([this](std::vector<Told> &&told) { tell(std::move(told)); })
        , m_questions(std::make_unique<Mailbox<Asked>>([this](std::vector<Asked> &&asked) { run(asked); }))
    {
        m_thread.setObjectName(name);
        m_questions->moveToThread(&m_thread);
        m_thread.start();
    }
    ~AskWorker()
    {
        m_thread.quit();
        m_thread.wait();
    }
    AskWorker(const AskWorker &) = delete;
    AskWorker &operator=(const AskWorker &) = delete;

    /// Calls `done` later; not once `context` is gone.
    void ask(Question question, QObject *context, Done done)
    {
        m_waiting.insert(++m_last, {context, std::move(done)});
        m_questions->post(Asked{m_last, std::move(question)});
    }

private:
    struct Asked {
        quint64 number = 0;
        Question question;
    };
    struct Told {
        quint64 number = 0;
        Answer answer;
    };
    struct Waiting {
        QPointer<QObject> context;
        Done done;
    };

    void run(const std::vector<Asked> &asked)
    {
        for (const Asked &one : asked)
            m_answers.post(Told{one.number, m_answer(one.question)});
    }
    void tell(std::vector<Told> &&told)
    {
        for (Told &one : told) {
            const Waiting waiting = m_waiting.take(one.number);
            if (waiting.context)
                waiting.done(std::move(one.answer));
        }
    }

    std::function<Answer(const Question &)> m_answer;
    QHash<quint64, Waiting> m_waiting;
    quint64 m_last = 0;
    QThread m_thread;
    Mailbox<Told> m_answers;
    std::unique_ptr<Mailbox<Asked>> m_questions; ///< lives in the worker
};

} // namespace sluice
