#include "core/workflow/difference.h"
#include "core/workflow/merge.h"
#include "core/workflow/workflowfile.h"
#include "tests/core/workflow/generators.h"

#include <QTest>

#include <set>

using namespace sluice;

namespace {

/// A small workflow as people make them.
Workflow chain()
{
    Workflow workflow;
    workflow.id = QStringLiteral("chain");
    workflow.name = QStringLiteral("Chain");
    for (const char *id : {"get", "check", "store"}) {
        Task task;
        task.id = QLatin1StringView(id);
        task.type = QStringLiteral("http.request");
        task.params = {{QStringLiteral("url"), QStringLiteral("http://127.0.0.1/")},
                       {QStringLiteral("method"), QStringLiteral("GET")}};
        workflow.tasks.push_back(task);
        workflow.layout.insert(task.id, QPointF(200.0 * static_cast<double>(workflow.layout.size()), 0));
    }
    workflow.edges = {{QStringLiteral("get"), QStringLiteral("out"), QStringLiteral("check")},
                      {QStringLiteral("check"), QStringLiteral("out"), QStringLiteral("store")}};
    workflow.drawing.groups.push_back(
        {QStringLiteral("g1"), QStringLiteral("Reading"), {QStringLiteral("get")}, {}, false});
    return workflow;
}

/// One edit that a person may make, drawn.
void editAnyhow(Workflow &workflow, const QString &who)
{
    const auto at = [&] { return *rc::gen::inRange<std::size_t>(0, workflow.tasks.size()); };
    switch (*rc::gen::inRange(0, 7)) {
    case 0: {
        Task task;
        task.id = who + QString::number(*rc::gen::inRange(0, 3));
        task.type = QStringLiteral("noop");
        if (!workflow.task(task.id))
            workflow.tasks.insert(workflow.tasks.begin() + *rc::gen::inRange<std::ptrdiff_t>(0, 3), task);
        break;
    }
    case 1:
        if (workflow.tasks.size() > 1) {
            const QString gone = workflow.tasks[at()].id;
            std::erase_if(workflow.tasks, [&](const Task &task) { return task.id == gone; });
            std::erase_if(workflow.edges, [&](const Edge &edge) { return edge.from == gone || edge.to == gone; });
            workflow.layout.remove(gone);
            for (TaskGroup &group : workflow.drawing.groups)
                group.tasks.removeAll(gone);
        }
        break;
    case 2:
        workflow.tasks[at()].params.insert(*rc::gen::element(QStringLiteral("url"), QStringLiteral("body")),
                                           *rc::gen::inRange(0, 3));
        break;
    case 3:
        workflow.tasks[at()].reliability.maxAttempts = *rc::gen::inRange(1, 5);
        break;
    case 4:
        workflow.layout.insert(workflow.tasks[at()].id, QPointF(*rc::gen::inRange(0, 3) * 50.0, 50));
        break;
    case 5:
        workflow.name = *rc::gen::element(QStringLiteral("Chain"), QStringLiteral("Other"), who);
        break;
    default: {
        const Edge edge{workflow.tasks[at()].id, QStringLiteral("out"), workflow.tasks[at()].id};
        if (std::ranges::find(workflow.edges, edge) == workflow.edges.end())
            workflow.edges.push_back(edge);
        break;
    }
    }
}

Workflow editedBy(const QString &who, const Workflow &base)
{
    Workflow edited = base;
    const int edits = *rc::gen::inRange(0, 5);
    for (int i = 0; i < edits; ++i)
        editAnyhow(edited, who);
    return edited;
}

/// What a workflow is, whatever the order of its parts.
std::map<PartKey, QJsonObject> asSet(const Workflow &workflow)
{
    std::map<PartKey, QJsonObject> parts;
    for (const WorkflowPart &part : partsOf(workflow))
        parts.emplace(part.key, part.fields);
    return parts;
}

MergeSide theirs(const MergeConflict &)
{
    return MergeSide::Theirs;
}

QString textOf(const PartChange &change)
{
    QString text = change.key.id + u':' + QString::number(static_cast<int>(change.kind));
    for (const FieldChange &field : change.fields)
        text += u' ' + field.path.join(u'.');
    return text;
}

} // namespace

class TestMerge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesTogetherFromItsParts();
    void tellsWhatDiffers();
    void findsARenamedTask();
    void hasNoDifferenceFromItself();
    void takesWhatOnlyOneSideChanged();
    void asksAboutWhatBothChanged();
    void asksWhenOneRemovedWhatTheOtherChanged();
    void keepsATriggerWhole();
    void groupsWithNewTasksOfBothSides();
    void keepsItsLaws();
};

