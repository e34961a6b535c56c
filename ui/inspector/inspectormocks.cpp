// What stands for the shown task in a dry run.
#include "core/workflow/graph.h"
#include "ui/inspector/datatab.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/mockpanel.h"

namespace sluice {

void Inspector::wireMocks()
{
    auto &panel = m_data->mock();
    connect(&m_workspace.mocks(), &TaskMocks::changed, this, &Inspector::showMock);
    const auto told = [&panel](const Result<void> &done) {
        panel.showFailure(done ? std::nullopt : std::optional(done.error()));
    };
    connect(&panel, &MockPanel::mockRequested, this, [this, told](const TaskMock &mock) {
        if (m_document)
            told(m_workspace.mocks().mock(m_document->id(), m_task, mock));
    });
    connect(&panel, &MockPanel::unmockRequested, this, [this, told] {
        if (m_document)
            told(m_workspace.mocks().unmock(m_document->id(), m_task));
    });
}

void Inspector::showMock()
{
    const Task *task = m_document ? m_document->workflow().task(m_task) : nullptr;
    if (!task)
        return;
    const auto *type = m_catalog.find(task->type);
    const Mocks &mocks = m_workspace.mocks().of(m_document->id());
    const auto own = mocks.constFind(m_task);
    const auto mock = own == mocks.constEnd() ? std::nullopt : std::optional(*own);
    // Tasks of two workflows may have the same id.
    m_data->mock().show(m_document->id() + u'/' + m_task, type ? outPortsOf(*task, *type) : QStringList(), mock);
}

} // namespace sluice
