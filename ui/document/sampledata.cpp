#include "ui/document/sampledata.h"

#include "core/base/jsonvalue.h"
#include "core/workflow/graph.h"
#include "core/workflow/references.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace sluice {

namespace {

/// The first step of each task that succeeded, in one pass over the run.
QHash<QString, StepIndex> doneSteps(const Run &run, const QSet<QString> &tasks)
{
    std::vector<bool> wanted(run.plan->tasks.size());
    for (std::size_t i = 0; i < wanted.size(); ++i)
        wanted[i] = tasks.contains(run.plan->tasks[i].id);
    QHash<QString, StepIndex> found;
    for (std::size_t i = 0; i < run.steps.size() && found.size() < tasks.size(); ++i) {
        const Step &step = run.steps[i];
        const bool isDone = step.state == StepState::Succeeded && !step.isGone;
        if (!isDone || !wanted[number(step.task)])
            continue;
        const QString &id = run.plan->task(step.task).id;
        if (!found.contains(id))
            found.insert(id, static_cast<StepIndex>(i));
    }
    return found;
}

Payload orNullJson(const Payload &json)
{
    return json.isEmpty() ? Payload("null") : json;
}

Payload objectOf(const std::vector<std::pair<QString, Payload>> &members)
{
    Payload object("{");
    for (const auto &[key, json] : members) {
        if (object.size() > 1)
            object += ',';
        object += compactJson(key) + ':' + json;
    }
    return object + '}';
}

/// Fills in samples for one task.
class Sampler {
public:
    Sampler(const Workflow &workflow, const TaskCatalog &catalog, const Pins &pins, const Run *run)
        : m_workflow(workflow)
        , m_catalog(catalog)
        , m_pins(pins)
        , m_run(run)
        , m_graph(workflow)
    {
    }

    SampleData of(const QString &task)
    {
        const int at = m_graph.indexOf(task);
        if (at < 0)
            return {};
        takeUpstream(at);
        takeLoop(at);
        takeRunInput();
        for (const auto &arc : m_graph.incoming(at)) {
            const QString &from = m_graph.idOf(arc.task);
            const bool isLoopEntry = m_samples.loop == from
                                     && m_workflow.edges[static_cast<std::size_t>(arc.edge)].fromPort == kItemPort;
            if (!isLoopEntry && !m_samples.before.contains(from))
                m_samples.before.push_back(from);
        }
        takeInput(task);
        return m_samples;
    }

private:
    void takeUpstream(int at)
    {
        auto isBefore = m_graph.ancestors(at);
        if (const int undone = undoneBy(m_graph.idOf(at)); undone >= 0) {
            isBefore = m_graph.ancestors(undone);
            isBefore[static_cast<std::size_t>(undone)] = true;
        }
        QSet<QString> open{m_graph.idOf(at)};
        for (int i = 0; i < m_graph.size(); ++i) {
            if (isBefore[static_cast<std::size_t>(i)] && !m_pins.contains(m_graph.idOf(i)))
                open.insert(m_graph.idOf(i));
        }
        const auto done = m_run ? doneSteps(*m_run, open) : QHash<QString, StepIndex>();
        m_samples.own = sampleOf(at, done);
        for (int i = 0; i < m_graph.size(); ++i) {
            if (!isBefore[static_cast<std::size_t>(i)])
                continue;
            auto one = sampleOf(i, done);
            if (one.origin != SampleOrigin::None)
                m_samples.data.outputs.emplace_back(one.task, one.output);
            m_samples.upstream.push_back(std::move(one));
        }
    }

    [[nodiscard]] UpstreamSample sampleOf(int at, const QHash<QString, StepIndex> &done) const
    {
        UpstreamSample one;
        const Task &task = m_workflow.tasks[static_cast<std::size_t>(at)];
        one.task = task.id;
        one.name = task.name.isEmpty() ? task.id : task.name;
        if (const auto pinned = m_pins.constFind(task.id); pinned != m_pins.constEnd()) {
            one.origin = SampleOrigin::Pinned;
            one.output = *pinned;
        } else if (const auto step = done.constFind(task.id); step != done.constEnd()) {
            one.origin = SampleOrigin::Run;
            one.output = orNullJson(m_run->step(*step).output);
        }
        return one;
    }

