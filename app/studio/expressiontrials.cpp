#include "app/studio/expressiontrials.h"

#include "core/script/scriptpool.h"

#include <QCoreApplication>
#include <QDir>

namespace sluice {

namespace {

/// Shorter than in a run: somebody waits for the answer, and types on meanwhile.
constexpr Milliseconds kTimeout{1'000};

QCoro::Task<> answer(quint64 number, Trial trial, ScriptPool &pool, std::function<void(quint64, Result<Payload>)> done)
{
    Result<Payload> value = co_await tryOut(std::move(trial), pool);
    done(number, std::move(value));
}

} // namespace

ExpressionTrials::ExpressionTrials(const QString &scriptProgram, const Clock &clock)
    : m_answers([this](std::vector<Told> &&told) { tell(std::move(told)); })
    , m_questions(std::make_unique<Mailbox<Asked>>([this](std::vector<Asked> &&asked) { run(std::move(asked)); }))
{
    const QString program = scriptProgram.isEmpty()
                                ? QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("sluice-script"))
                                : scriptProgram;
    m_makePool = [program, &clock] {
        return std::make_unique<ScriptPool>(ScriptPool::Settings{program, 1, kTimeout}, clock);
    };
    m_thread.setObjectName(QStringLiteral("trials"));
    m_questions->moveToThread(&m_thread);
    // The pool belongs to the thread, and ends in it.
    QObject::connect(
        &m_thread, &QThread::finished, &m_thread, [this] { m_pool.reset(); }, Qt::DirectConnection);
    m_thread.start();
}

ExpressionTrials::~ExpressionTrials()
{
    m_thread.quit();
    m_thread.wait();
}

void ExpressionTrials::ask(Trial trial, QObject *context, Done done)
{
    m_waiting.insert(++m_last, {context, std::move(done)});
    m_questions->post(Asked{m_last, std::move(trial)});
}

void ExpressionTrials::run(std::vector<Asked> &&asked)
{
    if (!m_pool)
        m_pool = m_makePool();
    for (Asked &one : asked)
        answer(one.number, std::move(one.trial), *m_pool, [this](quint64 number, Result<Payload> value) {
            m_answers.post(Told{number, std::move(value)});
        });
}

void ExpressionTrials::tell(std::vector<Told> &&told)
{
    for (Told &one : told) {
        const Waiting waiting = m_waiting.take(one.number);
        if (waiting.context)
            waiting.done(std::move(one.value));
    }
}

} // namespace sluice
