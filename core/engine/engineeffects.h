#pragma once

#include "core/engine/earlymail.h"
#include "core/engine/engineevents.h"
#include "core/engine/hookline.h"
#include "core/engine/messages.h"
#include "core/engine/workflowregistry.h"
#include "core/workflow/workspacesettings.h"

#include <memory>

namespace sluice {

/// What a run engine has others do. Thread: called from inside the functions of the run engine, on its thread.
class EngineEffects {
public:
    virtual ~EngineEffects() = default;
    /// Takes a batch to be made durable, and numbers it; a `JournalReport` says when it is.
    virtual quint64 write(JournalBatch batch) = 0;
    /// False: nobody performs attempts at the moment, and this one did not go out.
    virtual bool perform(Attempt attempt) = 0;
    virtual void tell(std::vector<EngineNews> news) = 0;
    /// Publishes events; those of durable topics are on disk.
    virtual void publish(std::vector<NewEvent> events) = 0;
    /// Begins a round in which the journal removes runs; a `JournalReport` says when it is over.
    virtual void retain(const Retention &retention) = 0;
    /// Keeps a run from being removed, until as many calls of `release`. False: it is being removed.
    virtual bool keep(RunId run) = 0;
    virtual void release(RunId run) = 0;
    /// Sends a letter of no run on; `tell::LetterDelivered` says what came of it. False: nothing here takes its kind.
    virtual bool deliver(const LetterSummary &letter) = 0;
    /// Tells it each event of the bus from now on, or no more: some step waits for one, or none does.
    virtual void listen(bool on) = 0;
    /// These folders are watched for triggers from now on; `tell::FilesFound` says what lies there.
    virtual void watchFolders(std::vector<FileWatch>) {}
    /// Has a workflow of the workspace read and checked; `tell::WorkflowRead` brings it.
    virtual void readWorkflow(const QString &name) = 0;
    /// Has the inputs of letters edited that a redrive job is about to send; `tell::InputsEdited` brings them. False: nobody
    /// does that at the moment.
    virtual bool editInputs(EditOrder) { return false; }
    /// Tells an attempt whether a call may go that it asked for.
    virtual void answerCall(CallAnswer answer) = 0;
    /// An attempt has ended after this time.
    virtual void noteAttempt(Nanoseconds took) = 0;
};

/// For tests only: a fault that the simulation must find.
enum class PlantedFault : quint8 { None, EffectsBeforeDurable, LateResultsCount, ForgetsWhatRan };

struct RunEngineSetup {
    const Clock *clock = nullptr;
    TaskCatalog catalog;
    QString workspace; ///< folder
    std::vector<Connection> connections;
    quint64 seed = 0;
    EngineSettings settings = {};
    PlantedFault planted = PlantedFault::None;
    DurableTopics durableTopics = {};
    std::shared_ptr<WorkflowRegistry> registry = std::make_shared<WorkflowRegistry>();
    std::vector<HookRoute> hooks = {};
    quint32 awakeRuns = 4096; ///< when more than these have not begun, those that wait for their turn sleep
    std::shared_ptr<EarlyMail> early = std::make_shared<EarlyMail>(); ///< outlives generations
    quint32 generation = 1;
};

} // namespace sluice
