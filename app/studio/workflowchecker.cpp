#include "app/studio/workflowchecker.h"

#include "core/workflow/triggerrules.h"
#include "core/workflow/validate.h"
#include "core/workflow/workflowfile.h"

namespace sluice {

WorkflowChecker::WorkflowChecker(TaskCatalog catalog, QString folder, QObject *parent)
    : QObject(parent)
    , m_catalog(std::move(catalog))
    , m_folder(std::move(folder))
    , m_answers([this](std::vector<Answer> &&answers) { take(std::move(answers)); })
    , m_jobs(std::make_unique<Mailbox<Job>>([this](std::vector<Job> &&jobs) { run(std::move(jobs)); }))
{
    m_thread.setObjectName(QStringLiteral("checker"));
    m_jobs->moveToThread(&m_thread);
    m_thread.start();
}

WorkflowChecker::~WorkflowChecker()
{
    m_thread.quit();
    m_thread.wait();
}

void WorkflowChecker::setConnections(const std::vector<Connection> &connections)
{
    m_connections.clear();
    for (const Connection &connection : connections)
        m_connections += connection.id;
}

void WorkflowChecker::check(const Workflow &workflow, QObject *context, Done done)
{
    m_waiting.insert(++m_last, {context, std::move(done)});
    m_jobs->post(Job{m_last, workflow, m_connections});
}

void WorkflowChecker::run(std::vector<Job> &&jobs)
{
    for (const Job &job : jobs) {
        Problems problems = validate(job.workflow, m_catalog);
        const Problems unknown = validateConnections(job.workflow, m_catalog, job.connections);
        problems.insert(problems.end(), unknown.begin(), unknown.end());
        const Problems calls = validateCalls(job.workflow, m_catalog, workflowIds(m_folder));
        problems.insert(problems.end(), calls.begin(), calls.end());
        const Problems triggers = checkTriggers(job.workflow);
        problems.insert(problems.end(), triggers.begin(), triggers.end());
        m_answers.post(Answer{job.number, std::move(problems)});
    }
}

void WorkflowChecker::take(std::vector<Answer> &&answers)
{
    for (Answer &answer : answers) {
        const Waiting waiting = m_waiting.take(answer.number);
        if (waiting.context)
            waiting.done(std::move(answer.problems));
    }
}

} // namespace sluice
