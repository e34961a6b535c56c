#include "ui/models/workflownames.h"

#include "core/api/queues.h"
#include "ui/wording/componentwords.h"

#include <QComboBox>

namespace sluice {

QString queueName(const QString &id, const WorkflowNames &names)
{
    const QString whose = id.section(u':', 1);
    if (isWorkflowQueue(id))
        return queueName(workflowQueue(names.workflow(whose)));
    return queueName(isConnectionQueue(id) ? connectionQueue(names.connection(whose)) : id);
}

WhyNames whyNames(const WorkflowNames &names, std::function<QString(StepIndex)> step)
{
    WhyNames all(std::move(step));
    all.workflow = [names](const QString &id) { return names.workflow(id); };
    all.task = [names](const QString &workflow, const QString &id) { return names.task(workflow, id); };
    all.connection = [names](const QString &id) { return names.connection(id); };
    return all;
}

void offerNamed(QComboBox &box, const std::vector<NamedId> &offered)
{
    for (const NamedId &one : offered) {
        if (one.id.isEmpty())
            continue;
        int row = box.findData(one.id);
        if (row < 0) {
            row = box.count();
            box.addItem(one.name, one.id);
        }
        box.setItemText(row, one.name);
        box.setItemData(row, one.id, Qt::ToolTipRole);
    }
}

} // namespace sluice