    void takeLoop(int at)
    {
        const Regions regions = regionsOf(m_workflow, m_graph, m_catalog);
        const auto region = static_cast<std::size_t>(regions.regionOf[static_cast<std::size_t>(at)]);
        const int owner = regions.owner[region];
        if (owner < 0)
            return;
        m_samples.isInLoop = true;
        m_samples.loop = m_graph.idOf(owner);
        if (!m_run)
            return;
        for (const auto &[step, items] : m_run->items) {
            if (m_run->taskOf(step).id != m_samples.loop || items.spans.empty())
                continue;
            const auto &[from, length] = items.spans.front();
            m_samples.takeItem(items.list.mid(from, length));
            return;
        }
    }

    void takeRunInput()
    {
        if (m_run) {
            m_samples.run = m_run->id;
            m_samples.data.run = m_run->id;
            m_samples.data.runInput = orNullJson(m_run->input);
            m_samples.hasRunInput = true;
            return;
        }
        for (const Trigger &trigger : m_workflow.triggers) {
            if (trigger.kind != TriggerKind::Manual)
                continue;
            m_samples.data.runInput = compactJson(trigger.input);
            m_samples.hasRunInput = true;
            return;
        }
    }

    /// As the run machine makes it: see `stepInput`.
    void takeInput(const QString &task)
    {
        if (const int undone = undoneBy(task); undone >= 0)
            return takeUndone(m_graph.idOf(undone));
        if (m_samples.before.isEmpty()) {
            if (!m_samples.isInLoop) {
                m_samples.data.input = m_samples.data.runInput;
                m_samples.hasInput = m_samples.hasRunInput;
            }
            return;
        }
        std::vector<std::pair<QString, Payload>> known;
        for (const QString &id : m_samples.before) {
            const auto *sample = m_samples.sampleOf(id);
            if (sample && sample->origin != SampleOrigin::None)
                known.emplace_back(id, sample->output);
        }
        const auto *type = m_catalog.find(m_workflow.task(task)->type);
        const bool isJoin = type && type->role == TaskRole::Join;
        m_samples.hasInput = !known.empty();
        if (m_samples.before.size() == 1 || (known.size() == 1 && !isJoin))
            m_samples.data.input = known.empty() ? Payload() : known.front().second;
        else
            m_samples.data.input = objectOf(known);
    }

    void takeUndone(const QString &undone)
    {
        m_samples.before = {undone};
        // What undoes a task is undone by none: a workflow where it is does not run, and may go round in a circle.
        if (undoneBy(undone) >= 0)
            return;
        const auto *output = m_samples.sampleOf(undone);
        const SampleData of = sampleDataFor(m_workflow, m_catalog, undone, m_pins, m_run);
        m_samples.hasInput = output && output->origin != SampleOrigin::None && of.hasInput;
        if (m_samples.hasInput)
            m_samples.data.input = objectOf(
                {{QStringLiteral("input"), of.data.input}, {QStringLiteral("output"), output->output}});
    }

    [[nodiscard]] int undoneBy(const QString &task) const
    {
        const auto found = std::ranges::find(m_workflow.tasks, task, &Task::compensation);
        return found == m_workflow.tasks.end() || found->id == task ? -1 : m_graph.indexOf(found->id);
    }

