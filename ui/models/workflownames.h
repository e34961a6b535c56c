#pragma once

#include <QHash>
#include <QString>

#include <utility>
#include <vector>

class QComboBox;

namespace sluice {

/// What people call workflows and their tasks, where they gave names; runs and letters know ids only.
struct WorkflowNames {
    QHash<QString, QString> workflows;
    QHash<std::pair<QString, QString>, QString> tasks; ///< by workflow and task

    [[nodiscard]] QString workflow(const QString &id) const { return workflows.value(id, id); }
    [[nodiscard]] QString task(const QString &workflowId, const QString &id) const
    {
        return tasks.value({workflowId, id}, id);
    }
    bool operator==(const WorkflowNames &) const = default;
};

/// What people read for a queue: that of a workflow has its name.
[[nodiscard]] QString queueName(const QString &id, const WorkflowNames &names);

/// An id and what people call it.
struct NamedId {
    QString id;
    QString name;
};

/// Adds those that a box does not offer yet, and calls the others what they are called now; the data is the id.
void offerNamed(QComboBox &box, const std::vector<NamedId> &offered);

} // namespace sluice
