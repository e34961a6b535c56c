#pragma once

#include "ui/wording/whywords.h"

#include <QHash>
#include <QString>

#include <utility>
#include <vector>

class QComboBox;

namespace sluice {

/// What people call workflows, their tasks and connections, where they gave names; runs and letters know ids only.
struct WorkflowNames {
    QHash<QString, QString> workflows;
    QHash<std::pair<QString, QString>, QString> tasks; ///< by workflow and task
    QHash<QString, QString> connections = {};

    [[nodiscard]] QString workflow(const QString &id) const { return workflows.value(id, id); }
    [[nodiscard]] QString task(const QString &workflowId, const QString &id) const
    {
        return tasks.value({workflowId, id}, id);
    }
    [[nodiscard]] QString connection(const QString &id) const { return connections.value(id, id); }
    bool operator==(const WorkflowNames &) const = default;
};

/// What people read for a queue: that of a workflow or a connection has its name.
[[nodiscard]] QString queueName(const QString &id, const WorkflowNames &names);

/// For causes that something does not go on; `step` gives the name of a step.
[[nodiscard]] WhyNames whyNames(const WorkflowNames &names, std::function<QString(StepIndex)> step);

/// An id and what people call it.
struct NamedId {
    QString id;
    QString name;
};

/// Adds those that a box does not offer yet, and calls the others what they are called now; the data is the id.
void offerNamed(QComboBox &box, const std::vector<NamedId> &offered);

} // namespace sluice
