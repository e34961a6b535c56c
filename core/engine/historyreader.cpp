#include "core/engine/historyreader.h"

#include "core/engine/errors.h"
#include "core/journal/errors.h"
#include "core/run/history.h"
#include "core/script/jsonedit.h"
#include "core/workflow/validate.h"
#include "core/workflow/workflowfile.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace sluice {

namespace {

/// Words are learnt in short turns with pauses between them, so that whoever asks waits for one turn at most, and the
/// threads that do the work keep the processor.
constexpr Milliseconds kLearnTurn{10};
/// Letters are exported in turns too, so that other questions and signs of life come between.
constexpr Milliseconds kExportTurn{20};
constexpr int kLettersATurn = 100;
constexpr Milliseconds kLearnPause{40};
constexpr Milliseconds kLearnEvery{500};
constexpr Milliseconds kLearnAfterFailure{10'000};
/// Versions kept in memory while letters of theirs are edited.
constexpr std::size_t kMostVersions = 64;

} // namespace

HistoryReader::HistoryReader(HistoryReaderSetup setup)
    : SystemComponent({QStringLiteral("history"), {}}, *setup.clock, setup.generation)
    , m_setup(std::move(setup))
{
}

HistoryReader::~HistoryReader()
{
    if (m_mailbox)
        m_setup.questions->detach(m_mailbox.get());
}

Result<void> HistoryReader::initialize()
{
    m_mailbox = std::make_unique<Mailbox<HistoryQuestion>>([this](std::vector<HistoryQuestion> &&questions) {
        for (const HistoryQuestion &question : questions)
            guarded([&] { answer(question); });
    });
    m_setup.questions->attach(m_mailbox.get(), generation());
    m_learn = std::make_unique<QTimer>();
    m_learn->setSingleShot(true);
    connect(m_learn.get(), &QTimer::timeout, this, &HistoryReader::learnWords);
    m_learn->start(kLearnEvery);
    m_export = std::make_unique<QTimer>();
    m_export->setSingleShot(true);
    connect(m_export.get(), &QTimer::timeout, this, &HistoryReader::exportSome);
    return {};
}

Result<void> HistoryReader::shutdown()
{
    m_setup.questions->detach(m_mailbox.get());
    m_learn.reset();
    m_export.reset();
    for (const Export &broken : std::exchange(m_exports, {}))
        m_setup.answers->post(HistoryAnswer{broken.request, failure(errors::kEngineStopped)});
    m_editor.reset();
    m_mailbox.reset();
    m_reader.reset();
    return {};
}

void HistoryReader::takeNothingNew()
{
    m_setup.questions->detach(m_mailbox.get());
}

void HistoryReader::answer(const HistoryQuestion &question)
{
    const MonoTime begun = clock().monotonic();
    if (const auto *file = std::get_if<ask::WorkflowFile>(&question.what)) {
        m_setup.engine->post(EngineMessage(tell::WorkflowRead{file->name, readWorkflowFile(file->name)}));
        return;
    }
    if (const auto *edits = std::get_if<ask::EditInputs>(&question.what))
        return edit(edits->order);
    HistoryAnswer answer{question.request, {}};
    if (openReader(answer)) {
        if (const auto *wanted = std::get_if<ask::EditPreview>(&question.what))
            return preview(question.request, wanted->request);
        if (const auto *file = std::get_if<ask::LetterFile>(&question.what)) {
            m_exports.push_back(
                {question.request, LetterExporter(file->wanted, workspaceName(m_setup.workspace)), Nanoseconds(0)});
            m_export->start(Milliseconds(0));
            return;
        }
        std::visit(
            [&]<typename What>(const What &what) {
                const auto keep = [&answer](auto &&result) {
                    if (result)
                        answer.result = std::move(*result);
                    else
                        answer.result = tl::unexpected(result.error());
                };
                if constexpr (std::is_same_v<What, ask::Runs>)
                    keep(m_reader->runs(what.filter, what.page));
                else if constexpr (std::is_same_v<What, ask::SearchedRuns>)
                    keep(m_reader->searchRuns(what.filter, what.search));
                else if constexpr (std::is_same_v<What, ask::Letters>)
                    keep(m_reader->letters(what.filter, what.page));
                else if constexpr (std::is_same_v<What, ask::OneRun>)
                    keep(readRun(what.run));
                else if constexpr (std::is_same_v<What, ask::Recorded>)
                    keep(m_reader->recordedEvents(what.filter, what.page));
                else if constexpr (std::is_same_v<What, ask::OneRecorded>)
                    keep(m_reader->recordedEvent(what.number));
                else if constexpr (std::is_same_v<What, ask::LetterIds>)
                    keep(readLetterIds(what.filter));
                else if constexpr (std::is_same_v<What, ask::LetterGroups>)
                    keep(m_reader->letterGroups(what.filter, what.page, what.until));
                else if constexpr (std::is_same_v<What, ask::OneLetter>)
                    keep(m_reader->letter(what.letter));
                else if constexpr (std::is_same_v<What, ask::OneJob>)
                    keep(readJob(what.job));
                else if constexpr (std::is_same_v<What, ask::Clicked>)
                    keep(firstAnswers(what));
                else if constexpr (std::is_same_v<What, ask::NewLetters>)
                    keep(lettersToImport(*m_reader, what.file));
                else if constexpr (std::is_same_v<What, ask::Versions>)
                    keep(m_reader->versions(what.workflow, what.page));
                else if constexpr (std::is_same_v<What, ask::OneVersion>)
                    keep(m_reader->version(what.workflow, what.number));
                else if constexpr (std::is_same_v<What, ask::Audit>)
                    keep(m_reader->audit(what.filter, what.page));
            },
            question.what);
    }
    if (!answer.result)
        noteError(answer.result.error());
    noteRequest(clock().monotonic() - begun);
    m_setup.answers->post(std::move(answer));
}

/// The journal may not be there yet when the first question comes.
bool HistoryReader::openReader(HistoryAnswer &answer)
{
    if (m_reader)
        return true;
    if (auto opened = m_setup.open())
        m_reader = std::move(*opened);
    else
        answer.result = tl::unexpected(opened.error());
    return m_reader != nullptr;
}

void HistoryReader::preview(RequestId request, const EditPreviewRequest &wanted)
{
    if (const auto fits = checkEdits(wanted.edits); !fits) {
        m_setup.answers->post(HistoryAnswer{request, tl::unexpected(fits.error())});
        return;
    }
    const auto done = [answers = m_setup.answers, request,
                       isEmpty = wanted.letters.empty()](std::vector<EditedInput> &&inputs) {
        if (inputs.empty() && !isEmpty)
            answers->post(HistoryAnswer{request, failure(errors::kEngineStopped)});
        else
            answers->post(HistoryAnswer{request, std::move(inputs)});
    };
    editor().edit({wanted.edits, wanted.letters, wanted.withInputs, wanted.withInputs}, done);
}

void HistoryReader::edit(const EditOrder &order)
{
    HistoryAnswer none;
    const auto done = [engine = m_setup.engine, job = order.job, items = order.items](auto &&inputs) {
        engine->post(EngineMessage(tell::InputsEdited{job, items, std::move(inputs)}));
    };
    if (openReader(none))
        editor().edit({order.edits, order.letters, false, true}, done);
    else
        done(std::vector<EditedInput>());
}

InputEditor &HistoryReader::editor()
{
    if (!m_editor) {
        const QString program = m_setup.scriptProgram.isEmpty()
                                    ? QCoreApplication::applicationDirPath() + QStringLiteral("/sluice-script")
                                    : m_setup.scriptProgram;
        InputEditor::Source source{[this](LetterId letter) { return m_reader->letter(letter); },
                                   [this](const LetterSummary &letter) { return taskOf(letter); }};
        m_editor = std::make_unique<InputEditor>(std::move(source), program);
    }
    return *m_editor;
}

/// The task as it was in the version that ran.
std::optional<Task> HistoryReader::taskOf(const LetterSummary &letter)
{
    const auto run = m_reader->summary(letter.id.run);
    if (!run)
        return std::nullopt;
    auto known = m_versions.find({run->version, run->workflow});
    if (known == m_versions.end()) {
        auto workflow = m_reader->workflow(*run);
        if (!workflow)
            return std::nullopt;
        if (m_versions.size() >= kMostVersions)
            m_versions.clear();
        known = m_versions.emplace(std::pair(run->version, run->workflow), std::move(*workflow)).first;
    }
    const auto task = std::ranges::find(known->second.tasks, letter.task, &Task::id);
    return task == known->second.tasks.end() ? std::nullopt : std::optional(*task);
}

void HistoryReader::learnWords()
{
    Milliseconds pause = kLearnEvery;
    guarded([&] {
        if (!m_reader)
            return; // until somebody asks
        if (const auto isMore = m_reader->learnWords(kLearnTurn))
            pause = *isMore ? kLearnPause : kLearnEvery;
        else
            pause = kLearnAfterFailure; // the search says what it does not know; it is no trouble of the engine
    });
    if (m_learn)
        m_learn->start(pause);
}

/// A turn at the export that was asked for first.
void HistoryReader::exportSome()
{
    guarded([&] {
        Export job = std::move(m_exports.front());
        m_exports.pop_front();
        const MonoTime begun = clock().monotonic();
        Result<bool> isMore = true;
        for (int i = 0; i < kLettersATurn && isMore && *isMore && clock().monotonic() - begun < kExportTurn; ++i)
            isMore = job.letters.readNext(*m_reader);
        job.spent += clock().monotonic() - begun;
        noteProgress();
        if (isMore && *isMore) {
            m_exports.push_front(std::move(job));
            return;
        }
        HistoryAnswer answer{job.request, {}};
        if (isMore) {
            answer.result = job.letters.file();
        } else {
            noteError(isMore.error());
            answer.result = tl::unexpected(isMore.error());
        }
        noteRequest(job.spent);
        m_setup.answers->post(std::move(answer));
    });
    if (m_export && !m_exports.empty())
        m_export->start(Milliseconds(0));
}

/// Errors: those of the file, and the first of those that keep it from running.
Result<Workflow> HistoryReader::readWorkflowFile(const QString &name) const
{
    auto workflow = loadWorkflowNamed(name, m_setup.workspace);
    if (!workflow)
        return workflow;
    for (const Problem &problem : validate(*workflow, m_setup.catalog)) {
        if (problem.severity == Severity::Error)
            return tl::unexpected(problem.error);
    }
    return workflow;
}

/// Oldest first, so that a job sends them on in the order in which they died.
Result<std::vector<LetterId>> HistoryReader::readLetterIds(const LetterFilter &filter)
{
    auto ids = m_reader->letterIds(filter);
    if (ids)
        std::ranges::reverse(*ids);
    return ids;
}

/// The engine has forgotten runs that are over, and what was clicked in them.
Result<std::vector<LetterOutcome>> HistoryReader::firstAnswers(ask::Clicked clicked)
{
    std::map<RunId, Result<StoredRun>> runs;
    for (LetterOutcome &outcome : clicked.outcomes) {
        const LetterId &letter = outcome.letter;
        if (!outcome.error || letter.run == RunId{})
            continue;
        auto run = runs.find(letter.run);
        if (run == runs.end())
            run = runs.emplace(letter.run, m_reader->run(letter.run)).first;
        if (run->second && wasClicked(run->second->events, letter.index, clickOn(clicked.click, letter)))
            outcome.error.reset();
        else if (!run->second && run->second.error().code == errors::kJournalRunDamaged)
            outcome.error = run->second.error(); // says more than that its letters are not open
    }
    return std::move(clicked.outcomes);
}

Result<RedriveJobReport> HistoryReader::readJob(RedriveJobId id)
{
    const auto stored = m_reader->redriveJob(id);
    if (!stored)
        return tl::unexpected(stored.error());
    auto job = restoreJob(id, stored->events);
    if (!job)
        return tl::unexpected(job.error());
    return RedriveJobReport{summaryOf(*job), std::move(job->items)};
}

Result<RunHistory> HistoryReader::readRun(RunId run)
{
    auto stored = m_reader->run(run);
    if (!stored)
        return tl::unexpected(stored.error());
    auto plan = compile(stored->workflow, m_setup.catalog);
    if (!plan)
        return tl::unexpected(plan.error());
    return RunHistory{run, *plan, std::move(stored->workflow), std::move(stored->events), stored->summary.label};
}

} // namespace sluice
