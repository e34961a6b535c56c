#include "core/base/fakeclock.h"
#include "core/engine/hookgate.h"

#include <QTest>

using namespace sluice;

using Got = HookAnswer::Outcome;

namespace {

/// Keeps what it is handed until the test answers.
class Keeper final : public HookReceiver {
public:
    std::vector<std::pair<Hook, std::function<void(HookAnswer)>>> kept;
    void receive(Hook hook, std::function<void(HookAnswer)> answered) override
    {
        kept.emplace_back(std::move(hook), std::move(answered));
    }
};

Hook hook()
{
    return {QStringLiteral("orders"), QStringLiteral("a"), QStringLiteral("application/json"), "{}", {}};
}

} // namespace

class TestHookGate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void passesOnAndMeasures();
    void answersForTheEngineWhileItIsClosed();
    void takesAnswersAfterItIsGone();
};

void TestHookGate::passesOnAndMeasures()
{
    const auto clock = std::make_shared<FakeClock>();
    const auto keeper = std::make_shared<Keeper>();
    HookGate gate(keeper, clock);
    std::vector<Got> got;
    const auto answered = [&](const HookAnswer &answer) { got.push_back(answer.outcome); };
    gate.receive(hook(), answered);
    gate.receive(hook(), answered);
    QCOMPARE(keeper->kept.size(), std::size_t(2));
    QCOMPARE(keeper->kept.front().first.id, QStringLiteral("a"));
    QCOMPARE(gate.underWay(), quint64(2));
    clock->advance(std::chrono::milliseconds(7));
    keeper->kept[1].second({Got::Durable, QStringLiteral("1"), {}});
    QCOMPARE(gate.underWay(), quint64(1));
    clock->advance(std::chrono::milliseconds(3));
    keeper->kept[0].second({});
    QCOMPARE(got, (std::vector{Got::Durable, Got::Away}));
    const HookTraffic traffic = gate.takeTraffic();
    QCOMPARE(traffic.responses, (std::vector<Nanoseconds>{Milliseconds(7), Milliseconds(10)}));
    QCOMPARE(traffic.away, quint64(1));
    QVERIFY(gate.takeTraffic().responses.empty()); // told once
}

void TestHookGate::answersForTheEngineWhileItIsClosed()
{
    const auto keeper = std::make_shared<Keeper>();
    HookGate gate(keeper, std::make_shared<FakeClock>());
    gate.receive(hook(), [](const HookAnswer &) {});
    gate.setOpen(false);
    std::optional<HookAnswer> got;
    gate.receive(hook(), [&](const HookAnswer &answer) { got = answer; });
    QVERIFY(got && got->outcome == Got::Away && got->retryAfter >= std::chrono::seconds(1));
    QCOMPARE(keeper->kept.size(), std::size_t(1));
    QCOMPARE(gate.underWay(), quint64(1)); // what was let in is still awaited
    gate.setOpen(true);
    gate.receive(hook(), [](const HookAnswer &) {});
    QCOMPARE(keeper->kept.size(), std::size_t(2));
}

void TestHookGate::takesAnswersAfterItIsGone()
{
    const auto keeper = std::make_shared<Keeper>();
    std::optional<HookAnswer> got;
    {
        HookGate gate(keeper, std::make_shared<FakeClock>());
        gate.receive(hook(), [&](const HookAnswer &answer) { got = answer; });
    }
    keeper->kept.front().second({Got::Repeat, {}, {}});
    QVERIFY(got && got->outcome == Got::Repeat);
}

QTEST_GUILESS_MAIN(TestHookGate)
#include "tst_hookgate.moc"
