#pragma once

#include "core/run/input.h"
#include "core/workflow/catalog.h"
#include "core/workflow/model.h"
#include "ui/document/samplepins.h"

#include <optional>
#include <vector>

namespace sluice {

/// Where the sample of a task's output comes from.
enum class SampleOrigin : quint8 { None, Pinned, Run };

/// A task whose output an expression may use.
struct UpstreamSample {
    QString task;
    QString name; ///< what people call it
    SampleOrigin origin = SampleOrigin::None;
    Payload output;

    bool operator==(const UpstreamSample &) const = default;
};

/// A sample that an expression needs and that there is none of.
struct MissingSample {
    enum class What : quint8 { Step, RunInput, Item };
    What what = What::Step;
    QString task; ///< of Step: whose output; of Item: the forEach

    bool operator==(const MissingSample &) const = default;
};

/// What the expressions of one task see when they are tried out: what is pinned, else what a run had.
struct SampleData {
    StepData data;
    bool hasInput = false;                  ///< `data.input` is a sample
    bool hasRunInput = false;               ///< `data.runInput` is one
    bool isInLoop = false;                  ///< it has an `item`, …
    QString loop;                           ///< … which comes from this forEach
    std::optional<MissingSample> loopLacks; ///< what there has to be for that forEach to give its list
    bool awaitsItem = false;                ///< that list is being found out
    QStringList before;                     ///< the tasks that lead to it; none: its input is the run's, or the item
    UpstreamSample own;                     ///< what the task itself gives
    std::vector<UpstreamSample> upstream;   ///< the tasks that run before it, in the order of the file
    std::optional<RunId> run;               ///< that the samples are from which are not pinned

    /// Of a task before it; null: it does not run before it.
    [[nodiscard]] const UpstreamSample *sampleOf(const QString &task) const;
    /// Takes the item of its loop, which is also the input where the body begins.
    void takeItem(const Payload &item);

    bool operator==(const SampleData &) const = default;
};

/// The samples for the expressions of a task; `run`: one of the same workflow, of any version of it.
[[nodiscard]] SampleData sampleDataFor(const Workflow &workflow, const TaskCatalog &catalog, const QString &task,
                                       const Pins &pins, const Run *run);

/// The first sample that a parameter needs and that there is none of. Reads words only, as `references.h` does.
[[nodiscard]] std::optional<MissingSample> missingFor(const QJsonValue &value, ParamKind kind,
                                                      const SampleData &samples);

/// Whether a parameter of this kind holds an expression: as a whole, or in a text of it.
[[nodiscard]] bool holdsExpression(const QJsonValue &value, ParamKind kind);

} // namespace sluice
