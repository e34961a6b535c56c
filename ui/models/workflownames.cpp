#include "ui/models/workflownames.h"

#include <QComboBox>

namespace sluice {

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
