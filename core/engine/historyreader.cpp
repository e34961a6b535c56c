#include "core/engine/historyreader.h"

namespace sluice {

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
    return {};
}

Result<void> HistoryReader::shutdown()
{
    m_setup.questions->detach(m_mailbox.get());
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
    HistoryAnswer answer{question.request, {}};
    // The journal may not be there yet when the first question comes.
    if (!m_reader) {
        if (auto opened = m_setup.open())
            m_reader = std::move(*opened);
        else
            answer.result = tl::unexpected(opened.error());
    }
    if (m_reader) {
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
                else if constexpr (std::is_same_v<What, ask::Letters>)
                    keep(m_reader->letters(what.filter, what.page));
                else if constexpr (std::is_same_v<What, ask::OneRun>)
                    keep(readRun(what.run));
                else
                    keep(m_reader->audit(what.page));
            },
            question.what);
    }
    if (!answer.result)
        noteError(answer.result.error());
    noteRequest(clock().monotonic() - begun);
    m_setup.answers->post(std::move(answer));
}

Result<RunHistory> HistoryReader::readRun(RunId run)
{
    auto stored = m_reader->run(run);
    if (!stored)
        return tl::unexpected(stored.error());
    auto plan = compile(stored->workflow, m_setup.catalog);
    if (!plan)
        return tl::unexpected(plan.error());
    return RunHistory{run, *plan, std::move(stored->workflow), std::move(stored->events)};
}

} // namespace sluice
