#include "core/tasks/plugin/taskplugin.h"

#include <QObject>

/// Built for an interface that was.
class Old final : public QObject {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "org.sluice.TaskPlugin/0" FILE "shout.json")
};

#include "old.moc"
