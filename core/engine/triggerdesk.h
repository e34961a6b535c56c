#pragma once

#include "core/base/result.h"
#include "core/base/topic.h"
#include "core/engine/filebook.h"
#include "core/journal/journal.h"

#include <map>
#include <memory>
#include <set>
#include <tuple>

namespace sluice {

/// A run that a trigger asks for.
struct TriggerFiring {
    QString workflow;
    QString trigger;
    TriggerKind kind = TriggerKind::Cron;
    QString
        cause; ///< what makes this one different from the others of its trigger: the time that it was due, the topic, the file
    Payload input;
    Milliseconds late{}; ///< of a schedule
};

/// Something that failed, for the triggers that wait for failures.
struct TriggerFailure {
    QString workflow;
    RunId run{};
    QString letter; ///< empty: the run itself has failed
    QString task;   ///< of the letter
    Error error;
};

/// The armed workflows: which of their triggers asks for a run, and when.
///
/// A time that is due counts once: when it is given out, the record of its workflow has moved past it, and both are
/// written together. It is missed when nobody watched at that time, or more than a few seconds went by; then the trigger's
/// policy decides (`lookAt`). So a wall clock that steps forward misses times, and one that steps back waits for its old
/// place; only after a step of more than three hours it is taken as corrected. Then times may come up again: what fires is
/// named by its time, and no time of a trigger is taken twice within a day.
/// A value over points in time; thread: one owner.
class TriggerDesk {
public:
    void restore(std::vector<ArmedWorkflow> armed, const std::vector<FileMark> &files = {});
    /// Errors: the first of `checkTriggers`.
    [[nodiscard]] Result<void> arm(std::shared_ptr<const Workflow> workflow, const QString &who, WallTime now);
    /// Which version of an armed workflow is armed.
    void setNumber(const QString &workflow, quint32 number) { m_armed.at(workflow).number = number; }
    /// False: it is not armed.
    [[nodiscard]] bool disarm(const QString &workflow);
    [[nodiscard]] const std::map<QString, ArmedWorkflow> &armed() const { return m_armed; }
    [[nodiscard]] bool isArmed(const QString &workflow) const { return m_armed.contains(workflow); }

    /// Somebody watches, as of now and for a few seconds.
    void watch(MonoTime now);
    /// Nobody watches any more: what is due from now on will have been missed.
    void leave() { m_since.reset(); }
    [[nodiscard]] bool isWatched(MonoTime now) const;

    /// The runs that schedules ask for now, by the time they are due; none while nobody watches.
    [[nodiscard]] std::vector<TriggerFiring> due(MonoTime now, WallTime wall);
    /// When the next schedule is due. None: there is none.
    [[nodiscard]] std::optional<WallTime> next() const;
    /// The runs that an event starts; `about`: the workflow that it tells of, which it never starts.
    [[nodiscard]] std::vector<TriggerFiring> heard(const QString &topic, WallTime at, const Payload &data,
                                                   const QString &about);
    /// The runs that a failure starts; none of the workflow that failed.
    [[nodiscard]] std::vector<TriggerFiring> failed(const TriggerFailure &failure);
    /// The runs that the files of a trigger's folder start, at most `most`; what is left over, they start the next time.
    [[nodiscard]] std::vector<TriggerFiring> found(const QString &workflow, const QString &trigger,
                                                   const std::vector<FoundFile> &files, std::size_t most);
    /// The folders that are to be watched; relative ones lie in `workspace`.
    [[nodiscard]] std::vector<FileWatch> fileWatches(const QString &workspace) const;
    /// Whether some trigger waits for events.
    [[nodiscard]] bool listens() const { return !m_patterns.empty(); }
    /// Whether some trigger waits for events of this topic.
    [[nodiscard]] bool hears(const QString &topic) const;

    /// Runs that were asked for since the program started, and how late the last of a schedule was.
    [[nodiscard]] quint64 fired() const { return m_fired; }
    [[nodiscard]] Milliseconds lateness() const { return m_lateness; }

    /// The records that have changed since this was asked last.
    [[nodiscard]] std::vector<ArmRecord> takeChanged();
    /// The marks of files that have changed since this was asked last; those of runs belong in their transaction.
    [[nodiscard]] std::vector<FileMark> takeMarks() { return m_files.takeChanged(); }
    [[nodiscard]] bool hasChanged() const { return !m_changed.empty() || m_files.hasChanged(); }

private:
    struct Place {
        QString workflow;
        std::size_t index = 0;
        bool operator==(const Place &) const = default;
        bool operator<(const Place &other) const
        {
            return std::tie(workflow, index) < std::tie(other.workflow, other.index);
        }
    };
    [[nodiscard]] ArmedTrigger &at(const Place &place) { return m_armed.at(place.workflow).triggers[place.index]; }
    void index(const ArmedWorkflow &armed);
    void forget(const QString &workflow);
    void forgetFiles(const Workflow &now, const Workflow *before);
    void dueOf(const Place &place, Nanoseconds watched, WallTime wall, std::vector<TriggerFiring> &firings);
    [[nodiscard]] TriggerFiring firingOf(const Place &place, const QString &cause, QJsonObject input);

    std::map<QString, ArmedWorkflow> m_armed;
    std::map<Place, std::optional<WallTime>> m_next; ///< of schedules
    std::map<Place, TopicPattern> m_patterns;
    std::set<Place> m_failures;
    FileBook m_files;
    std::map<QString, bool> m_changed; ///< workflows, and whether they were armed or disarmed
    std::optional<MonoTime> m_since;   ///< somebody watches, without a break
    MonoTime m_watchedAt{};
    quint64 m_fired = 0;
    Milliseconds m_lateness{};
};

/// Whether events of a topic tell what happens to runs and letters.
[[nodiscard]] bool tellsOfRuns(const QString &topic);

/// Among the headers of a row that stands in line: the kind and the id of the trigger, as its run names it.
inline const QString kTriggerHeader = QStringLiteral(":trigger");

/// The endpoint under which the runs that a trigger asks for stand in line; no webhook's endpoint is named like that.
[[nodiscard]] QString triggerEndpoint(const QString &workflow, const QString &trigger);
/// The name under which the line knows the armed version of a workflow, which is not its file.
[[nodiscard]] QString armedName(const QString &workflow);
/// The workflow of such a name. None: it is that of a file.
[[nodiscard]] std::optional<QString> workflowOfArmedName(const QString &name);
/// The workflow of the endpoint of a trigger. None: it is a webhook's.
[[nodiscard]] std::optional<QString> workflowOfTrigger(const QString &endpoint);

} // namespace sluice
