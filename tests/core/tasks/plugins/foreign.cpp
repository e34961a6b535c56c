#include <QObject>
#include <QtPlugin>

/// A plug-in of another program.
class Foreign final : public QObject {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "org.example.Player/1")
};

#include "foreign.moc"
