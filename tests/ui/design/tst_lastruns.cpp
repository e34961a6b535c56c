#include "core/base/errors.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/design/lastruns.h"

#include <QtTest>

using namespace sluice;

namespace {

const QString slow = QStringLiteral("slow");
const QString other = QStringLiteral("other");

RunSummary run(quint64 id, const QString &workflow, RunState state = RunState::Succeeded)
{
    RunSummary made;
    made.id = RunId{id};
    made.workflow = workflow;
    made.state = state;
    return made;
}

struct Followed {
    explicit Followed(std::vector<RunSummary> first)
    {
        engine.runs = std::move(first);
        runs.follow({slow, other});
        tell();
    }
    void tell()
    {
        ++engine.now.runsRevision;
        engine.announce();
    }
    /// So many of the other workflow came since.
    void add(quint64 count)
    {
        for (quint64 i = 0; i < count; ++i)
            engine.runs.insert(engine.runs.begin(), run(number(engine.runs.front().id) + 1, other));
    }
    [[nodiscard]] RunSummary last() const { return runs.runs().value(slow); }

    FakeEngine engine;
    LastRuns runs{engine};
};

} // namespace

class TestLastRuns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLongRunEndsThoughManyCameSince();
    void whatRanAmongManyIsSeen();
    void asksAgainAfterAFailure();
};

void TestLastRuns::aLongRunEndsThoughManyCameSince()
{
    Followed all({run(1, slow, RunState::Running)});
    QTRY_COMPARE(all.last().state, RunState::Running);
    all.add(150);
    all.tell();
    QTRY_COMPARE(all.runs.runs().value(other).id, RunId{151});
    all.add(150);
    all.engine.runs.back().state = RunState::Failed;
    all.tell();
    QTRY_COMPARE(all.last().state, RunState::Failed);
    const auto asked = all.engine.runQuestions.size();
    all.add(1);
    all.tell();
    QTRY_COMPARE(all.runs.runs().value(other).id, RunId{302});
    QVERIFY2(all.engine.runQuestions.size() == asked + 1, "it is over, and nothing was missed");
}

void TestLastRuns::whatRanAmongManyIsSeen()
{
    Followed all({run(1, slow)});
    QTRY_COMPARE(all.last().id, RunId{1});
    all.engine.runs.insert(all.engine.runs.begin(), run(2, slow, RunState::Failed));
    all.add(250);
    all.tell();
    QTRY_COMPARE(all.last().id, RunId{2});
}

void TestLastRuns::asksAgainAfterAFailure()
{
    Followed all({run(1, slow)});
    all.add(250);
    all.engine.holdAnswers();
    QTRY_COMPARE(all.engine.runQuestions.size(), std::size_t(1));
    all.engine.refusal = Error{QString(errors::kFileUnwritable), {}, {}}; // the question for the one alone
    all.engine.releaseAnswers();
    QTRY_COMPARE(all.engine.runQuestions.size(), std::size_t(2));
    QTRY_COMPARE(all.runs.runs().value(other).id, RunId{251});
    all.engine.refusal.reset();
    all.tell();
    QTRY_COMPARE(all.last().id, RunId{1});
}

QTEST_GUILESS_MAIN(TestLastRuns)
#include "tst_lastruns.moc"
