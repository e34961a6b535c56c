#include "ui/models/workflownames.h"

#include "core/api/queues.h"
#include "ui/wording/componentwords.h"

#include <QComboBox>

namespace sluice {

QString queueName(const QString &id, const WorkflowNames &names)
{
    return queueName(isWorkflowQueue(id) ? workflowQueue(names.workflow(id.section(u':', 1))) : id);
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
