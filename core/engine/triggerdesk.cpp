#include "core/engine/triggerdesk.h"

#include "core/base/isotime.h"
#include "core/run/await.h"
#include "core/script/jsontext.h"
#include "core/workflow/triggerrules.h"

#include <QDir>
#include <QJsonObject>

#include <algorithm>

namespace sluice {

namespace {

/// How long who watches may be silent.
constexpr Nanoseconds kWatchLease = std::chrono::seconds(5);
/// From this on, a clock that was set back was wrong before.
constexpr Milliseconds kCorrected = std::chrono::hours(3);

const QString kTriggerPrefix = QStringLiteral("trigger:");
const QString kArmedName = QStringLiteral("armed:");

} // namespace

QString triggerEndpoint(const QString &workflow, const QString &trigger)
{
    return kTriggerPrefix + workflow + u'/' + trigger;
}

std::optional<QString> workflowOfTrigger(const QString &endpoint)
{
    if (!endpoint.startsWith(kTriggerPrefix))
        return std::nullopt;
    return endpoint.mid(kTriggerPrefix.size()).section(u'/', 0, 0);
}

QString armedName(const QString &workflow)
{
    return kArmedName + workflow;
}

std::optional<QString> workflowOfArmedName(const QString &name)
{
    return name.startsWith(kArmedName) ? std::optional(name.mid(kArmedName.size())) : std::nullopt;
}

bool tellsOfRuns(const QString &topic)
{
    return topic.startsWith(u"run.") || topic.startsWith(u"letter.");
}

void TriggerDesk::restore(std::vector<ArmedWorkflow> armed, const std::vector<FileMark> &files)
{
    m_files.restore(files);
    for (ArmedWorkflow &workflow : armed) {
        const QString id = workflow.workflow;
        index(m_armed.insert_or_assign(id, std::move(workflow)).first->second);
    }
}

Result<void> TriggerDesk::arm(std::shared_ptr<const Workflow> workflow, const QString &who, WallTime now)
{
    if (const Problems problems = checkTriggers(*workflow); !problems.empty())
        return tl::unexpected(problems.front().error);
    const QString id = workflow->id;
    ArmedWorkflow armed{id, who, now, std::move(workflow), {}};
    const auto before = m_armed.find(id);
    for (const Trigger &trigger : armed.definition->triggers) {
        if (!startsByItself(trigger.kind))
            continue;
        ArmedTrigger &added = armed.triggers.emplace_back(ArmedTrigger{trigger, now, 0, 0});
        if (before == m_armed.end())
            continue;
        // What is the same as before goes on: armed twice, no time of it is lost or counted again.
        const auto same = std::ranges::find(before->second.triggers, trigger, &ArmedTrigger::trigger);
        if (same != before->second.triggers.end())
            added = *same;
    }
    forget(id);
    forgetFiles(*armed.definition, before == m_armed.end() ? nullptr : before->second.definition.get());
    index(m_armed.insert_or_assign(id, std::move(armed)).first->second);
    m_changed[id] = true;
    return {};
}

bool TriggerDesk::disarm(const QString &workflow)
{
    if (m_armed.erase(workflow) == 0)
        return false;
    forget(workflow);
    m_files.forget(workflow, [](const QString &) { return false; });
    m_changed[workflow] = true;
    return true;
}

/// What a trigger has dealt with counts as long as it looks at the same files.
void TriggerDesk::forgetFiles(const Workflow &now, const Workflow *before)
{
    const auto placeOf = [](const Workflow &workflow, const QString &id) -> std::optional<std::pair<QString, QString>> {
        const auto found = std::ranges::find(workflow.triggers, id, &Trigger::id);
        if (found == workflow.triggers.end() || found->kind != TriggerKind::File)
            return std::nullopt;
        return std::pair(found->folder, found->pattern);
    };
    m_files.forget(now.id, [&](const QString &id) {
        const auto place = placeOf(now, id);
        return before && place && place == placeOf(*before, id);
    });
}

std::vector<FileWatch> TriggerDesk::fileWatches(const QString &workspace) const
{
    std::vector<FileWatch> watches;
    for (const auto &[id, armed] : m_armed) {
        for (const ArmedTrigger &each : armed.triggers) {
            const Trigger &trigger = each.trigger;
            if (trigger.kind == TriggerKind::File)
                watches.push_back({id, trigger.id, QDir::cleanPath(QDir(workspace).absoluteFilePath(trigger.folder)),
                                   trigger.pattern, trigger.settle});
        }
    }
    return watches;
}

std::vector<TriggerFiring> TriggerDesk::found(const QString &workflow, const QString &trigger,
                                              const std::vector<FoundFile> &files, std::size_t most)
{
    std::vector<TriggerFiring> firings;
    const auto armed = m_armed.find(workflow);
    if (armed == m_armed.end())
        return firings;
    const auto &triggers = armed->second.triggers;
    const auto isIt = [&](const ArmedTrigger &each) {
        return each.trigger.id == trigger && each.trigger.kind == TriggerKind::File;
    };
    const auto it = std::ranges::find_if(triggers, isIt);
    if (it == triggers.end())
        return firings;
    const Place place{workflow, static_cast<std::size_t>(it - triggers.begin())};
    for (const FoundFile &file : m_files.news(workflow, trigger, files, it->trigger.existing, most))
        firings.push_back(firingOf(place, file.name,
                                   {{QStringLiteral("path"), QDir::cleanPath(it->trigger.folder + u'/' + file.name)},
                                    {QStringLiteral("name"), file.name},
                                    {QStringLiteral("size"), file.size},
                                    {QStringLiteral("modified"), isoText(file.modified)}}));
    return firings;
}

void TriggerDesk::index(const ArmedWorkflow &armed)
{
    for (std::size_t i = 0; i < armed.triggers.size(); ++i) {
        const Trigger &trigger = armed.triggers[i].trigger;
        const Place place{armed.workflow, i};
        if (isScheduled(trigger.kind))
            m_next.emplace(place, nextDue(trigger, armed.triggers[i].accounted));
        else if (trigger.kind == TriggerKind::Failure)
            m_failures.insert(place);
        if (trigger.kind != TriggerKind::Event)
            continue;
        if (auto pattern = TopicPattern::parse(trigger.topic))
            m_patterns.emplace(place, std::move(*pattern));
    }
}

void TriggerDesk::forget(const QString &workflow)
{
    const auto isOf = [&](const Place &place) { return place.workflow == workflow; };
    std::erase_if(m_next, [&](const auto &entry) { return isOf(entry.first); });
    std::erase_if(m_patterns, [&](const auto &entry) { return isOf(entry.first); });
    std::erase_if(m_failures, isOf);
}

void TriggerDesk::watch(MonoTime now)
{
    if (!isWatched(now))
        m_since = now;
    m_watchedAt = now;
}

bool TriggerDesk::isWatched(MonoTime now) const
{
    return m_since && now - m_watchedAt <= kWatchLease;
}

std::vector<TriggerFiring> TriggerDesk::due(MonoTime now, WallTime wall)
{
    std::vector<TriggerFiring> firings;
    if (!isWatched(now))
        return firings;
    for (auto &[place, next] : m_next) {
        ArmedTrigger &armed = at(place);
        if (armed.accounted > wall + kCorrected) {
            armed.accounted = wall;
            next = nextDue(armed.trigger, wall);
            m_changed.try_emplace(place.workflow, false);
        }
        if (!next || *next > wall)
            continue;
        dueOf(place, now - *m_since, wall, firings);
        next = nextDue(armed.trigger, armed.accounted);
    }
    std::ranges::stable_sort(firings, std::ranges::greater(), &TriggerFiring::late);
    return firings;
}

/// All of one schedule until now: what was missed by its policy, then what is on time.
void TriggerDesk::dueOf(const Place &place, Nanoseconds watched, WallTime wall, std::vector<TriggerFiring> &firings)
{
    ArmedTrigger &armed = at(place);
    const ScheduleLook look = lookAt(armed.trigger, armed.accounted, wall, watched);
    for (std::size_t i = 0; i < look.due.size(); ++i) {
        const bool isLate = i < look.madeUp;
        QJsonObject input{{QStringLiteral("due"), isoText(look.due[i])}, {QStringLiteral("late"), isLate}};
        if (isLate)
            input.insert(QStringLiteral("missed"), static_cast<qint64>(look.missed));
        firings.push_back(firingOf(place, isoText(look.due[i]), std::move(input)));
        firings.back().late = m_lateness = wall - look.due[i];
    }
    armed.givenUp += look.missed - look.madeUp;
    armed.accounted = look.accounted;
    m_changed.try_emplace(place.workflow, false);
}

std::optional<WallTime> TriggerDesk::next() const
{
    std::optional<WallTime> first;
    for (const auto &[place, next] : m_next) {
        if (next && (!first || *next < *first))
            first = next;
    }
    return first;
}

TriggerFiring TriggerDesk::firingOf(const Place &place, const QString &cause, QJsonObject input)
{
    ArmedTrigger &armed = at(place);
    ++armed.fired;
    ++m_fired;
    m_changed.try_emplace(place.workflow, false);
    input.insert(QStringLiteral("trigger"), armed.trigger.id);
    if (!armed.trigger.input.isUndefined())
        input.insert(QStringLiteral("input"), armed.trigger.input);
    return {place.workflow, armed.trigger.id, armed.trigger.kind, cause, jsontext::toText(input), {}};
}

std::vector<TriggerFiring> TriggerDesk::heard(const QString &topic, WallTime at, const Payload &data,
                                              const QString &about)
{
    std::vector<TriggerFiring> firings;
    for (const auto &[place, pattern] : m_patterns) {
        const Trigger &trigger = this->at(place).trigger;
        if (!pattern.matches(topic) || (!about.isEmpty() && place.workflow == about)
            || !isAwaited({trigger.topic, trigger.key, trigger.value}, data))
            continue;
        TriggerFiring firing = firingOf(place, topic,
                                        {{QStringLiteral("topic"), topic}, {QStringLiteral("at"), isoText(at)}});
        // As it came, byte for byte.
        firing.input.chop(1);
        firing.input += ",\"data\":" + (data.isEmpty() ? Payload("null") : data) + '}';
        firings.push_back(std::move(firing));
    }
    return firings;
}

bool TriggerDesk::hears(const QString &topic) const
{
    return std::ranges::any_of(m_patterns, [&](const auto &entry) { return entry.second.matches(topic); });
}

std::vector<TriggerFiring> TriggerDesk::failed(const TriggerFailure &failure)
{
    std::vector<TriggerFiring> firings;
    for (const Place &place : m_failures) {
        const QString wanted = at(place).trigger.workflow;
        if (place.workflow == failure.workflow || (!wanted.isEmpty() && wanted != failure.workflow))
            continue;
        QJsonObject args;
        for (auto arg = failure.error.args.begin(); arg != failure.error.args.end(); ++arg)
            args.insert(arg.key(), arg.value());
        QJsonObject input{{QStringLiteral("workflow"), failure.workflow},
                          {QStringLiteral("run"), static_cast<qint64>(number(failure.run))},
                          {QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), failure.error.code},
                                                                {QStringLiteral("args"), args},
                                                                {QStringLiteral("detail"), failure.error.detail}}}};
        if (!failure.letter.isEmpty()) {
            input.insert(QStringLiteral("letter"), failure.letter);
            input.insert(QStringLiteral("task"), failure.task);
        }
        const QString cause = failure.letter.isEmpty() ? QString::number(number(failure.run)) : failure.letter;
        firings.push_back(firingOf(place, cause, std::move(input)));
    }
    return firings;
}

std::vector<ArmRecord> TriggerDesk::takeChanged()
{
    std::vector<ArmRecord> records;
    for (const auto &[workflow, isNew] : std::exchange(m_changed, {})) {
        const auto armed = m_armed.find(workflow);
        records.push_back({workflow, armed == m_armed.end() ? std::nullopt : std::optional(armed->second), isNew});
    }
    return records;
}

} // namespace sluice
