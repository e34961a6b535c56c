#include "core/run/approval.h"
#include "core/run/errors.h"
#include "tests/ui/models/samplerun.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/runs/approvalpanel.h"
#include "ui/runs/runview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/infobar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A run two steps of which ask a person; the first has a form.
struct AskingRun {
    AskingRun()
        : flow(made())
        , run(newRun(RunId{12}, compile(flow, test::catalog()).value()))
    {
        tell(command::Start{u"manual"_s, "{}", 1});
        ask(0, u"ada, grace"_s, u"Pay 70 to Zoë?"_s, now + std::chrono::minutes(5));
        ask(1, {}, u"Ship it?"_s, {});
    }
    void tell(const Command &command)
    {
        const auto done = decide(run, command, now, events);
        Q_ASSERT(done);
        Q_UNUSED(done)
    }
    void ask(quint32 step, const QString &who, const QString &question, std::optional<WallTime> until)
    {
        tell(command::StartAttempt{StepIndex{step}});
        tell(command::Await{StepIndex{step}, run.step(StepIndex{step}).lease, kApprovalTopic, who, question, until});
    }
    static Workflow made()
    {
        Workflow flow = test::workflow(u"pay:ask ship:ask"_s, {});
        const QJsonObject account{{u"title"_s, u"From which account"_s}, {u"enum"_s, QJsonArray{u"giro"_s, 7}}};
        const QJsonObject properties{{u"account"_s, account},
                                     {u"amount"_s, QJsonObject{{u"type"_s, u"number"_s}}},
                                     {u"note"_s, QJsonObject{{u"type"_s, u"string"_s}}},
                                     {u"urgent"_s, QJsonObject{{u"type"_s, u"boolean"_s}}}};
        flow.tasks[0].params.insert(kApprovalForm, QJsonObject{{u"type"_s, u"object"_s},
                                                               {u"properties"_s, properties},
                                                               {u"required"_s, QJsonArray{u"note"_s}}});
        return flow;
    }

    Workflow flow;
    Run run;
    Events events;
    WallTime now{Milliseconds(1'700'000'000'000)};
};

struct Bench {
    Bench()
        : theme(Theme::make(Scheme::Light))
        , view(engine, theme)
    {
        engine.now.taken = asking.now;
        engine.types = test::catalog();
        engine.histories.insert(12, {RunId{12}, asking.run.plan, asking.flow, asking.events});
        view.resize(1200, 800);
        view.show();
        view.showRun(RunId{12});
    }
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return view.findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString text(const char *name) const { return find<QLabel>(name)->text(); }
    /// What the engine decided comes as an event of the run.
    void hear(const Command &command)
    {
        const auto before = asking.events.size();
        asking.tell(command);
        Q_EMIT engine.runEvents(RunId{12}, before,
                                {asking.events.begin() + static_cast<std::ptrdiff_t>(before), asking.events.end()});
    }

    AskingRun asking;
    FakeEngine engine;
    ThemeController theme;
    RunView view;
};

} // namespace

/// What steps ask of a person, answered on the page of their run.
class TestApprovalPanel final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatIsAskedOfWhomUntilWhen();
    void approvesWithTheFormFilledInByKeysAlone();
    void rejectsByMouseWithNothingFilledIn();
    void goesToTheNextQuestionAndThenAway();
    void keepsWhatWasFilledInWhenTheEngineRefuses();
    void isNotThereForARunThatAsksNothing();
};

void TestApprovalPanel::saysWhatIsAskedOfWhomUntilWhen()
{
    Bench it;
    QTRY_VERIFY(it.find<QWidget>("approvalPanel")->isVisible());
    QCOMPARE(it.text("approvalQuestion"), u"pay asks: Pay 70 to Zoë?"_s);
    QCOMPARE(it.text("approvalTerms"), u"Who may decide: ada, grace. The time for it ends in 5 min."_s);
    it.engine.announce(it.asking.now + std::chrono::minutes(2));
    QTRY_VERIFY(it.text("approvalTerms").endsWith(u"in 3 min."));
    // The other one, chosen by key.
    auto *steps = it.find<QComboBox>("approvalStep");
    QCOMPARE(steps->count(), 2);
    steps->setFocus();
    QTest::keyClick(steps, Qt::Key_Down);
    QCOMPARE(it.text("approvalQuestion"), u"ship asks: Ship it?"_s);
    QCOMPARE(it.text("approvalTerms"), u"Anybody who may use this workspace may decide."_s);
    QVERIFY(!it.find<QWidget>("schemaFields")->isVisible());
    // As does its step.
    it.view.chooseStep(StepIndex{0});
    QVERIFY(it.find<QWidget>("schemaFields")->isVisible());
    QCOMPARE(steps->currentIndex(), 0);
}

