#include "core/engine/payloadguard.h"

#include "core/journal/payloads.h"

namespace sluice {

Outcome withinLimit(Outcome outcome, qsizetype limit)
{
    Result<void> fits;
    if (const auto *succeeded = std::get_if<outcome::Succeeded>(&outcome))
        fits = checkPayload(succeeded->output, limit);
    else if (const auto *found = std::get_if<outcome::Found>(&outcome))
        fits = checkPayload(found->list, limit);
    else if (const auto *failed = std::get_if<outcome::Failed>(&outcome))
        fits = checkPayload(failed->response, limit);
    if (fits)
        return outcome;
    return outcome::Failed{FailureClass::Permanent, fits.error(), {}, {}};
}

Result<void> checkAttempt(const Attempt &attempt, qsizetype limit)
{
    // What a loop gave back is put together from its items, so it may be larger than anything that was journaled.
    for (const auto &[task, output] : attempt.data.outputs) {
        if (const auto fits = checkPayload(output, limit); !fits)
            return fits;
    }
    return checkPayload(attempt.data.input, limit);
}

Result<void> checkStart(const Payload &input, const StartOptions &options, qsizetype limit)
{
    for (const PinnedOutput &pin : options.pins) {
        if (const auto fits = checkPayload(pin.output, limit); !fits)
            return fits;
    }
    for (const MockedTask &mock : options.mocks) {
        if (const auto fits = checkPayload(mock.output, limit); !fits)
            return fits;
    }
    return checkPayload(input, limit);
}

} // namespace sluice
