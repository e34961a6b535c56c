#pragma once

#include "core/api/engineclient.h"
#include "core/remote/wire/documents.h"
#include "core/remote/wire/jobfields.h"
#include "core/remote/wire/letterfields.h"
#include "core/remote/wire/wire.h"

namespace sluice::wire {

// The fields of what is asked of an engine.

template <>
struct Fields<PageRequest> {
    static constexpr auto list = std::tuple{Field{"offset", &PageRequest::offset}, Field{"count", &PageRequest::count}};
};

template <>
struct Fields<RunFilter> {
    static constexpr auto list = std::tuple{
        Field{"workflow", &RunFilter::workflow}, Field{"state", &RunFilter::state},
        Field{"text", &RunFilter::text},         Field{"from", &RunFilter::from},
        Field{"until", &RunFilter::until},       Field{"trigger", &RunFilter::trigger}};
};

template <>
struct Fields<RunSearchRequest> {
    static constexpr auto list = std::tuple{Field{"before", &RunSearchRequest::before},
                                            Field{"count", &RunSearchRequest::count}};
};

template <>
struct Fields<RunSearchPage> {
    static constexpr auto list = std::tuple{
        Field{"rows", &RunSearchPage::rows}, Field{"before", &RunSearchPage::before},
        Field{"isOver", &RunSearchPage::isOver}, Field{"unsearched", &RunSearchPage::unsearched}};
};

template <>
struct Fields<LetterFilter> {
    static constexpr auto list = std::tuple{Field{"workflow", &LetterFilter::workflow},
                                            Field{"task", &LetterFilter::task},
                                            Field{"text", &LetterFilter::text},
                                            Field{"state", &LetterFilter::state},
                                            Field{"fingerprint", &LetterFilter::fingerprint},
                                            Field{"kind", &LetterFilter::kind},
                                            Field{"connection", &LetterFilter::connection},
                                            Field{"failure", &LetterFilter::failure},
                                            Field{"from", &LetterFilter::from},
                                            Field{"until", &LetterFilter::until},
                                            Field{"run", &LetterFilter::run},
                                            Field{"changedFrom", &LetterFilter::changedFrom},
                                            Field{"isDecided", &LetterFilter::isDecided},
                                            Field{"byChange", &LetterFilter::byChange}};
};

template <>
struct Fields<EventFilter> {
    static constexpr auto list = std::tuple{Field{"pattern", &EventFilter::pattern}, Field{"from", &EventFilter::from},
                                            Field{"until", &EventFilter::until}};
};

template <>
struct Fields<AuditFilter> {
    static constexpr auto list = std::tuple{Field{"kind", &AuditFilter::kind}, Field{"text", &AuditFilter::text},
                                            Field{"target", &AuditFilter::target}};
};

template <>
struct Fields<RunRequest> {
    static constexpr auto list = std::tuple{Field{"workflow", &RunRequest::workflow},
                                            Field{"input", &RunRequest::input}, Field{"trigger", &RunRequest::trigger},
                                            Field{"options", &RunRequest::options},
                                            Field{"priority", &RunRequest::priority}};
};

template <>
struct Fields<ForkRequest> {
    static constexpr auto list = std::tuple{Field{"source", &ForkRequest::source}, Field{"count", &ForkRequest::count},
                                            Field{"edits", &ForkRequest::edits}};
};

template <>
struct Fields<AgainRequest> {
    static constexpr auto list = std::tuple{Field{"source", &AgainRequest::source},
                                            Field{"workflow", &AgainRequest::workflow}};
};

template <>
struct Fields<SkipRequest> {
    static constexpr auto list = std::tuple{Field{"run", &SkipRequest::run}, Field{"step", &SkipRequest::step},
                                            Field{"output", &SkipRequest::output},
                                            Field{"reason", &SkipRequest::reason}, Field{"port", &SkipRequest::port}};
};

template <>
struct Fields<RedriveRequest> {
    static constexpr auto list = std::tuple{
        Field{"click", &RedriveRequest::click}, Field{"letters", &RedriveRequest::letters},
        Field{"input", &RedriveRequest::input}, Field{"newEffect", &RedriveRequest::newEffect},
        Field{"seen", &RedriveRequest::seen}};
};

template <>
struct Fields<RedriveJobRequest> {
    static constexpr auto list = std::tuple{Field{"letters", &RedriveJobRequest::letters},
                                            Field{"filter", &RedriveJobRequest::filter},
                                            Field{"options", &RedriveJobRequest::options}};
};

template <>
struct Fields<EditPreviewRequest> {
    static constexpr auto list = std::tuple{Field{"edits", &EditPreviewRequest::edits},
                                            Field{"letters", &EditPreviewRequest::letters},
                                            Field{"withInputs", &EditPreviewRequest::withInputs}};
};

template <>
struct Fields<DiscardRequest> {
    static constexpr auto list = std::tuple{
        Field{"click", &DiscardRequest::click}, Field{"letters", &DiscardRequest::letters},
        Field{"output", &DiscardRequest::output}, Field{"reason", &DiscardRequest::reason}};
};

template <>
struct Fields<SnoozeRequest> {
    static constexpr auto list = std::tuple{Field{"letters", &SnoozeRequest::letters},
                                            Field{"until", &SnoozeRequest::until},
                                            Field{"reason", &SnoozeRequest::reason}};
};

template <>
struct Fields<LetterExport> {
    static constexpr auto list = std::tuple{Field{"letters", &LetterExport::letters},
                                            Field{"filter", &LetterExport::filter}};
};

template <>
struct Fields<LetterImport> {
    static constexpr auto list = std::tuple{Field{"letters", &LetterImport::letters},
                                            Field{"duplicates", &LetterImport::duplicates}};
};

template <>
struct Fields<LetterOutcome> {
    static constexpr auto list = std::tuple{Field{"letter", &LetterOutcome::letter},
                                            Field{"error", &LetterOutcome::error}};
};

template <>
struct Fields<BreakerRequest> {
    static constexpr auto list = std::tuple{
        Field{"connection", &BreakerRequest::connection}, Field{"action", &BreakerRequest::action},
        Field{"expiry", &BreakerRequest::expiry}, Field{"reason", &BreakerRequest::reason}};
};

template <>
struct Fields<PinnedOutput> {
    static constexpr auto list = std::tuple{Field{"task", &PinnedOutput::task}, Field{"output", &PinnedOutput::output},
                                            Field{"port", &PinnedOutput::port}};
};

template <>
struct Fields<MockedTask> {
    static constexpr auto list = std::tuple{Field{"task", &MockedTask::task}, Field{"output", &MockedTask::output},
                                            Field{"port", &MockedTask::port}, Field{"failure", &MockedTask::failure},
                                            Field{"error", &MockedTask::error}};
};

template <>
struct Fields<StartOptions> {
    static constexpr auto list = std::tuple{Field{"pins", &StartOptions::pins},
                                            Field{"mocks", &StartOptions::mocks},
                                            Field{"untilTask", &StartOptions::untilTask},
                                            Field{"fromTask", &StartOptions::fromTask},
                                            Field{"stepping", &StartOptions::stepping},
                                            Field{"breakpoints", &StartOptions::breakpoints},
                                            Field{"dry", &StartOptions::dry}};
};

template <>
struct Fields<ForkEdit> {
    static constexpr auto list = std::tuple{Field{"step", &ForkEdit::step}, Field{"what", &ForkEdit::what},
                                            Field{"value", &ForkEdit::value}};
};

template <>
struct Fields<StepRequest> {
    static constexpr auto list = std::tuple{Field{"run", &StepRequest::run}, Field{"step", &StepRequest::step}};
};

template <>
struct Fields<BreakpointRequest> {
    static constexpr auto list = std::tuple{Field{"run", &BreakpointRequest::run},
                                            Field{"tasks", &BreakpointRequest::tasks}};
};

template <>
struct Fields<TaskActivity> {
    static constexpr auto list = std::tuple{
        Field{"version", &TaskActivity::version}, Field{"task", &TaskActivity::task},
        Field{"running", &TaskActivity::running}, Field{"waiting", &TaskActivity::waiting},
        Field{"failed", &TaskActivity::failed}};
};

template <>
struct Fields<WorkflowActivity> {
    static constexpr auto list = std::tuple{
        Field{"workflow", &WorkflowActivity::workflow}, Field{"runs", &WorkflowActivity::runs},
        Field{"sleeping", &WorkflowActivity::sleeping}, Field{"tasks", &WorkflowActivity::tasks},
        Field{"at", &WorkflowActivity::at}};
};

template <>
struct Fields<KeepVersionRequest> {
    static constexpr auto list = std::tuple{Field{"workflow", &KeepVersionRequest::workflow},
                                            Field{"kind", &KeepVersionRequest::kind},
                                            Field{"note", &KeepVersionRequest::note}};
};

template <>
struct Fields<QueueRequest> {
    static constexpr auto list = std::tuple{Field{"queue", &QueueRequest::queue},
                                            Field{"action", &QueueRequest::action},
                                            Field{"reason", &QueueRequest::reason}};
};

template <>
struct Fields<ComponentRequest> {
    static constexpr auto list = std::tuple{Field{"component", &ComponentRequest::component},
                                            Field{"action", &ComponentRequest::action},
                                            Field{"reason", &ComponentRequest::reason}};
};

template <>
struct Fields<AlertRequest> {
    static constexpr auto list = std::tuple{Field{"key", &AlertRequest::key}, Field{"action", &AlertRequest::action},
                                            Field{"until", &AlertRequest::until}, Field{"note", &AlertRequest::note}};
};

template <>
struct Fields<ComponentFault> {
    static constexpr auto list = std::tuple{Field{"component", &ComponentFault::component},
                                            Field{"kind", &ComponentFault::kind}};
};

template <>
struct Fields<DemoKnobs> {
    static constexpr auto list = std::tuple{Field{"errorRate", &DemoKnobs::errorRate},
                                            Field{"latency", &DemoKnobs::latency}, Field{"poison", &DemoKnobs::poison},
                                            Field{"fault", &DemoKnobs::fault}};
};

template <>
struct Fields<ConnectionReport> {
    static constexpr auto list = std::tuple{
        Field{"failure", &ConnectionReport::failure},     Field{"address", &ConnectionReport::address},
        Field{"status", &ConnectionReport::status},       Field{"version", &ConnectionReport::version},
        Field{"tables", &ConnectionReport::tables},       Field{"connected", &ConnectionReport::connected},
        Field{"firstByte", &ConnectionReport::firstByte}, Field{"total", &ConnectionReport::total}};
};

/// The plan is made of the workflow where it is read.
template <>
struct Fields<RunHistory> {
    static constexpr auto list = std::tuple{Field{"id", &RunHistory::id}, Field{"workflow", &RunHistory::workflow},
                                            Field{"events", &RunHistory::events}, Field{"label", &RunHistory::label}};
};

template <typename T>
    requires Structure<T> || Formed<T>
struct Fields<Page<T>> {
    static constexpr auto list = std::tuple{Field{"total", &Page<T>::total}, Field{"offset", &Page<T>::offset},
                                            Field{"rows", &Page<T>::rows}};
};

} // namespace sluice::wire
