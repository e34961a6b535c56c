#include "core/engine/runengine.h"

#include "core/journal/matching.h"
#include "core/run/errors.h"

// Redrive jobs: the letters that they send, what becomes of these, and how the jobs become durable.

namespace sluice {

namespace {

/// Letters of a job that are under way at once, and that it sends before the engine looks at its messages.
constexpr quint32 kMostUnderWay = 1000;
constexpr int kSendsAtOnce = 256;
/// Letters whose inputs are edited ahead, and when to ask again while nobody edits.
constexpr std::size_t kEditedAhead = 64;
constexpr Milliseconds kAskAgain{200};
/// What edits may hang or break with the order in hand, and then nobody says that it did.
constexpr Nanoseconds kEditPatience = std::chrono::seconds(30);

QString nameOf(RedriveJobId job)
{
    return QString::fromLatin1(clickOf(job));
}

/// What was edited, for the audit.
QString reasonOf(const InputEdits &edits)
{
    QStringList parts;
    for (const InputEdit &edit : edits) {
        switch (edit.kind) {
        case EditKind::Set:
            parts += QStringLiteral("set %1 = %2").arg(edit.path, edit.text);
            break;
        case EditKind::Remove:
            parts += QStringLiteral("remove %1").arg(edit.path);
            break;
        case EditKind::Rename:
            parts += QStringLiteral("rename %1 to %2").arg(edit.path, edit.text);
            break;
        case EditKind::Script:
            parts += QStringLiteral("script %1").arg(edit.text);
            break;
        }
    }
    return parts.join(QStringLiteral("; "));
}

RedriveItemState outcomeOf(LetterState state)
{
    switch (state) {
    case LetterState::Redriving:
        return RedriveItemState::UnderWay;
    case LetterState::Resolved:
        return RedriveItemState::Resolved;
    case LetterState::Open:
        return RedriveItemState::DeadAgain;
    default:
        return RedriveItemState::GivenUp;
    }
}

} // namespace

void RunEngine::take(tell::StartRedriveJob &message)
{
    if (m_trouble) {
        answer(message.request, tl::unexpected(m_trouble->error));
        return;
    }
    JobSlot slot;
    slot.job.id = RedriveJobId{m_nextJob};
    const auto started = tellJob(
        slot, jobcommand::Start{std::move(message.letters), scopeOf(message.filter), message.options, message.who});
    if (!started) {
        answer(message.request, tl::unexpected(started.error()));
        return;
    }
    const RedriveJobId id{m_nextJob++};
    addJob(std::move(slot));
    audit(message.who, QStringLiteral("redrive.start"), nameOf(id), reasonOf(message.options.edits));
    answer(message.request, id);
}

void RunEngine::take(tell::ControlRedriveJob &message)
{
    const auto found = m_jobs.find(message.job);
    const QString name = QString::number(number(message.job));
    Result<void> done = failure(errors::kRedriveUnknown, {{QStringLiteral("job"), name}});
    if (found != m_jobs.end() && message.action == RedriveJobAction::Pause)
        done = tellJob(found->second, jobcommand::Pause{message.who});
    else if (found != m_jobs.end() && message.action == RedriveJobAction::Resume)
        done = tellJob(found->second, jobcommand::Resume{message.who});
    else if (found != m_jobs.end())
        done = tellJob(found->second, jobcommand::Cancel{message.who});
    if (!done) {
        answer(message.request, tl::unexpected(done.error()));
        return;
    }
    static const QString kActions[] = {QStringLiteral("redrive.pause"), QStringLiteral("redrive.resume"),
                                       QStringLiteral("redrive.cancel")};
    audit(message.who, kActions[static_cast<std::size_t>(message.action)], nameOf(message.job), {});
    answer(message.request, std::monostate{});
}

Result<void> RunEngine::tellJob(JobSlot &slot, const RedriveCommand &command)
{
    const std::size_t before = slot.fresh.size();
    auto done = decide(slot.job, command, clock().wall(), slot.fresh);
    for (std::size_t i = before; i < slot.fresh.size(); ++i) {
        const RedriveEventData &data = slot.fresh[i].data;
        if (const auto *sent = std::get_if<jobevent::ItemSent>(&data)) {
            m_jobLetters[slot.job.items[sent->item].letter] = {slot.job.id, sent->item};
        } else if (const auto *ended = std::get_if<jobevent::ItemEnded>(&data)) {
            // A letter that this job was refused may be under way in another.
            const auto watched = m_jobLetters.find(slot.job.items[ended->item].letter);
            if (watched != m_jobLetters.end() && watched->second == std::pair(slot.job.id, ended->item))
                m_jobLetters.erase(watched);
            if (const auto needed = slot.needed.find(slot.connections[ended->item]); needed != slot.needed.end())
                --needed->second;
        } else if (std::holds_alternative<jobevent::Stopped>(data)) {
            audit(QStringLiteral("sluice"), QStringLiteral("redrive.stop"), nameOf(slot.job.id), {});
        }
    }
    if (slot.fresh.size() > before)
        ++m_lettersRevision;
    if (slot.job.state != RedriveJobState::Running) { // inputs are edited anew should it go on
        slot.edited.clear();
        slot.asked.clear();
    }
    return done;
}

JobSlot &RunEngine::addJob(JobSlot &&added)
{
    const RedriveJobId id = added.job.id;
    JobSlot &slot = m_jobs.insert_or_assign(id, std::move(added)).first->second;
    slot.filter = filterOf(slot.job.scope);
    slot.connections.resize(slot.job.items.size());
    for (std::size_t i = 0; i < slot.job.items.size(); ++i) {
        const RedriveItem &item = slot.job.items[i];
        const RunSlot *run = find(item.letter.run);
        const Letter *letter = run ? run->run.letter(item.letter.index) : nullptr;
        const bool isOpen = item.state == RedriveItemState::Waiting || item.state == RedriveItemState::UnderWay;
        if (!letter || !isOpen)
            continue;
        slot.connections[i] = run->run.taskOf(letter->step).connection;
        if (!slot.connections[i].isEmpty())
            ++slot.needed[slot.connections[i]];
    }
    while (m_jobs.size() > kJobsShown && hasEnded(m_jobs.begin()->second.job.state)
           && m_jobs.begin()->second.fresh.empty())
        m_jobs.erase(m_jobs.begin());
    return slot;
}

/// Takes jobs up from their events. What they sent was journaled with it, so the runs say what became of it.
void RunEngine::recoverJobs(const std::vector<StoredJob> &stored)
{
    for (const StoredJob &each : stored) {
        m_nextJob = std::max(m_nextJob, number(each.id) + 1);
        auto job = restoreJob(each.id, each.events);
        if (!job || each.events.empty())
            continue; // it stays in the journal as it is
        JobSlot &slot = addJob(JobSlot{std::move(*job), {}, {}, {}, {}, {}, {}, {}, {}});
        for (quint32 item = 0; item < slot.job.items.size(); ++item) {
            if (slot.job.items[item].state != RedriveItemState::UnderWay)
                continue;
            const LetterId letter = slot.job.items[item].letter;
            m_jobLetters[letter] = {slot.job.id, item};
            const RunSlot *run = find(letter.run);
            const Letter *ofRun = run ? run->run.letter(letter.index) : nullptr;
            const auto loose = letter.run == RunId{} ? m_loose.find(letter.index) : m_loose.end();
            if (ofRun)
                noteOutcome(slot, item, ofRun->state, ofRun->error);
            else if (loose != m_loose.end())
                noteOutcome(slot, item, loose->second.state, loose->second.error);
            else
                (void)tellJob(slot, jobcommand::End{item, RedriveItemState::Untraced});
        }
    }
}

void RunEngine::noteOutcome(JobSlot &slot, quint32 item, LetterState state, const Error &error)
{
    const RedriveItemState outcome = outcomeOf(state);
    if (outcome != RedriveItemState::UnderWay)
        (void)tellJob(slot, jobcommand::End{item, outcome, outcome == RedriveItemState::DeadAgain ? error : Error{}});
}

void RunEngine::noteJobLetter(LetterId id, LetterState state, const Error &error)
{
    const auto watched = m_jobLetters.find(id);
    if (watched == m_jobLetters.end())
        return;
    const auto [job, item] = watched->second;
    noteOutcome(m_jobs.at(job), item, state, error);
}

/// Tells jobs what became of letters that events may have changed.
void RunEngine::noteJobLetters(const RunSlot &slot, const std::set<quint32> &touched)
{
    if (m_jobLetters.empty())
        return;
    for (const quint32 letter : touched)
        noteJobLetter({slot.run.id, letter}, slot.run.letter(letter)->state, slot.run.letter(letter)->error);
}

/// Counts a letter that is new for the jobs to whose scope it belongs.
void RunEngine::noteNewLetter(const LetterSummary &letter)
{
    for (auto &[id, slot] : m_jobs) {
        if (slot.filter && !hasEnded(slot.job.state) && matches(letter, *slot.filter))
            (void)tellJob(slot, jobcommand::NoteLetters{1});
    }
}

void RunEngine::driveJobs()
{
    for (auto &[id, slot] : m_jobs) {
        if (slot.job.state != RedriveJobState::Running)
            continue;
        stopAtBreaker(slot);
        askForEdits(slot);
        const MonoTime now = clock().monotonic();
        for (int sends = 0; sends < kSendsAtOnce && slot.nextSend <= now; ++sends) {
            const auto item = nextToSend(slot.job);
            if (!item || slot.job.count(RedriveItemState::UnderWay) >= kMostUnderWay)
                break;
            if (slot.edits() && !slot.edited.contains(*item))
                break; // its input comes
            if (sendItem(slot, *item) && slot.job.options.perSecond > 0)
                slot.nextSend = now + Nanoseconds(std::chrono::seconds(1)) / slot.job.options.perSecond;
        }
    }
}

/// Some letters ahead, so that sending need not wait; their inputs stay in memory until they are sent.
void RunEngine::askForEdits(JobSlot &slot)
{
    const RedriveJob &job = slot.job;
    const MonoTime now = clock().monotonic();
    if (now >= slot.askedUntil)
        slot.asked.clear();
    if (!slot.edits() || job.state != RedriveJobState::Running || now < slot.nextAsk)
        return;
    slot.edited.erase(slot.edited.begin(), slot.edited.lower_bound(job.next));
    // A late answer to an earlier order may have left out the next one.
    const bool hasNext = !slot.edited.empty() && slot.edited.begin()->first == job.next;
    if (!slot.asked.empty() || (hasNext && slot.edited.size() > kEditedAhead / 2))
        return;
    EditOrder order{job.id, job.options.edits, {}, {}};
    for (quint32 item = job.next; item < job.items.size() && order.items.size() < kEditedAhead; ++item) {
        if (job.items[item].state != RedriveItemState::Waiting || slot.edited.contains(item))
            continue;
        order.items.push_back(item);
        order.letters.push_back(job.items[item].letter);
    }
    if (order.items.empty())
        return;
    slot.asked.insert(order.items.begin(), order.items.end());
    slot.askedUntil = now + kEditPatience;
    if (!m_effects.editInputs(std::move(order))) {
        slot.asked.clear();
        slot.nextAsk = now + kAskAgain;
    }
}

void RunEngine::take(tell::InputsEdited &message)
{
    const auto found = m_jobs.find(message.job);
    if (found == m_jobs.end())
        return;
    JobSlot &slot = found->second;
    if (slot.job.state != RedriveJobState::Running)
        return;
    for (const quint32 item : message.items)
        slot.asked.erase(item);
    if (message.inputs.empty()) // who edits is gone, and its successor not there yet
        slot.nextAsk = clock().monotonic() + kAskAgain;
    for (std::size_t i = 0; i < message.inputs.size() && i < message.items.size(); ++i) {
        if (message.items[i] >= slot.job.next)
            slot.edited.insert_or_assign(message.items[i], std::move(message.inputs[i]));
    }
}

void RunEngine::stopAtBreaker(JobSlot &slot)
{
    for (const auto &[connection, letters] : slot.needed) {
        const auto gate = m_gates.find(connection);
        if (letters == 0 || gate == m_gates.end() || !gate->second.isOpen(clock().monotonic()))
            continue;
        (void)tellJob(slot, jobcommand::NoteBreaker{connection});
        return;
    }
}

/// False when the letter could not be sent on; the job knows why.
bool RunEngine::sendItem(JobSlot &slot, quint32 item)
{
    const LetterId id = slot.job.items[item].letter;
    const QByteArray click = clickOn(clickOf(slot.job.id), id);
    const RedriveOptions &options = slot.job.options;
    command::Redrive redrive{id.index, click, options.input, options.newEffect, slot.job.who};
    if (auto edited = slot.edited.extract(item)) {
        EditedInput &input = edited.mapped();
        if (input.error) {
            (void)tellJob(slot, jobcommand::End{item, RedriveItemState::Refused, *input.error});
            return false;
        }
        // What the edit leaves as it is, is sent as it is, and so under its old key.
        redrive.input = input.changes ? std::optional(std::move(input.after)) : std::nullopt;
        redrive.newEffect = input.changes && options.newEffect;
    }
    RunSlot *run = find(id.run);
    const Result<void> sent = id.run == RunId{} ? tellLoose(id, redrive)
                              : run             ? tellRun(*run, redrive)
                                    : failure(errors::kLetterNotOpen, {{QStringLiteral("letter"), id.toString()}});
    if (!sent) {
        (void)tellJob(slot, jobcommand::End{item, RedriveItemState::Refused, sent.error()});
        return false;
    }
    audit(slot.job.who, QStringLiteral("letter.redrive"), id.toString(), nameOf(slot.job.id));
    (void)tellJob(slot, jobcommand::Send{item});
    if (run) // a mock may have ended it at once
        noteOutcome(slot, item, run->run.letter(id.index)->state, run->run.letter(id.index)->error);
    return true;
}

Nanoseconds RunEngine::timeToNextSend(MonoTime now) const
{
    Nanoseconds sleep = Nanoseconds::max();
    for (const auto &[id, slot] : m_jobs) {
        const auto next = nextToSend(slot.job);
        if (!next || slot.job.count(RedriveItemState::UnderWay) >= kMostUnderWay)
            continue;
        if (slot.edits() && !slot.edited.contains(*next))
            sleep = std::min<Nanoseconds>(sleep, (slot.asked.empty() ? slot.nextAsk : slot.askedUntil) - now);
        else
            sleep = std::min<Nanoseconds>(sleep, slot.nextSend - now);
    }
    return sleep;
}

bool RunEngine::hasFreshJobs() const
{
    return std::ranges::any_of(m_jobs, [](const auto &entry) { return !entry.second.fresh.empty(); });
}

void RunEngine::addJobsToBatch(JournalBatch &batch)
{
    for (auto &[id, slot] : m_jobs) {
        if (slot.fresh.empty())
            continue;
        const quint64 first = slot.job.sequence - slot.fresh.size();
        batch.jobs.push_back({id, first, std::exchange(slot.fresh, {}), hasEnded(slot.job.state)});
    }
}

std::vector<RedriveJobSummary> RunEngine::jobSummaries() const
{
    std::vector<RedriveJobSummary> jobs;
    for (auto slot = m_jobs.rbegin(); slot != m_jobs.rend(); ++slot)
        jobs.push_back(summaryOf(slot->second.job));
    return jobs;
}

} // namespace sluice