void TestMerge::comesTogetherFromItsParts()
{
    QVERIFY(rc::check("apart, then together", [] {
        const Workflow workflow = editedBy(QStringLiteral("me"), chain());
        const auto again = workflowOf(partsOf(workflow), workflow.id);
        RC_ASSERT(again.has_value());
        RC_ASSERT(*again == workflow);
    }));
    QVERIFY(rc::check("any file comes apart and together to the same parts", [] {
        const Workflow workflow = arbitraryWorkflow();
        const auto again = workflowOf(partsOf(workflow), workflow.id);
        RC_ASSERT(again.has_value());
        RC_ASSERT(again->tasks == workflow.tasks);
        RC_ASSERT(again->edges == workflow.edges);
        RC_ASSERT(again->triggers == workflow.triggers);
        RC_ASSERT(again->drawing.notes == workflow.drawing.notes);
    }));
}

void TestMerge::tellsWhatDiffers()
{
    const Workflow before = chain();
    Workflow after = before;
    after.name = QStringLiteral("Better chain");
    after.tasks[0].params.insert(QStringLiteral("url"), QStringLiteral("http://127.0.0.1/other"));
    after.tasks[0].reliability.maxAttempts = 5;
    after.layout.insert(QStringLiteral("check"), QPointF(7, 7));
    after.tasks.erase(after.tasks.begin() + 2);
    after.layout.remove(QStringLiteral("store"));
    after.edges.pop_back();
    QStringList told;
    for (const PartChange &change : differences(before, after))
        told << textOf(change);
    const QStringList expected{QStringLiteral("store:1"), QStringLiteral("check out store:1"),
                               QStringLiteral(":2 name"), QStringLiteral("get:2 params.url reliability"),
                               QStringLiteral("check:3 place")};
    QCOMPARE(told, expected);
}

void TestMerge::findsARenamedTask()
{
    Workflow after = chain();
    after.tasks[1].id = QStringLiteral("verify");
    after.layout.insert(QStringLiteral("verify"), after.layout.take(QStringLiteral("check")));
    after.tasks[1].params.insert(QStringLiteral("only"), QStringLiteral("here"));
    Workflow before = after;
    before.tasks[1].id = QStringLiteral("check");
    int renamed = 0;
    for (const PartChange &change : differences(before, after)) {
        if (change.key.kind == PartKind::Task && change.kind == PartChangeKind::Added) {
            QCOMPARE(change.renamedFrom, QStringLiteral("check"));
            ++renamed;
        }
    }
    QCOMPARE(renamed, 1);
}

void TestMerge::hasNoDifferenceFromItself()
{
    QVERIFY(rc::check("no difference from itself, one from every edit", [] {
        const Workflow base = chain();
        const Workflow edited = editedBy(QStringLiteral("me"), base);
        RC_ASSERT(differences(edited, edited).empty());
        RC_ASSERT(differences(base, edited).empty() == (asSet(base) == asSet(edited)));
    }));
}

void TestMerge::takesWhatOnlyOneSideChanged()
{
    const Workflow base = chain();
    Workflow mine = base;
    mine.tasks[0].params.insert(QStringLiteral("url"), QStringLiteral("mine"));
    mine.layout.insert(QStringLiteral("get"), QPointF(1, 2));
    Workflow other = base;
    other.tasks[0].params.insert(QStringLiteral("method"), QStringLiteral("POST"));
    Task task;
    task.id = QStringLiteral("say");
    task.type = QStringLiteral("log");
    other.tasks.insert(other.tasks.begin() + 1, task);
    const auto merge = mergeWorkflows(base, mine, other);
    QVERIFY(merge);
    QVERIFY(merge->conflicts.empty());
    QCOMPARE(merge->merged.tasks.size(), 4U);
    QCOMPARE(merge->merged.tasks[1].id, QStringLiteral("say"));
    QCOMPARE(merge->merged.tasks[0].params[QStringLiteral("url")].toString(), QStringLiteral("mine"));
    QCOMPARE(merge->merged.tasks[0].params[QStringLiteral("method")].toString(), QStringLiteral("POST"));
    QCOMPARE(merge->merged.layout[QStringLiteral("get")], QPointF(1, 2));
}

void TestMerge::asksAboutWhatBothChanged()
{
    const Workflow base = chain();
    Workflow mine = base;
    mine.tasks[0].params.insert(QStringLiteral("url"), QStringLiteral("mine"));
    Workflow other = base;
    other.tasks[0].params.insert(QStringLiteral("url"), QStringLiteral("theirs"));
    const auto kept = mergeWorkflows(base, mine, other);
    QVERIFY(kept);
    QCOMPARE(kept->conflicts.size(), 1U);
    QCOMPARE(kept->conflicts[0].key.id, QStringLiteral("get"));
    const QStringList expected{QStringLiteral("params"), QStringLiteral("url")};
    QCOMPARE(kept->conflicts[0].path, expected);
    QCOMPARE(kept->conflicts[0].base.toString(), QStringLiteral("http://127.0.0.1/"));
    QCOMPARE(kept->merged, mine);
    const auto taken = mergeWorkflows(base, mine, other, theirs);
    QVERIFY(taken);
    QCOMPARE(taken->merged, other);
}

