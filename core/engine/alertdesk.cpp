#include "core/engine/alertdesk.h"

#include "core/components/errors.h"
#include "core/engine/errors.h"

#include <algorithm>
#include <tuple>

namespace sluice {

namespace {

QString keyOf(const QString &rule, const QString &subject)
{
    return subject.isEmpty() ? rule : rule + u'/' + subject;
}

/// Whether what the coordinator says is what this rule finds in one of its subjects.
bool isAbout(const Error &led, const AlertRule &rule, const QString &subject)
{
    if (rule.metric == AlertMetric::HungThreads)
        return led.code == errors::kComponentsAbandoned;
    return rule.metric == AlertMetric::ComponentNeedsPerson && led.code == errors::kComponentRecoveredTooOften
           && led.args.value(QStringLiteral("component")) == subject;
}

} // namespace

AlertDesk::AlertDesk(const std::vector<AlertRule> &own)
    : m_rules(alertRulesWith(own))
{
}

void AlertDesk::use(const std::vector<AlertRule> &own)
{
    m_rules = alertRulesWith(own);
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        const auto rule = std::ranges::find(m_rules, entry->first.first, &AlertRule::id);
        const AlertSummary &alert = entry->second.alert;
        const bool stays = rule != m_rules.end() && rule->isOn
                           && (!entry->second.episode.isFiring() || rule->metric == alert.metric)
                           && (rule->subject.isEmpty() || rule->subject == entry->first.second);
        if (!stays && entry->second.episode.isFiring())
            change(entry->first, nullptr);
        entry = stays ? std::next(entry) : m_entries.erase(entry);
    }
}

void AlertDesk::restore(std::vector<AlertSummary> kept)
{
    for (AlertSummary &old : kept) {
        const auto rule = std::ranges::find(m_rules, old.rule, &AlertRule::id);
        const bool isWatched = rule != m_rules.end() && rule->isOn && rule->metric == old.metric
                               && (rule->subject.isEmpty() || rule->subject == old.subject);
        const Key key(old.rule, old.subject);
        if (!isWatched) {
            change(key, nullptr);
            continue;
        }
        Entry &entry = m_entries[key];
        goOn(entry, std::move(old));
        change(key, &entry);
    }
}

void AlertDesk::goOn(Entry &entry, AlertSummary old)
{
    old.isOld = true;
    if (!entry.episode.isFiring()) {
        entry.episode = AlertEpisode::underWay();
        entry.alert = std::move(old);
        return;
    }
    AlertSummary &alert = entry.alert;
    alert.isOld = true;
    alert.since = old.since;
    if (!alert.error)
        alert.error = std::move(old.error);
    if (entry.isDecided)
        return;
    alert.acknowledgedBy = std::move(old.acknowledgedBy);
    alert.acknowledgedAt = old.acknowledgedAt;
    alert.snoozedBy = std::move(old.snoozedBy);
    alert.snoozedUntil = old.snoozedUntil;
    alert.note = std::move(old.note);
}

void AlertDesk::look(const EngineSnapshot &now, MonoTime at, const std::optional<Error> &led)
{
    m_rates.note(now, at);
    for (const AlertRule &rule : m_rules) {
        if (rule.isOn)
            lookAt(rule, now, at, led);
    }
}

void AlertDesk::lookAt(const AlertRule &rule, const EngineSnapshot &now, MonoTime at, const std::optional<Error> &led)
{
    const auto figures = figuresOf(rule.metric, now, m_rates);
    const auto first = m_entries.lower_bound(Key(rule.id, QString()));
    const bool hasEntries = first != m_entries.end() && first->first.first == rule.id;
    std::vector<QString> unseen; // that are counted, and of which there is no figure any more
    for (auto entry = first; entry != m_entries.end() && entry->first.first == rule.id; ++entry)
        unseen.push_back(entry->first.second);
    if (figures) {
        for (const AlertFigure &figure : *figures) {
            if (!rule.subject.isEmpty() && rule.subject != figure.subject)
                continue;
            const bool isSo = rule.holds(figure.value) || (led && isAbout(*led, rule, figure.subject));
            if (hasEntries)
                std::erase(unseen, figure.subject);
            if (isSo || hasEntries)
                note(rule, figure.subject, isSo, figure.value, now, at, led);
        }
    }
    // Who is gone has no trouble; who cannot be seen may have.
    for (const QString &subject : unseen)
        note(rule, subject, figures ? std::optional(false) : std::nullopt, 0, now, at, led);
}

