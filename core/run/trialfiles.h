#pragma once

#include "core/run/runfromhere.h"
#include "core/run/startoptions.h"

#include <QMap>

namespace sluice {

/// What stands for a task in a dry run, as a person wrote it: an output, or a failure of a class.
struct TaskMock {
    Payload output = {};                                ///< empty: null
    QString port = {};                                  ///< empty: the first
    std::optional<FailureClass> failure = std::nullopt; ///< set: it fails so, and has no output
    QString message = {};                               ///< of the failure

    bool operator==(const TaskMock &) const = default;
};

/// The mocks of a workflow by task id.
using Mocks = QMap<QString, TaskMock>;

/// The mocks as a run takes them.
[[nodiscard]] std::vector<MockedTask> mockedTasks(const Mocks &mocks);

/// What is kept beside a workflow to try it out, as bytes of a file and back. They are no part of the workflow: they make no
/// version, need no undo, and stay out of what goes into git, since what is pinned may be somebody's data.
/// A file that cannot be read holds nothing. The names of the files start at the workspace.
[[nodiscard]] QString samplesFile(const QString &workflow);
[[nodiscard]] Pins samplesIn(const QByteArray &file);
[[nodiscard]] QByteArray fileOfSamples(const Pins &samples);
[[nodiscard]] QString mocksFile(const QString &workflow);
[[nodiscard]] Mocks mocksIn(const QByteArray &file);
[[nodiscard]] QByteArray fileOfMocks(const Mocks &mocks);

} // namespace sluice
