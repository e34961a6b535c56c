#include "tests/core/engine/simulation.h"

#include <QJsonDocument>
#include <QJsonObject>

// Letters of no run in the world of a simulation: kept, sent on once for each click, and never lost.

namespace sluice::test {

void Simulation::keepLoose()
{
    LetterSummary letter;
    letter.kind = static_cast<LetterKind>(1 + pick(3));
    letter.origin = QStringLiteral("orders.%1").arg(pick(3));
    if (letter.kind == LetterKind::Sync && chance(80))
        letter.connection = QStringLiteral("service");
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
    if (!m_records.empty() && (m_deliveries.empty() || chance(50)))
        return endRecord();
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
        LetterSummary &known = m_loose.try_emplace(letter.id, letter).first->second;
        if (known.state == LetterState::Open && letter.state != LetterState::Open)
            checkLetterAudit(batch, letter.id);
        if (known.clicks.size() > letter.clicks.size() || known.redrives > letter.redrives)
            violate(QStringLiteral("D3: letter %1 has forgotten a click").arg(letter.id.toString()));
        known = letter;
    }
}

void Simulation::compareLoose()
{
    checkPassesGivenBack();
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

/// What is durable of runs and letters is told by events that are durable as well.
void Simulation::checkRecordedEvents()
{
    std::set<std::pair<QString, QString>> kept; ///< topic and the id that its data begins with
    for (const auto &[event, count] : m_recordedEvents) {
        const QJsonObject data = QJsonDocument::fromJson(event.second).object();
        const QJsonValue letter = data[QStringLiteral("letter")];
        kept.emplace(event.first,
                     letter.isString() ? letter.toString() : QString::number(data[QStringLiteral("run")].toInt()));
    }
    static const std::map<RunState, QString> kTopics{{RunState::Succeeded, QStringLiteral("run.succeeded")},
                                                     {RunState::Failed, QStringLiteral("run.failed")},
                                                     {RunState::Cancelled, QStringLiteral("run.cancelled")},
                                                     {RunState::Compensated, QStringLiteral("run.compensated")},
                                                     {RunState::Waiting, QStringLiteral("run.waiting")}};
    for (const auto &[id, run] : m_durable) {
        const QString number = QString::number(sluice::number(id));
        const auto topic = kTopics.find(run.state);
        if (!kept.contains({QStringLiteral("run.started"), number})
            || (topic != kTopics.end() && !kept.contains({topic->second, number})))
            violate(QStringLiteral("no event tells the state of run %1").arg(number));
    }
    LetterFilter all;
    all.state.reset();
    const auto letters = MemoryJournalReader(m_disk).letters(all, {0, 100'000});
    for (const LetterSummary &letter : letters->rows) {
        const auto event = letterEvent(letter);
        if (event && !kept.contains({event->topic, letter.id.toString()}))
            violate(QStringLiteral("no event tells the state of letter ") + letter.id.toString());
    }
}

} // namespace sluice::test