    const Workflow &m_workflow;
    const TaskCatalog &m_catalog;
    const Pins &m_pins;
    const Run *m_run;
    WorkflowGraph m_graph;
    SampleData m_samples;
};

/// The code of the expressions in a text.
QString codeIn(const QString &text)
{
    static const QRegularExpression braces(QStringLiteral(R"(\{\{(.*?)(\}\}|$))"),
                                           QRegularExpression::DotMatchesEverythingOption);
    QStringList code;
    for (auto matches = braces.globalMatch(text); matches.hasNext();)
        code.push_back(matches.next().captured(1));
    return code.join(u'\n');
}

QString codeIn(const QJsonValue &value, ParamKind kind)
{
    if (value.isString())
        return kind == ParamKind::Expression ? value.toString() : codeIn(value.toString());
    QStringList code;
    if (value.isArray()) {
        for (const auto &element : value.toArray())
            code.push_back(codeIn(QJsonValue(element), ParamKind::Json));
    }
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member)
        code.push_back(codeIn(QJsonValue(*member), ParamKind::Json));
    return code.join(u'\n');
}

bool hasBraces(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().contains(u"{{");
    const QJsonArray array = value.toArray();
    if (std::ranges::any_of(array, [](const QJsonValue &element) { return hasBraces(element); }))
        return true;
    const QJsonObject object = value.toObject();
    return std::any_of(object.begin(), object.end(), [](const QJsonValue &member) { return hasBraces(member); });
}

bool hasWord(const QString &code, const QString &word)
{
    const QRegularExpression pattern(QStringLiteral(R"((?<![\w.$])%1(?![\w$]))").arg(word));
    return code.contains(pattern);
}

} // namespace

const UpstreamSample *SampleData::sampleOf(const QString &task) const
{
    const auto found = std::ranges::find(upstream, task, &UpstreamSample::task);
    return found == upstream.end() ? nullptr : &*found;
}

void SampleData::takeItem(const Payload &item)
{
    data.index = 0;
    data.item = item;
    if (before.isEmpty()) {
        data.input = item;
        hasInput = true;
    }
}

SampleData sampleDataFor(const Workflow &workflow, const TaskCatalog &catalog, const QString &task, const Pins &pins,
                         const Run *run)
{
    return Sampler(workflow, catalog, pins, run).of(task);
}

std::optional<MissingSample> missingFor(const QJsonValue &value, ParamKind kind, const SampleData &samples)
{
    using What = MissingSample::What;
    const auto hasNone = [&](const QString &task) {
        const auto *sample = samples.sampleOf(task);
        return sample && sample->origin == SampleOrigin::None;
    };
    for (const QString &step : referencesInValue(value, kind).steps) {
        if (hasNone(step))
            return MissingSample{What::Step, step};
    }
    const QString code = codeIn(value, kind);
    const bool usesItem = hasWord(code, QStringLiteral("item")) || hasWord(code, QStringLiteral("index"));
    const bool usesInput = hasWord(code, QStringLiteral("input"));
    const bool inputIsItem = samples.before.isEmpty() && samples.isInLoop;
    if (samples.isInLoop && !samples.data.index && (usesItem || (usesInput && inputIsItem)))
        return samples.loopLacks ? *samples.loopLacks : MissingSample{What::Item, samples.loop};
    if (usesInput && !samples.hasInput && !inputIsItem) {
        const auto first = std::ranges::find_if(samples.before, hasNone);
        return first == samples.before.end() ? MissingSample{What::RunInput, {}} : MissingSample{What::Step, *first};
    }
    if (!samples.hasRunInput && code.contains(QStringLiteral("run.input")))
        return MissingSample{What::RunInput, {}};
    return std::nullopt;
}

bool holdsExpression(const QJsonValue &value, ParamKind kind)
{
    switch (kind) {
    case ParamKind::Expression:
        return !value.toString().trimmed().isEmpty();
    case ParamKind::Boolean:
    case ParamKind::Choice:
    case ParamKind::Connection:
    case ParamKind::Workflow:
    case ParamKind::Sql:
        return false;
    case ParamKind::Text:
    case ParamKind::MultiLine:
    case ParamKind::Number:
    case ParamKind::Duration:
    case ParamKind::FilePath:
    case ParamKind::Json:
    case ParamKind::KeyValue:
        break;
    }
    return hasBraces(value);
}

} // namespace sluice
