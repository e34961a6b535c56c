#include "core/run/stepset.h"

#include <QTest>

#include <rapidcheck.h>

#include <set>

using namespace sluice;

class TestStepSet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isWhatAnOrderedSetIs();
    void goesOnWhileStepsComeAndGo();
    void fewStepsTakeNoMemory();
};

namespace {

void compare(const StepSet &steps, const std::set<StepIndex> &model)
{
    RC_ASSERT(steps.size() == model.size());
    RC_ASSERT(steps.empty() == model.empty());
    RC_ASSERT(std::equal(steps.begin(), steps.end(), model.begin(), model.end()));
    RC_ASSERT(std::equal(steps.rbegin(), steps.rend(), model.rbegin(), model.rend()));
}

} // namespace

void TestStepSet::isWhatAnOrderedSetIs()
{
    QVERIFY(rc::check("a StepSet is an ordered set", [] {
        const auto most = *rc::gen::element<quint32>(3, 64, 65, 4096, 4097, 300'000, 1U << 24);
        StepSet steps;
        std::set<StepIndex> model;
        for (int i = *rc::gen::inRange(0, 200); i > 0; --i) {
            const StepIndex step{*rc::gen::inRange<quint32>(0, most)};
            if (*rc::gen::inRange(0, 3) > 0) {
                RC_ASSERT(steps.insert(step) == model.insert(step).second);
            } else {
                const StepIndex gone = model.empty() || *rc::gen::arbitrary<bool>() ? step : *model.begin();
                RC_ASSERT(steps.erase(gone) == (model.erase(gone) > 0));
            }
            RC_ASSERT(steps.contains(step) == model.contains(step));
        }
        compare(steps, model);
        StepSet inAnotherOrder;
        for (auto it = model.rbegin(); it != model.rend(); ++it)
            inAnotherOrder.insert(*it);
        RC_ASSERT(steps == inAnotherOrder);
        if (!model.empty()) {
            inAnotherOrder.erase(*model.begin());
            RC_ASSERT(!(steps == inAnotherOrder));
        }
        steps.clear();
        compare(steps, {});
    }));
}

void TestStepSet::goesOnWhileStepsComeAndGo()
{
    StepSet steps;
    for (quint32 step = 0; step < 10'000; step += 7)
        steps.insert(StepIndex{step});
    quint32 expected = 0;
    for (const StepIndex step : steps) {
        QCOMPARE(number(step), expected);
        steps.erase(step);
        steps.insert(StepIndex{200'000 + expected}); // behind, and a level higher
        expected += 7;
        if (expected >= 10'000)
            break;
    }
    QCOMPARE(*steps.begin(), StepIndex{200'000});
}

void TestStepSet::fewStepsTakeNoMemory()
{
    StepSet steps;
    for (quint32 step = 0; step < 64; ++step)
        steps.insert(StepIndex{step});
    QCOMPARE(steps.bytes(), std::size_t(0));
    steps.insert(StepIndex{64});
    QVERIFY(steps.bytes() > 0);
    QCOMPARE(*steps.rbegin(), StepIndex{64});
}

QTEST_APPLESS_MAIN(TestStepSet)
#include "tst_stepset.moc"
