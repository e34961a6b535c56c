#pragma once

#include "core/api/engineclient.h"
#include "core/base/clock.h"
#include "core/run/redrivejob.h"

#include <map>
#include <set>

namespace sluice {

/// A redrive job in the engine's memory, with what the engine alone knows of it.
struct JobSlot {
    RedriveJob job;
    RedriveEvents fresh;                        ///< decided, not yet given to the journal
    MonoTime nextSend{};                        ///< its rate allows nothing before
    std::optional<LetterFilter> filter;         ///< which new letters belong to it
    std::vector<QString> connections;           ///< that its letters need, by item; empty: none
    std::map<QString, quint32> needed;          ///< letters without an outcome, by connection
    std::map<quint32, EditedInput> edited = {}; ///< inputs of the next items, if the job edits them
    std::set<quint32> asked = {};               ///< items whose inputs are being edited
    MonoTime nextAsk{};                         ///< nobody was there to edit: not before
    MonoTime askedUntil{};                      ///< when who edits has taken too long, and is asked again

    [[nodiscard]] bool edits() const { return !job.options.edits.empty(); }
};

/// What a job of these letters is started with, and back.
[[nodiscard]] RedriveScope scopeOf(const std::optional<LetterFilter> &filter);
[[nodiscard]] std::optional<LetterFilter> filterOf(const RedriveScope &scope);

} // namespace sluice
