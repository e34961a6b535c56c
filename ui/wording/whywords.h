#pragma once

#include "core/api/remedy.h"

#include <QStringList>

#include <concepts>
#include <functional>

namespace sluice {

/// What people call that which causes name by its id. Whoever knows no names gives the function for steps alone.
struct WhyNames {
    std::function<QString(StepIndex)> step = [](StepIndex) { return QString(); };
    std::function<QString(const QString &)> workflow = [](const QString &id) { return id; };
    std::function<QString(const QString &)> connection = [](const QString &id) { return id; };
    std::function<QString(const QString &, const QString &)> task = [](const QString &, const QString &id) {
        return id;
    }; ///< of a workflow and a task

    WhyNames() = default;
    template <std::regular_invocable<StepIndex> Step>
    WhyNames(Step nameOf) // NOLINT(google-explicit-constructor): a function for steps is all that most know
        : step(std::move(nameOf))
    {
    }
};

/// Why a step does not run now, a sentence for each cause: those in its run first. Times are told from `now`.
[[nodiscard]] QStringList whySentences(const WhyNot &why, WallTime now, const WhyNames &names);

/// A cause in a sentence, with what can be done about it.
struct WhyLine {
    QString sentence;
    std::vector<Remedy> remedies;
    bool operator==(const WhyLine &) const = default;
};

/// As `whySentences`, each with its remedies.
[[nodiscard]] std::vector<WhyLine> whyLines(const WhyNot &why, const WhyPlace &place, WallTime now,
                                            const WhyNames &names);

/// What the button of a remedy says.
[[nodiscard]] QString remedyText(const Remedy &remedy, const WhyNames &names);
/// What people read for a queue: that of a workflow or a connection has its name.
[[nodiscard]] QString queueName(const QString &id, const WhyNames &names);

/// A cause's stable name, for machines: "breakerOpen".
[[nodiscard]] QString nameOf(const why::Cause &cause);
[[nodiscard]] QString nameOf(const why::EngineCause &cause);

} // namespace sluice
