#pragma once

#include "core/api/remedy.h"

#include <QStringList>

#include <functional>

namespace sluice {

/// Why a step does not run now, a sentence for each cause: those in its run first. `nameOf` gives the name of a step; times are
/// told from `now`.
[[nodiscard]] QStringList whySentences(const WhyNot &why, WallTime now,
                                       const std::function<QString(StepIndex)> &nameOf);

/// A cause in a sentence, with what can be done about it.
struct WhyLine {
    QString sentence;
    std::vector<Remedy> remedies;
    bool operator==(const WhyLine &) const = default;
};

/// As `whySentences`, each with its remedies.
[[nodiscard]] std::vector<WhyLine> whyLines(const WhyNot &why, const WhyPlace &place, WallTime now,
                                            const std::function<QString(StepIndex)> &nameOf);

/// What the button of a remedy says. `nameOf` gives the name of a step.
[[nodiscard]] QString remedyText(const Remedy &remedy, const std::function<QString(StepIndex)> &nameOf);

/// A cause's stable name, for machines: "breakerOpen".
[[nodiscard]] QString nameOf(const why::Cause &cause);
[[nodiscard]] QString nameOf(const why::EngineCause &cause);

} // namespace sluice
