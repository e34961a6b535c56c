#include "tests/core/engine/simulation.h"

// Letters of no run in the world of a simulation: kept, sent on once for each click, and never lost.

namespace sluice::test {

void Simulation::keepLoose()
{
    LetterSummary letter;
    letter.kind = static_cast<LetterKind>(1 + pick(3));
    letter.origin = QStringLiteral("orders.%1").arg(pick(3));
    letter.payload = QByteArray("\x00\xff{", 3) + QByteArray::number(qulonglong(pick(1000)));
    letter.headers.insert(QStringLiteral("publisher"), QStringLiteral("test"));
    letter.error = Error{QStringLiteral("event.queueFull"), {}, {}};
    say(tell::KeepLetter{++m_request, std::move(letter)});
    settle();
}

bool Simulation::deliver(const LetterSummary &letter)
{
    const auto durable = m_loose.find(letter.id);
    if (durable == m_loose.end() || durable->second.state != LetterState::Redriving)
        violate(QStringLiteral("J1: letter %1 is sent on before that is durable").arg(letter.id.toString()));
    else if (durable->second.payload != letter.payload)
        violate(QStringLiteral("D5: letter %1 goes out as other bytes").arg(letter.id.toString()));
    if (letter.kind == LetterKind::Sync)
        return false; // nothing takes these
    m_deliveries.push_back(letter);
    return true;
}

/// A delivery ends, or its end is told twice.
void Simulation::endDelivery()
{
    if (m_deliveries.empty())
        return;
    const std::size_t at = pick(m_deliveries.size());
    const LetterSummary letter = m_deliveries[at];
    if (m_isEnding || chance(80))
        m_deliveries.erase(m_deliveries.begin() + static_cast<std::ptrdiff_t>(at));
    std::optional<Error> error;
    if (!m_isEnding && chance(40))
        error = Error{QStringLiteral("event.refused"), {}, {}};
    say(tell::LetterDelivered{letter.id.index, letter.redrives, error});
    settle();
}

void Simulation::noteDurableLoose(const JournalBatch &batch)
{
    for (const LetterSummary &letter : batch.letters) {
        if (letter.id.run != RunId{})
            continue;
        LetterSummary &known = m_loose[letter.id];
        if (known.clicks.size() > letter.clicks.size() || known.redrives > letter.redrives)
            violate(QStringLiteral("D3: letter %1 has forgotten a click").arg(letter.id.toString()));
        known = letter;
    }
}

void Simulation::compareLoose()
{
    MemoryJournalReader reader(m_disk);
    std::map<LetterState, std::size_t> sums;
    for (const auto &[id, letter] : m_loose) {
        const auto stored = reader.letter(id);
        if (!stored || *stored != letter)
            violate(QStringLiteral("J3: the list says otherwise of letter %1").arg(id.toString()));
        ++sums[letter.state];
        if (letter.state == LetterState::Redriving)
            violate(QStringLiteral("letter %1 is on its way for ever").arg(id.toString()));
        if (letter.redrives > letter.clicks.size())
            violate(QStringLiteral("D3: letter %1 was sent on oftener than it was clicked").arg(id.toString()));
    }
    // D2 over each kind: what was created is the sum over the states.
    for (const LetterKind kind : {LetterKind::Step, LetterKind::Event, LetterKind::Webhook, LetterKind::Sync}) {
        LetterFilter filter;
        filter.kind = kind;
        filter.state.reset();
        const quint64 all = reader.letters(filter, {0, 1})->total;
        quint64 sum = 0;
        for (const LetterState state : {LetterState::Open, LetterState::Redriving, LetterState::Resolved,
                                        LetterState::Discarded, LetterState::Snoozed}) {
            filter.state = state;
            sum += reader.letters(filter, {0, 1})->total;
        }
        if (all != sum)
            violate(QStringLiteral("D2: %1 letters, %2 over the states").arg(all).arg(sum));
    }
}

} // namespace sluice::test
