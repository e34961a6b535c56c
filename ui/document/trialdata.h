#pragma once

#include "ui/document/samplepins.h"
#include "ui/document/taskmocks.h"

namespace sluice {

/// What is kept beside the workflows to try them out: sample outputs and mocks. It goes with its workflow into the bin and
/// back.
struct TrialData {
    explicit TrialData(const QString &folder)
        : samples(folder)
        , mocks(folder)
    {
    }

    void forget(const QString &workflow)
    {
        samples.forget(workflow);
        mocks.forget(workflow);
    }
    /// `base`: the path of the workflow's file in the bin, without its end.
    void putAway(const QString &workflow, const QString &base)
    {
        samples.putAway(workflow, base + QStringLiteral(".samples"));
        mocks.putAway(workflow, base + QStringLiteral(".mocks"));
    }
    void takeBack(const QString &workflow, const QString &base)
    {
        samples.takeBack(workflow, base + QStringLiteral(".samples"));
        mocks.takeBack(workflow, base + QStringLiteral(".mocks"));
    }

    SamplePins samples;
    TaskMocks mocks;
};

} // namespace sluice