void AlertDesk::note(const AlertRule &rule, const QString &subject, std::optional<bool> isSo, double value,
                     const EngineSnapshot &now, MonoTime at, const std::optional<Error> &led)
{
    const Key key(rule.id, subject);
    Entry &entry = m_entries[key];
    const auto change = entry.episode.note(isSo, at, {rule.holdFor, rule.calmFor});
    AlertSummary &alert = entry.alert;
    if (change == AlertEpisode::Change::Began) {
        alert = {};
        entry.isDecided = false;
        alert.key = keyOf(rule.id, subject);
        alert.rule = rule.id;
        alert.metric = rule.metric;
        alert.subject = subject;
        alert.since = now.taken;
    }
    if (entry.episode.isFiring()) {
        alert.name = rule.name;
        alert.severity = rule.severity;
        alert.comparison = rule.comparison;
        alert.threshold = rule.threshold;
        if (isSo)
            alert.value = value;
        if (led && isAbout(*led, rule, subject))
            alert.error = led;
    }
    if (change == AlertEpisode::Change::Began)
        this->change(key, &entry);
    else if (change == AlertEpisode::Change::Ended)
        this->change(key, nullptr);
    if (entry.episode.isIdle())
        m_entries.erase(key);
}

Result<void> AlertDesk::obey(const AlertRequest &request, const QString &who, WallTime now)
{
    const auto found = std::ranges::find_if(m_entries, [&](const auto &entry) {
        return entry.second.episode.isFiring() && entry.second.alert.key == request.key;
    });
    if (found == m_entries.end())
        return failure(errors::kAlertUnknown, {{QStringLiteral("alert"), request.key}});
    AlertSummary &alert = found->second.alert;
    switch (request.action) {
    case AlertAction::Acknowledge:
        alert.acknowledgedBy = who;
        alert.acknowledgedAt = now;
        break;
    case AlertAction::Snooze:
        alert.snoozedBy = who;
        alert.snoozedUntil = request.until;
        break;
    case AlertAction::Reopen:
        alert.acknowledgedBy.clear();
        alert.acknowledgedAt = {};
        alert.snoozedBy.clear();
        alert.snoozedUntil = {};
        break;
    }
    alert.note = request.note;
    found->second.isDecided = true;
    change(found->first, &found->second);
    return {};
}

std::vector<AlertSummary> AlertDesk::alerts(WallTime now) const
{
    std::vector<AlertSummary> firing;
    for (const auto &[key, entry] : m_entries) {
        if (entry.episode.isFiring())
            firing.push_back(entry.alert);
    }
    std::ranges::stable_sort(firing, [now](const AlertSummary &one, const AlertSummary &other) {
        const auto rank = [now](const AlertSummary &alert) {
            return std::tuple(alert.isNew(now) ? 0 : 1, -static_cast<int>(alert.severity),
                              -alert.since.time_since_epoch());
        };
        return rank(one) < rank(other);
    });
    return firing;
}

void AlertDesk::change(const Key &key, const Entry *entry)
{
    AlertRecord record{keyOf(key.first, key.second), {}};
    if (entry)
        record.alert = entry->alert;
    m_changed.insert_or_assign(key, std::move(record));
}

std::vector<AlertRecord> AlertDesk::takeChanged()
{
    std::vector<AlertRecord> changed;
    for (auto &[key, record] : std::exchange(m_changed, {}))
        changed.push_back(std::move(record));
    return changed;
}

std::vector<AlertRecord> AlertDesk::all(const std::vector<AlertSummary> &kept) const
{
    std::vector<AlertRecord> records;
    for (const auto &[key, entry] : m_entries) {
        if (entry.episode.isFiring())
            records.push_back({entry.alert.key, entry.alert});
    }
    for (const AlertSummary &old : kept) {
        if (std::ranges::find(records, old.key, &AlertRecord::key) == records.end())
            records.push_back({old.key, std::nullopt});
    }
    return records;
}

} // namespace sluice
