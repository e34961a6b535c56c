#include "tests/core/journal/support/journalmodel.h"

#include "core/journal/matching.h"
#include "tests/core/journal/samples.h"

namespace sluice {

namespace {

constexpr quint32 kAll = 100'000;

LetterFilter everyLetter()
{
    LetterFilter filter;
    filter.state.reset();
    return filter;
}

std::vector<RunFilter> filtersToTry()
{
    std::vector<RunFilter> filters{{}};
    for (const auto &workflow : {QString(), QStringLiteral("sync"), QStringLiteral("orders")}) {
        for (const auto state : {RunState::Running, RunState::Failed, RunState::Succeeded})
            filters.push_back({workflow, state, {}});
        for (const auto &text : {QStringLiteral("REFUSED"), QStringLiteral("größe 3"), QStringLiteral("ord")})
            filters.push_back({workflow, {}, text});
    }
    filters.push_back({QStringLiteral("orders"), {}, {}});
    filters.push_back({QStringLiteral("nobody"), {}, {}});
    return filters;
}

/// The ids of a list, read by pages of `count`; none: a total or an offset was wrong.
std::optional<std::vector<RunId>> readByPages(JournalReader &reader, const RunFilter &filter, quint32 count)
{
    std::vector<RunId> ids;
    for (;;) {
        const auto page = reader.runs(filter, {static_cast<quint32>(ids.size()), count});
        if (!page || page->offset != ids.size())
            return std::nullopt;
        for (const auto &run : page->rows)
            ids.push_back(run.id);
        if (page->rows.size() < count)
            return page->total == ids.size() ? std::optional(ids) : std::nullopt;
    }
}

} // namespace

void JournalModel::take(const JournalBatch &batch)
{
    for (const auto &run : batch.runs) {
        auto &known = runs[run.id];
        const auto before = std::exchange(known, run);
        known.done = before.done;
        known.steps = before.steps;
    }
    for (const auto &frame : batch.frames) {
        auto &all = events[frame.run];
        all.insert(all.end(), frame.events.begin(), frame.events.end());
        runs[frame.run].done = frame.done;
        runs[frame.run].steps = frame.steps;
    }
    for (const auto &letter : batch.letters) {
        const auto known = letters.find(letter.id);
        const auto before = known == letters.end() ? letter.payload : known->second.payload;
        letters[letter.id] = letter;
        letters[letter.id].payload = before;
    }
    audit += batch.audit.size();
    for (const auto &event : batch.events) {
        topicEvents.push_back(event);
        topicEvents.back().number = topicEvents.size();
    }
}

void JournalModel::forget(const std::vector<RunId> &gone)
{
    for (const auto run : gone) {
        runs.erase(run);
        events.erase(run);
        std::erase_if(letters, [run](const auto &letter) { return letter.first.run == run; });
    }
}

Result<JournalModel> readModel(JournalReader &reader)
{
    JournalModel model;
    const auto runs = reader.runs({}, {0, kAll});
    if (!runs)
        return tl::unexpected(runs.error());
    for (const auto &run : runs->rows) {
        auto stored = reader.run(run.id);
        if (!stored)
            return tl::unexpected(stored.error());
        model.runs[run.id] = run;
        model.events[run.id] = std::move(stored->events);
    }
    const auto letters = reader.letters(everyLetter(), {0, kAll});
    if (!letters)
        return tl::unexpected(letters.error());
    for (const auto &letter : letters->rows) {
        auto whole = reader.letter(letter.id);
        if (!whole)
            return tl::unexpected(whole.error());
        model.letters[letter.id] = std::move(*whole);
    }
    const auto audit = reader.audit({}, {0, 1});
    if (!audit)
        return tl::unexpected(audit.error());
    model.audit = audit->total;
    auto recorded = reader.recordedEvents({}, {0, 1'000'000});
    if (!recorded)
        return tl::unexpected(recorded.error());
    model.topicEvents.assign(recorded->rows.rbegin(), recorded->rows.rend());
    return model;
}

QString differenceInLists(JournalReader &reader, const JournalModel &model, FilterChoice choice)
{
    const auto filters = filtersToTry();
    for (std::size_t i = choice.first; i < filters.size(); i += choice.step) {
        const auto &filter = filters[i];
        std::vector<RunId> expected;
        for (auto run = model.runs.rbegin(); run != model.runs.rend(); ++run) {
            if (matches(run->second, filter))
                expected.push_back(run->first);
        }
        if (readByPages(reader, filter, 7) != expected)
            return QStringLiteral("runs of workflow '%1', state %2, text '%3'")
                .arg(filter.workflow)
                .arg(filter.state ? static_cast<int>(*filter.state) : -1)
                .arg(filter.text);
    }
    quint64 open = 0;
    for (const auto &[id, letter] : model.letters)
        open += letter.state == LetterState::Open || letter.state == LetterState::Redriving ? 1 : 0;
    return reader.openLetters().value_or(quint64(-1)) == open ? QString() : QStringLiteral("open letters");
}

Payload HistoryMaker::payload()
{
    const auto kind = below(16);
    if (kind == 0)
        return '"' + QByteArray(70'000, static_cast<char>('a' + below(3))) + '"';
    if (kind == 1) { // that no compression makes small
        QByteArray noise(80'000, Qt::Uninitialized);
        std::mt19937 random(below(4));
        for (char &byte : noise)
            byte = static_cast<char>(random() % 256);
        return noise;
    }
    return '"' + QByteArray(static_cast<qsizetype>(below(kind == 2 ? 3000 : 60)), 'x') + '"';
}

void HistoryMaker::addEvents(JournalBatch &batch, const JournalModel &model, RunId run)
{
    const auto known = model.events.find(run);
    const auto first = known == model.events.end() ? 0 : known->second.size();
    Events more;
    for (quint32 count = 1 + below(3); count > 0; --count)
        more.push_back(samples::succeeded(static_cast<quint32>(first + more.size()), payload()));
    batch.frames.push_back(samples::frame(number(run), first, more));
}

void HistoryMaker::addLetter(JournalBatch &batch, const JournalModel &model, RunId run)
{
    auto letter = samples::letter(number(run), 1 + below(2), QStringLiteral("rate"), payload());
    if (const auto known = model.letters.find(letter.id); known != model.letters.end())
        letter.payload = known->second.payload;
    letter.state = below(2) == 0 ? LetterState::Open : LetterState::Resolved;
    letter.redrives = below(4);
    batch.letters.push_back(letter);
}

RunSummary HistoryMaker::nextState(const JournalModel &model, RunId id)
{
    const auto known = model.runs.find(id);
    const auto workflow = known != model.runs.end() ? known->second.workflow
                          : below(3) == 0           ? QStringLiteral("orders")
                                                    : QStringLiteral("sync");
    const auto roll = below(5);
    auto run = samples::run(number(id), workflow,
                            roll == 0   ? RunState::Succeeded
                            : roll == 1 ? RunState::Failed
                                        : RunState::Running);
    if (run.state == RunState::Failed)
        run.failure = {below(2) == 0 ? QStringLiteral("http.refused") : QStringLiteral("sql.error"),
                       {{QStringLiteral("name"), QStringLiteral("Größe %1").arg(below(4))}},
                       {}};
    return run;
}

JournalBatch HistoryMaker::next(JournalModel &model)
{
    JournalBatch batch;
    std::set<RunId> touched;
    const quint64 last = model.runs.empty() ? 0 : number(model.runs.rbegin()->first);
    for (quint32 changes = 1 + below(4); changes > 0; --changes) {
        const RunId id{below(3) == 0 || last == 0 ? last + 1 : last - std::min<quint64>(last - 1, below(12))};
        const auto known = model.runs.find(id);
        const bool isNew = number(id) > last;
        if (!touched.insert(id).second || (!isNew && (known == model.runs.end() || isFinal(known->second.state))))
            continue;
        const auto run = nextState(model, id);
        if (isNew)
            batch.versions.push_back({run.version, samples::workflow(run.workflow)});
        batch.runs.push_back(run);
        addEvents(batch, model, id);
        if (below(3) == 0)
            addLetter(batch, model, id);
    }
    if (below(4) == 0)
        batch.audit.push_back({0, samples::at(1), QStringLiteral("ada"), QStringLiteral("run.start"), {}, {}});
    if (below(4) == 0)
        batch.events.push_back(samples::recorded(QStringLiteral("orders.new"), QByteArray::number(below(1000))));
    model.take(batch);
    return batch;
}

} // namespace sluice