void TestApprovalPanel::approvesWithTheFormFilledInByKeysAlone()
{
    Bench it;
    QTRY_VERIFY(it.find<QWidget>("approvalPanel")->isVisible());
    it.view.activateWindow();
    auto *note = it.find<QLineEdit>("field.note");
    QTRY_VERIFY(note->isVisible());
    QCOMPARE(note->accessibleName(), u"note"_s);
    const auto focused = [&it] { return it.view.focusWidget(); };
    note->setFocus();
    QTest::keyClicks(note, u"for Zoe"_s);
    QTest::keyClick(note, Qt::Key_Tab);
    auto *account = it.find<QComboBox>("field.account");
    QCOMPARE(focused(), account);
    QCOMPARE(account->accessibleName(), u"From which account"_s);
    QTest::keyClick(account, Qt::Key_Down);
    QTest::keyClick(account, Qt::Key_Down);
    QTest::keyClick(account, Qt::Key_Tab);
    QTest::keyClicks(focused(), u"70.5"_s);
    QTest::keyClick(focused(), Qt::Key_Tab);
    QTest::keyClick(focused(), Qt::Key_Space);
    QVERIFY(it.find<QCheckBox>("field.urgent")->isChecked());
    QTest::keyClick(focused(), Qt::Key_Tab);
    QTest::keyClicks(focused(), u" It fits. "_s);
    QTest::keyClick(focused(), Qt::Key_Return);
    QCOMPARE(focused(), it.find<QPushButton>("approvalApprove"));
    QCOMPARE(it.find<QPushButton>("approvalApprove")->text(), u"Approve pay"_s);
    QTest::keyClick(focused(), Qt::Key_Space);
    QTRY_COMPARE(it.engine.skipped.size(), std::size_t(1));
    const SkipRequest &sent = it.engine.skipped.front();
    QCOMPARE(sent.run, RunId{12});
    QCOMPARE(sent.step, StepIndex{0});
    QCOMPARE(sent.port, u"approved"_s);
    QCOMPARE(sent.reason, u"It fits."_s);
    QCOMPARE(sent.output, Payload(R"({"account":7,"amount":70.5,"note":"for Zoe","urgent":true})"));
}

void TestApprovalPanel::rejectsByMouseWithNothingFilledIn()
{
    Bench it;
    QTRY_VERIFY(it.find<QWidget>("approvalPanel")->isVisible());
    it.view.chooseStep(StepIndex{1});
    auto *reject = it.find<QPushButton>("approvalReject");
    QCOMPARE(reject->text(), u"Reject ship"_s);
    it.engine.holdAnswers();
    QTest::mouseClick(reject, Qt::LeftButton);
    QVERIFY(!reject->isEnabled()); // once
    QCOMPARE(it.engine.skipped.size(), std::size_t(1));
    QCOMPARE(it.engine.skipped.front().step, StepIndex{1});
    QCOMPARE(it.engine.skipped.front().port, u"rejected"_s);
    QCOMPARE(it.engine.skipped.front().output, Payload());
}

void TestApprovalPanel::goesToTheNextQuestionAndThenAway()
{
    Bench it;
    QTRY_VERIFY(it.find<QWidget>("approvalPanel")->isVisible());
    it.find<QLineEdit>("field.note")->setText(u"half"_s);
    it.find<QLineEdit>("approvalComment")->setText(u"half"_s);
    it.hear(command::Skip{StepIndex{0}, "{\"note\":\"n\"}", u"ada"_s, {}, kApprovedPort});
    QTRY_COMPARE(it.text("approvalQuestion"), u"ship asks: Ship it?"_s);
    QCOMPARE(it.find<QLineEdit>("approvalComment")->text(), QString());
    QVERIFY(!it.find<QComboBox>("approvalStep")->isVisible());
    it.hear(command::Skip{StepIndex{1}, {}, u"eve"_s, {}, kRejectedPort});
    QTRY_VERIFY(!it.find<QWidget>("approvalPanel")->isVisible());
}

void TestApprovalPanel::keepsWhatWasFilledInWhenTheEngineRefuses()
{
    Bench it;
    QTRY_VERIFY(it.find<QWidget>("approvalPanel")->isVisible());
    it.find<QLineEdit>("field.note")->setText(u"kept"_s);
    it.engine.refusal = Error{QString(errors::kApprovalNotYours), {{u"who"_s, u"eve"_s}, {u"approvers"_s, u"ada"_s}}, {}};
    QTest::mouseClick(it.find<QPushButton>("approvalApprove"), Qt::LeftButton);
    auto *bar = it.find<InfoBar>("approvalBar");
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(bar->text().contains(u"eve may not decide this."));
    QCOMPARE(it.find<QLineEdit>("field.note")->text(), u"kept"_s);
    QVERIFY(it.find<QPushButton>("approvalApprove")->isEnabled());
}

void TestApprovalPanel::isNotThereForARunThatAsksNothing()
{
    Bench it;
    QTRY_VERIFY(it.find<QWidget>("approvalPanel")->isVisible());
    const test::SampleRun other = test::SampleRun::waiting(RunId{13});
    it.engine.histories.insert(13, other.history());
    it.view.showRun(RunId{13});
    QVERIFY(!it.find<QWidget>("approvalPanel")->isVisible());
}

QTEST_MAIN(TestApprovalPanel)
#include "tst_approvalpanel.moc"
