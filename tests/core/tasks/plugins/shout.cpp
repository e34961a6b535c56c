#include "core/tasks/plugin/taskplugin.h"

#include <QObject>

#include <stdexcept>
#include <thread>

/// A plug-in as a third party writes one: it includes nothing of Sluice but its interface.
class Shout final : public QObject, public sluice::plugin::TaskPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID SLUICE_TASK_PLUGIN_IID FILE "shout.json")
    Q_INTERFACES(sluice::plugin::TaskPlugin)

public:
    sluice::plugin::Answer perform(const sluice::plugin::Call &call) override
    {
        using sluice::plugin::Answer;
        const QString text = call.params.value(QLatin1StringView("text")).toString();
        const QString how = call.params.value(QLatin1StringView("how")).toString();
        if (how == QLatin1StringView("throw"))
            throw std::runtime_error("hoarse");
        if (how == QLatin1StringView("busy"))
            return Answer::fail(QStringLiteral("Somebody else shouts."), true);
        while (how == QLatin1StringView("wait") && !call.stopped())
            std::this_thread::yield();
        Answer answer = Answer::give(text.toUpper());
        if (how == QLatin1StringView("hush"))
            answer.port = QStringLiteral("silent");
        if (how == QLatin1StringView("astray"))
            answer.port = QStringLiteral("nowhere");
        return answer;
    }
};

#include "shout.moc"
