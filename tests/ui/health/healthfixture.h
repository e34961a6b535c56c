#pragma once

#include "core/base/fakeclock.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/health/healthpage.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/componentcard.h"

#include <QTest>

namespace sluice {

/// The page over an engine that does nothing, at a time that stands still.
struct HealthFixture {
    FakeEngine engine;
    FakeClock clock;
    ThemeController theme{Theme::make(Scheme::Dark)};
    HealthPage page{engine, theme, clock};

    explicit HealthFixture(bool shown = true)
    {
        engine.now = snapshot();
        page.resize(1240, 2600);
        if (!shown)
            return;
        engine.announce(clock.wall());
        page.show();
    }

    /// Lets time go by and sends what the engine knows then.
    void pass(Milliseconds time)
    {
        clock.advance(time);
        engine.announce(clock.wall());
    }

    template <typename T>
    [[nodiscard]] T *find(const QString &name, const QString &inside = {}) const
    {
        const QObject *root = inside.isEmpty() ? static_cast<const QObject *>(&page)
                                               : page.findChild<QWidget *>(inside);
        return root ? root->findChild<T *>(name) : nullptr;
    }

    static ComponentSnapshot component(const QString &id)
    {
        ComponentSnapshot made;
        made.id = id;
        made.phase = ComponentPhase::Running;
        made.inPhase = std::chrono::minutes(3);
        made.heartbeatAge = Milliseconds(400);
        made.heartbeats = 180;
        made.requests = 1200;
        made.errorCount = 12;
        made.meanMs = 3.2;
        made.p99Ms = 41;
        return made;
    }

    static ConnectionSnapshot connection(const QString &id)
    {
        ConnectionSnapshot made;
        made.id = id;
        made.failureRate = 0.12;
        made.calls = 100;
        made.inUse = 3;
        made.poolSize = 8;
        return made;
    }

    static EngineSnapshot snapshot()
    {
        EngineSnapshot made;
        made.components = {component(QStringLiteral("engine")), component(QStringLiteral("io-1"))};
        made.connections = {connection(QStringLiteral("rates"))};
        made.queues = {{QStringLiteral("ready"), 4, Milliseconds(1200)}, {QStringLiteral("deadLetter"), 3, {}}};
        return made;
    }
};

} // namespace sluice
