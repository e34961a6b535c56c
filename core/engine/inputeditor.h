#pragma once

#include "core/api/letterpages.h"
#include "core/base/result.h"
#include "core/workflow/model.h"

#include <functional>
#include <memory>

namespace sluice {

/// Edits the inputs of letters, for those who want to see what an edit would do and for the job that sends them alike.
///
/// What comes of an edit depends on the letter alone: a script sees the original input, and its clock stands at the moment
/// when the letter died. So what was shown is what is sent, after a crash too, and nothing edited has to be kept.
/// Whether an input fits its step is judged by the step's parameters: each value that they read from `input` must be there.
/// Thread: one, with an event loop.
class InputEditor {
public:
    struct Source {
        /// A letter with its payload. Errors: any, which are then that of the letter.
        std::function<Result<LetterSummary>(LetterId)> letter;
        /// The task of a letter in the version that ran; none: it cannot be told, and nothing is checked.
        std::function<std::optional<Task>(const LetterSummary &)> task;
    };
    struct Order {
        InputEdits edits;
        std::vector<LetterId> letters;
        bool withBefore = false; ///< the answer holds the inputs before, too
        bool withAfter = true;
    };
    using Done = std::function<void(std::vector<EditedInput> &&)>;

    /// `scriptProgram`: path of `sluice-script`.
    InputEditor(Source source, QString scriptProgram);
    /// What is under way is answered with what there is of it.
    ~InputEditor();
    InputEditor(const InputEditor &) = delete;
    InputEditor &operator=(const InputEditor &) = delete;

    /// Calls `done` once: in the order of the letters, and with fewer when their inputs are large. The edits must have
    /// passed `checkEdits`.
    void edit(Order order, Done done);

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace sluice
