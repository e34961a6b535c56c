#include "core/engine/localengineasks.h"
#include "core/run/errors.h"
#include "core/run/machine.h"
#include "core/run/why.h"

// Why a step does not go on: of runs that the engine holds, and of those that only the journal knows.

namespace sluice {

/// A run that is over, or that no engine has in memory, is answered from the journal.
void LocalEngine::whyNot(RunId run, StepIndex step, QObject *context, Done<WhyNot> done)
{
    const QPointer<QObject> asker(context);
    const auto complete = [this, run, step, asker, done](Result<WhyNot> why) {
        const bool isAway = !why && why.error().code != errors::kRunUnknownStep;
        if (!asker)
            return;
        if (!isAway) {
            if (why)
                addPartsDown(*why);
            done(std::move(why));
            return;
        }
        readRun(run, asker, [this, run, step, done](Result<RunHistory> read) {
            if (!read)
                return done(tl::unexpected(read.error()));
            const Run folded = fold(run, read->plan, read->events);
            if (number(step) >= folded.steps.size())
                return done(
                    failure(errors::kRunUnknownStep, {{QStringLiteral("run"), QString::number(number(run))},
                                                      {QStringLiteral("step"), QString::number(number(step))}}));
            WhyNot stored{sluice::whyNot(folded, step, m_parts->clock->wall()), {}};
            if (!isFinal(folded.state))
                addPartsDown(stored);
            done(std::move(stored));
        });
    };
    tellEngine(tell::AskWhy{expect<WhyNot>(this, complete), run, step});
}

} // namespace sluice
