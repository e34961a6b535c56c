#include "core/tasks/plugin/taskplugin.h"

#include <QObject>

#include <stdexcept>

/// Cannot even be made.
class Thrower final : public QObject, public sluice::plugin::TaskPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID SLUICE_TASK_PLUGIN_IID FILE "shout.json")
    Q_INTERFACES(sluice::plugin::TaskPlugin)

public:
    Thrower() { throw std::runtime_error("no voice"); }
    sluice::plugin::Answer perform(const sluice::plugin::Call &) override { return {}; }
};

#include "thrower.moc"
