#pragma once

#include "core/base/fakeclock.h"
#include "tests/ui/models/samplerun.h"
#include "tests/ui/support/fakeengine.h"
#include "tests/ui/support/fakesecrets.h"
#include "ui/document/workspace.h"
#include "ui/shell/commandtable.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/pagestates.h"

#include <QTemporaryDir>

#include <memory>

namespace sluice::test {

/// The world around a page: an engine that says what the test wants, and a workspace of its own.
struct Stage {
    explicit Stage(Scheme scheme);

    /// Gives the engine and the workspace something to show.
    void fill();
    /// The engine tells of itself, as it does ten times a second.
    void tell();
    [[nodiscard]] PageStates *states() const;
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return page->findChild<T *>(QString::fromLatin1(name));
    }

    FakeEngine engine;
    FakeClock clock;
    FakeSecrets secrets;
    CommandTable commands;
    ThemeController theme;
    QTemporaryDir folder;
    std::unique_ptr<Workspace> workspace;
    QString statesName;
    std::unique_ptr<QWidget> page;
};

/// A page or panel that has states, and what a person does there to come into one.
struct StagedPage {
    const char *name;
    const char *states; ///< object name of its `PageStates`
    void (*open)(Stage &);
    /// Types or chooses what nothing matches; null: it has no filter.
    void (*filter)(Stage &) = nullptr;
    /// Makes it ask once more; null: it follows the engine's snapshots, or its file.
    void (*ask)(Stage &) = nullptr;
};

[[nodiscard]] const std::vector<StagedPage> &stagedPages();

} // namespace sluice::test