void TestMerge::asksWhenOneRemovedWhatTheOtherChanged()
{
    const Workflow base = chain();
    Workflow mine = base;
    mine.tasks.pop_back();
    mine.edges.pop_back();
    mine.layout.remove(QStringLiteral("store"));
    Workflow other = base;
    other.tasks[2].notes = QStringLiteral("Keep it");
    const auto removed = mergeWorkflows(base, mine, other);
    QVERIFY(removed);
    QCOMPARE(removed->conflicts.size(), 1U);
    QVERIFY(removed->conflicts[0].path.isEmpty());
    QVERIFY(removed->conflicts[0].mine.isUndefined());
    QCOMPARE(removed->merged, mine);
    const auto kept = mergeWorkflows(base, mine, other, theirs);
    QVERIFY(kept);
    QVERIFY(kept->merged.task(QStringLiteral("store")));
    QCOMPARE(kept->merged.task(QStringLiteral("store"))->notes, QStringLiteral("Keep it"));
}

void TestMerge::keepsATriggerWhole()
{
    Workflow base = chain();
    Trigger trigger;
    trigger.id = QStringLiteral("daily");
    trigger.kind = TriggerKind::Cron;
    trigger.cron = QStringLiteral("0 8 * * *");
    base.triggers = {trigger};
    Workflow mine = base;
    mine.triggers[0].kind = TriggerKind::Interval;
    mine.triggers[0].cron.clear();
    mine.triggers[0].every = Milliseconds(60'000);
    Workflow other = base;
    other.triggers[0].zone = QStringLiteral("Europe/Berlin");
    const auto merge = mergeWorkflows(base, mine, other);
    QVERIFY(merge);
    QCOMPARE(merge->conflicts.size(), 1U);
    QCOMPARE(merge->merged.triggers, mine.triggers);
    QCOMPARE(mergeWorkflows(base, mine, other, theirs)->merged.triggers, other.triggers);
}

void TestMerge::groupsWithNewTasksOfBothSides()
{
    const Workflow base = chain();
    Workflow mine = base;
    mine.drawing.groups[0].tasks << QStringLiteral("check");
    Workflow other = base;
    other.drawing.groups[0].tasks << QStringLiteral("store");
    const auto merge = mergeWorkflows(base, mine, other);
    QVERIFY(merge);
    QVERIFY(merge->conflicts.empty());
    const QStringList expected{QStringLiteral("get"), QStringLiteral("check"), QStringLiteral("store")};
    QCOMPARE(merge->merged.drawing.groups[0].tasks, expected);
}

void TestMerge::keepsItsLaws()
{
    QVERIFY(rc::check("laws of merging", [] {
        const Workflow base = chain();
        const Workflow mine = editedBy(QStringLiteral("me"), base);
        const Workflow other = editedBy(QStringLiteral("you"), base);
        const auto merge = mergeWorkflows(base, mine, other);
        const auto swapped = mergeWorkflows(base, other, mine);
        RC_ASSERT(merge && swapped);
        RC_ASSERT(merge->conflicts.size() == swapped->conflicts.size());
        // Whoever is called mine, the same comes of the same choices.
        const auto choosing = mergeWorkflows(base, other, mine, theirs);
        RC_ASSERT(asSet(choosing->merged) == asSet(merge->merged));
        if (merge->conflicts.empty())
            RC_ASSERT(asSet(merge->merged) == asSet(swapped->merged));
        // What only one side touched is as that side has it.
        const auto before = asSet(base);
        const auto ours = asSet(mine);
        const auto others = asSet(other);
        const auto merged = asSet(merge->merged);
        std::set<PartKey> keys;
        for (const auto *parts : {&before, &ours, &others}) {
            for (const auto &[key, fields] : *parts)
                keys.insert(key);
        }
        const auto in = [](const auto &parts, const PartKey &key) {
            const auto found = parts.find(key);
            return found == parts.end() ? QJsonObject{{QStringLiteral("gone"), true}} : found->second;
        };
        for (const PartKey &key : keys) {
            if (in(before, key) == in(ours, key))
                RC_ASSERT(in(merged, key) == in(others, key));
            else if (in(before, key) == in(others, key))
                RC_ASSERT(in(merged, key) == in(ours, key));
        }
        // Merging once more changes nothing.
        const auto again = mergeWorkflows(other, merge->merged, other);
        RC_ASSERT(again && again->merged == merge->merged);
    }));
}

QTEST_GUILESS_MAIN(TestMerge)
#include "tst_merge.moc"
