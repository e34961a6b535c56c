#include "core/tasks/plugin/taskplugin.h"

#include <QObject>

QString functionOfALibraryThatIsNotThere();

/// Needs a function that nobody has.
class Lacking final : public QObject, public sluice::plugin::TaskPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID SLUICE_TASK_PLUGIN_IID FILE "shout.json")
    Q_INTERFACES(sluice::plugin::TaskPlugin)

public:
    sluice::plugin::Answer perform(const sluice::plugin::Call &) override
    {
        return sluice::plugin::Answer::give(functionOfALibraryThatIsNotThere());
    }
};

#include "lacking.moc"
