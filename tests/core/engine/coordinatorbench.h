#pragma once

#include "core/engine/systemcoordinator.h"

#include <QSemaphore>
#include <QTest>

#include <atomic>

namespace sluice::test {

/// How a generation of a component behaves.
struct Conduct {
    bool throwsInConstructor = false;
    bool throwsInStart = false;
    bool failsToStart = false;
    bool hangsInStart = false;
    bool hangsInDestructor = false;
    bool hangsInStop = false;
    bool threwOutOfLoop = false; ///< on the first beat, past all guards
};

/// What hangs does so until the test is over; then it ends, so that no thread outlives the test.
class Trap {
public:
    void hang()
    {
        ++m_caught;
        m_semaphore.acquire();
        --m_caught;
    }
    void open() { m_semaphore.release(1000); }
    [[nodiscard]] int caught() const { return m_caught; }

private:
    QSemaphore m_semaphore;
    std::atomic<int> m_caught{0};
};

/// A component that does what it is told by messages, and misbehaves as its conduct says.
class Patient final : public SystemComponent {
public:
    struct Setup {
        QString name;
        std::shared_ptr<const Clock> clock;
        std::shared_ptr<Trap> trap;
        OutletPtr<int> inbox;
        std::shared_ptr<std::atomic<int>> done;
    };
    static constexpr int kHang = -1;
    static constexpr int kThrow = -2;

    Patient(Setup setup, const Conduct &conduct, quint32 generation)
        : SystemComponent({setup.name, {}}, *setup.clock, generation)
        , m_setup(std::move(setup))
        , m_conduct(conduct)
    {
        if (m_conduct.throwsInConstructor)
            throw std::runtime_error("born to fail");
    }
    ~Patient() override
    {
        if (m_conduct.hangsInDestructor)
            m_setup.trap->hang();
        if (m_mailbox)
            m_setup.inbox->detach(m_mailbox.get());
    }

protected:
    Result<void> initialize() override
    {
        if (m_conduct.hangsInStart)
            m_setup.trap->hang();
        if (m_conduct.throwsInStart)
            throw std::runtime_error("no start today");
        if (m_conduct.failsToStart)
            return failure(QLatin1StringView("test.start"));
        m_mailbox = std::make_unique<Mailbox<int>>([this](std::vector<int> &&given) {
            for (const int one : given)
                guarded([&] { perform(one); });
        });
        m_setup.inbox->attach(m_mailbox.get(), generation());
        return {};
    }
    Result<void> shutdown() override
    {
        if (m_conduct.hangsInStop)
            m_setup.trap->hang();
        return {};
    }
    quint64 queueDepth() const override
    {
        if (m_conduct.threwOutOfLoop && m_looked++ > 0)
            throw std::runtime_error("out of the loop");
        return 0;
    }

private:
    void perform(int what)
    {
        if (what == kHang)
            m_setup.trap->hang();
        if (what == kThrow)
            throw std::runtime_error("a bad message");
        ++*m_setup.done;
        noteProgress();
    }

    Setup m_setup;
    Conduct m_conduct;
    std::unique_ptr<Mailbox<int>> m_mailbox;
    mutable int m_looked = 0;
};

/// The real coordinator with real threads, at a pace at which a recovery takes a second; its loop is the test's own.
class CoordinatorBench {
public:
    struct Part {
        OutletPtr<int> inbox = std::make_shared<Outlet<int>>();
        std::shared_ptr<std::atomic<int>> done = std::make_shared<std::atomic<int>>(0);
        std::function<Conduct(quint32)> conduct = [](quint32) { return Conduct(); };
        std::vector<int> givenBack; ///< what waited for it when it was given up; looked at by the test's thread
        std::vector<ComponentPhase> phases;
        std::vector<ComponentHealth> healths;
    };

    static SupervisorConfig pace()
    {
        SupervisorConfig config;
        config.beat = Milliseconds(20);
        config.tick = Milliseconds(20);
        config.lateAfter = Milliseconds(200);
        config.suspectAfter = Milliseconds(400);
        config.lostAfter = Milliseconds(800);
        config.startTimeout = Milliseconds(800);
        config.shutdownGrace = Milliseconds(200);
        config.coolDown = Milliseconds(40);
        config.maxCoolDown = Milliseconds(80);
        return config;
    }

    SupervisorConfig config = pace();
    std::map<QString, Part> parts;
    std::vector<ComponentPlan> more; ///< components beside the patients
    std::shared_ptr<Trap> trap = std::make_shared<Trap>();
    std::vector<ComponentSnapshot> now;
    std::optional<Error> alert;
    std::vector<CoordinatorAnswer> answers;
    std::unique_ptr<SystemCoordinator> coordinator;

