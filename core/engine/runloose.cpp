#include "core/engine/errors.h"
#include "core/engine/runengine.h"
#include "core/journal/payloads.h"
#include "core/run/errors.h"
#include "core/run/fingerprint.h"

// Letters of no run: events that were given up, webhooks, syncs and runs that triggers asked for. Their rows in the
// journal are the truth.

namespace sluice {

namespace {

/// Letters that wait to be journaled, at most: memory is bounded whatever dies while the disk is full.
constexpr std::size_t kMostFreshLoose = 10'000;

quint64 bytesOf(const LetterSummary &letter)
{
    return sizeof(LetterSummary) + static_cast<quint64>(letter.payload.size());
}

QString kindName(LetterKind kind)
{
    static const QString kNames[] = {QStringLiteral("step"), QStringLiteral("event"), QStringLiteral("webhook"),
                                     QStringLiteral("sync"), QStringLiteral("trigger")};
    return kNames[static_cast<std::size_t>(kind)];
}

bool isLeft(LetterState state)
{
    return state == LetterState::Open || state == LetterState::Redriving;
}

LooseLetter looseOf(const LetterSummary &letter)
{
    return {letter.state, letter.redrives, letter.changed,   letter.snoozedUntil,
            letter.error, letter.clicks,   letter.decidedBy, letter.reason};
}

} // namespace

void RunEngine::take(tell::KeepLetter &message)
{
    if (m_freshLoose.size() >= kMostFreshLoose && m_trouble) {
        answer(message.request, tl::unexpected(m_trouble->error));
        return;
    }
    const quint32 index = m_nextLoose++;
    LetterSummary &letter = m_loose[index] = std::move(message.letter);
    letter.id = {RunId{}, index};
    letter.state = LetterState::Open;
    letter.created = letter.changed = clock().wall();
    letter.fingerprint = fingerprint(kindName(letter.kind), letter.origin, letter.connection, letter.error);
    m_freshLoose.insert(index);
    ++m_openLetters;
    m_bytes += bytesOf(letter);
    m_next.changesLetters = true;
    noteNewLetter(letter);
    answer(message.request, std::vector<LetterOutcome>{{letter.id, std::nullopt}});
}

/// As they were where they come from, but that none of them is on its way.
void RunEngine::take(tell::ImportLetters &message)
{
    for (const LetterSummary &letter : message.letters) {
        auto fits = checkPayload(letter.payload, m_setup.settings.payloadLimit);
        if (fits && m_freshLoose.size() >= kMostFreshLoose && m_trouble)
            fits = tl::unexpected(m_trouble->error);
        if (!fits) {
            answer(message.request, tl::unexpected(fits.error()));
            return;
        }
    }
    // The journal may not know yet what was imported a moment ago.
    std::set<LetterOrigin> known;
    for (const auto &[index, letter] : m_loose) {
        if (letter.from)
            known.insert(*letter.from);
    }
    LetterImport outcome{{}, std::move(message.duplicates)};
    for (LetterSummary &imported : message.letters) {
        if (!known.insert(*imported.from).second) {
            outcome.duplicates.push_back(*imported.from);
            continue;
        }
        const quint32 index = m_nextLoose++;
        LetterSummary &letter = m_loose[index] = std::move(imported);
        letter.id = {RunId{}, index};
        m_freshLoose.insert(index);
        m_openLetters += isLeft(letter.state) ? 1 : 0;
        m_bytes += bytesOf(letter);
        if (letter.state == LetterState::Snoozed)
            m_snoozed.emplace(letter.snoozedUntil, letter.id);
        else if (letter.state == LetterState::Open)
            noteNewLetter(letter);
        audit(message.who, QStringLiteral("letter.import"), letter.id.toString(),
              QStringLiteral("%1 %2").arg(letter.from->workspace, letter.from->letter.toString()));
        outcome.letters.push_back(letter.id);
    }
    m_next.changesLetters = m_next.changesLetters || !outcome.letters.empty();
    answer(message.request, std::move(outcome));
}

Result<void> RunEngine::tellLoose(LetterId id, const Command &command)
{
    const auto found = m_loose.find(id.index);
    if (found == m_loose.end())
        return failure(errors::kLetterNotOpen, {{QStringLiteral("letter"), id.toString()}});
    // The run that it is part of is where it comes from.
    if (found->second.kind == LetterKind::Step && std::holds_alternative<command::Redrive>(command))
        return failure(errors::kLetterImported, {{QStringLiteral("letter"), id.toString()}});
    LooseLetter loose = looseOf(found->second);
    const auto changed = decide(loose, id, command, clock().wall());
    if (!changed)
        return tl::unexpected(changed.error());
    if (*changed)
        changeLoose(found->second, loose);
    return {};
}

void RunEngine::changeLoose(LetterSummary &letter, const LooseLetter &now)
{
    m_openLetters += isLeft(now.state) ? 1 : 0;
    m_openLetters -= isLeft(letter.state) ? 1 : 0;
    letter.state = now.state;
    letter.redrives = now.redrives;
    letter.changed = now.changed;
    letter.snoozedUntil = now.snoozedUntil;
    letter.error = now.error;
    letter.clicks = now.clicks;
    letter.decidedBy = now.decidedBy;
    letter.reason = now.reason;
    m_freshLoose.insert(letter.id.index);
    m_next.changesLetters = true;
    if (letter.state == LetterState::Redriving)
        m_next.deliveries.push_back(letter); // leaves once it is durable that it does
    else if (letter.state == LetterState::Snoozed)
        m_snoozed.emplace(letter.snoozedUntil, letter.id);
    noteJobLetter(letter.id, letter.state, letter.error);
}

void RunEngine::take(tell::LetterDelivered &message)
{
    const auto found = m_loose.find(message.letter);
    if (found == m_loose.end())
        return;
    LooseLetter loose = looseOf(found->second);
    if (endRedrive(loose, message.redrives, message.error, clock().wall()))
        changeLoose(found->second, loose);
}

/// A letter that was on its way when the engine ended may have arrived; it is sent once more rather than lost.
void RunEngine::recoverLoose(tell::JournalOpened &message)
{
    m_nextLoose = message.nextLoose;
    for (LetterSummary &letter : message.looseLetters) {
        if (letter.state == LetterState::Redriving)
            m_next.deliveries.push_back(letter);
        else if (letter.state == LetterState::Snoozed)
            m_snoozed.emplace(letter.snoozedUntil, letter.id);
        noteLetterRow(letter.id, letter.state, letter.created);
        m_bytes += bytesOf(letter);
        m_loose.insert_or_assign(letter.id.index, std::move(letter));
    }
}

void RunEngine::addLooseToBatch(JournalBatch &batch)
{
    for (const quint32 index : std::exchange(m_freshLoose, {})) {
        const auto letter = m_loose.find(index);
        batch.letters.push_back(letter->second);
        publishLetter(m_toldLoose, letter->second);
        noteLetterRow(letter->second.id, letter->second.state, letter->second.created);
        if (letter->second.state == LetterState::Resolved) {
            m_bytes -= bytesOf(letter->second);
            m_loose.erase(letter);
            m_toldLoose.erase(index);
        }
    }
}

} // namespace sluice