    explicit CoordinatorBench(const QStringList &names)
    {
        for (const QString &name : names)
            parts[name];
        news->attach(&newsBox);
    }
    ~CoordinatorBench() { (void)end(); }

    void start()
    {
        std::vector<ComponentPlan> plans;
        for (auto &[name, part] : parts) {
            const Patient::Setup setup{name, clock, trap, part.inbox, part.done};
            const auto make = [setup, conduct = part.conduct](quint32 generation) {
                return std::make_unique<Patient>(setup, conduct(generation), generation);
            };
            // Some close themselves on their own thread; what they give back comes by mail.
            const auto close = [inbox = part.inbox, back = back, name = name](quint32 generation) {
                for (const int value : inbox->close(generation))
                    back->post(std::pair(name, value));
            };
            plans.push_back({{name, {}}, make, close});
        }
        for (const ComponentPlan &plan : more) {
            parts[plan.spec.name];
            plans.push_back(plan);
        }
        back->attach(&backBox);
        coordinator = std::make_unique<SystemCoordinator>(*clock, plans, orders, news, config);
    }

    /// Opens the trap, stops everything, and waits until the coordinator has said so.
    bool end()
    {
        if (!coordinator)
            return true;
        orders->post(CoordinatorOrder{});
        const bool hasEnded = QTest::qWaitFor([this] { return isStopped; }, 20000);
        trap->open();
        const bool isFree = QTest::qWaitFor([this] { return trap->caught() == 0; }, 20000);
        coordinator.reset();
        return hasEnded && isFree;
    }

    void say(const QString &name, int what) { parts.at(name).inbox->post(what); }
    void order(const QString &name, ComponentAction action)
    {
        CoordinatorOrder order;
        order.kind = CoordinatorOrder::Kind::Control;
        order.request = ++lastRequest;
        order.control = {name, action, QStringLiteral("test")};
        orders->post(order);
    }
    [[nodiscard]] ComponentSnapshot shown(const QString &name) const
    {
        for (const ComponentSnapshot &one : now) {
            if (one.id == name)
                return one;
        }
        return {};
    }
    [[nodiscard]] bool runs(const QString &name, quint32 generation) const
    {
        const ComponentSnapshot seen = shown(name);
        return seen.phase == ComponentPhase::Running && seen.health == ComponentHealth::Ok
               && seen.generation == generation && seen.heartbeats > 0;
    }
    /// Whether the others have gone on with all their first generation, and do so now.
    [[nodiscard]] bool othersGoOn(const QString &broken)
    {
        std::map<QString, quint64> before;
        for (const ComponentSnapshot &one : now) {
            if (one.id != broken)
                before[one.id] = one.heartbeats;
        }
        return !before.empty()
               && QTest::qWaitFor(
                   [&] {
                       return std::ranges::all_of(before, [this](const auto &one) {
                           return runs(one.first, 1) && shown(one.first).restarts == 0
                                  && shown(one.first).heartbeats > one.second + 2;
                       });
                   },
                   10000);
    }

    std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>();
    OutletPtr<CoordinatorOrder> orders = std::make_shared<Outlet<CoordinatorOrder>>();
    OutletPtr<CoordinatorNews> news = std::make_shared<Outlet<CoordinatorNews>>();
    OutletPtr<std::pair<QString, int>> back = std::make_shared<Outlet<std::pair<QString, int>>>();
    bool isStopped = false;
    RequestId lastRequest = 0;

private:
    void take(CoordinatorNews &&said)
    {
        now = std::move(said.components);
        alert = std::move(said.alert);
        std::ranges::move(said.answers, std::back_inserter(answers));
        isStopped = isStopped || said.stopped;
        for (const ComponentSnapshot &one : now) {
            Part &part = parts.at(one.id);
            if (part.phases.empty() || part.phases.back() != one.phase)
                part.phases.push_back(one.phase);
            if (part.healths.empty() || part.healths.back() != one.health)
                part.healths.push_back(one.health);
        }
    }

    Mailbox<CoordinatorNews> newsBox{[this](std::vector<CoordinatorNews> &&said) {
        for (CoordinatorNews &one : said)
            take(std::move(one));
    }};
    Mailbox<std::pair<QString, int>> backBox{[this](std::vector<std::pair<QString, int>> &&given) {
        for (const auto &[name, value] : given)
            parts.at(name).givenBack.push_back(value);
    }};
};

} // namespace sluice::test
