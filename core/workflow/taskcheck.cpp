#include "core/workflow/taskcheck.h"

#include "core/base/duration.h"
#include "core/workflow/errors.h"
#include "core/workflow/graph.h"

#include <algorithm>

namespace sluice {

namespace {

using Args = QMap<QString, QString>;

constexpr int kMostAttempts = 1000;
constexpr double kMostFactor = 100;
constexpr Milliseconds kLongestDelay = std::chrono::hours(24 * 7);

/// Checks one parameter of one task.
class ParamCheck {
public:
    ParamCheck(const Task &task, const ParamInfo &info, Problems &problems)
        : m_task(task)
        , m_info(info)
        , m_problems(problems)
    {
    }

    void run()
    {
        const QJsonValue value = m_task.params[m_info.key];
        if (isLeftOut(value)) {
            if (m_info.required && m_info.fallback.isUndefined())
                report(errors::kWorkflowMissingParameter);
            return;
        }
        checkKind(value);
    }

private:
    bool isLeftOut(const QJsonValue &value) const
    {
        if (value.isUndefined())
            return true;
        if (m_info.kind == ParamKind::Json)
            return false;
        return value.isNull() || (value.isString() && value.toString().trimmed().isEmpty());
    }

    void checkKind(const QJsonValue &value)
    {
        switch (m_info.kind) {
        case ParamKind::Text:
        case ParamKind::MultiLine:
        case ParamKind::Expression:
        case ParamKind::Sql:
        case ParamKind::Connection:
        case ParamKind::FilePath:
        case ParamKind::Workflow:
            expect(value.isString(), errors::kWorkflowExpectsText);
            return;
        case ParamKind::Number:
            expect(value.isDouble(), errors::kWorkflowExpectsNumber);
            if (m_info.whole && value.isDouble() && (value.toDouble() < 0 || value != QJsonValue(value.toInt(-1))))
                report(errors::kWorkflowNotWholeNumber, {{QStringLiteral("value"), value.toVariant().toString()}});
            return;
        case ParamKind::Boolean:
            expect(value.isBool(), errors::kWorkflowExpectsBoolean);
            return;
        case ParamKind::Choice:
            checkChoice(value);
            return;
        case ParamKind::Duration:
            if (!value.isString() || !parseDuration(value.toString()))
                report(errors::kWorkflowExpectsDuration, {{QStringLiteral("text"), value.toVariant().toString()}});
            return;
        case ParamKind::KeyValue:
            expect(isObjectOfTexts(value), errors::kWorkflowExpectsTexts);
            return;
        case ParamKind::Json:
            return;
        }
    }

    void checkChoice(const QJsonValue &value)
    {
        if (value.isString() && m_info.choices.contains(value.toString()))
            return;
        report(errors::kWorkflowUnknownChoice,
               {{QStringLiteral("value"), value.toVariant().toString()},
                {QStringLiteral("choices"), m_info.choices.join(QStringLiteral(", "))}});
    }

    static bool isObjectOfTexts(const QJsonValue &value)
    {
        const QJsonObject object = value.toObject();
        return value.isObject()
               && std::all_of(object.begin(), object.end(), [](const auto &member) { return member.isString(); });
    }

    void expect(bool holds, QLatin1StringView code)
    {
        if (!holds)
            report(code);
    }

    void report(QLatin1StringView code, Args args = {})
    {
        args.insert(QStringLiteral("task"), m_task.id);
        args.insert(QStringLiteral("parameter"), m_info.key);
        args.insert(QStringLiteral("label"), m_info.label);
        m_problems.push_back({m_task.disabled ? Severity::Warning : Severity::Error,
                              Error{QString(code), std::move(args), {}}, m_task.id, m_info.key});
    }

    const Task &m_task;
    const ParamInfo &m_info;
    Problems &m_problems;
};

bool isGiven(const Task &task, const QString &key)
{
    const QJsonValue value = task.params[key];
    return !value.isUndefined() && !value.isNull() && !(value.isString() && value.toString().trimmed().isEmpty());
}

Severity severityOf(const Task &task)
{
    return task.disabled ? Severity::Warning : Severity::Error;
}

QString labelOf(const TaskTypeInfo &type, const QString &key)
{
    const auto info = std::ranges::find(type.params, key, &ParamInfo::key);
    return info == type.params.end() ? key : info->label;
}

/// Exactly one of several parameters must be given.
void checkOneOf(const Task &task, const TaskTypeInfo &type, Problems &problems)
{
    QStringList labels;
    int given = 0;
    for (const QString &key : type.oneParamOf) {
        labels.append(labelOf(type, key));
        given += isGiven(task, key) ? 1 : 0;
    }
    if (labels.isEmpty() || given == 1)
        return;
    problems.push_back({severityOf(task),
                        Error{QString(errors::kWorkflowOneParameter),
                              {{QStringLiteral("task"), task.id},
                               {QStringLiteral("parameters"), labels.join(QStringLiteral(", "))},
                               {QStringLiteral("given"), QString::number(given)}},
                              {}},
                        task.id, type.oneParamOf.front()});
}

/// The ports that a task names itself must have names of their own.
void checkPortNames(const Task &task, const TaskTypeInfo &type, Problems &problems)
{
    const QJsonObject named = task.params[type.portsParam].toObject();
    for (auto it = named.begin(); it != named.end(); ++it) {
        const bool isTaken = type.outPorts.contains(it.key()) || it.key() == kFailurePort || it.key() == kTimeoutPort;
        if (isTaskId(it.key()) && !isTaken)
            continue;
        problems.push_back({severityOf(task),
                            Error{QString(errors::kWorkflowBadPortName),
                                  {{QStringLiteral("task"), task.id},
                                   {QStringLiteral("parameter"), type.portsParam},
                                   {QStringLiteral("label"), labelOf(type, type.portsParam)},
                                   {QStringLiteral("port"), it.key()}},
                                  {}},
                            task.id, type.portsParam});
    }
}

struct RangedSetting {
    QString key;
    bool fits;
    QString value;
    QString least;
    QString most;
};

RangedSetting durationSetting(const QString &key, Milliseconds value, Milliseconds least)
{
    return {key, value >= least && value <= kLongestDelay, formatDuration(value), formatDuration(least),
            formatDuration(kLongestDelay)};
}

} // namespace

void checkParams(const Task &task, const TaskTypeInfo &type, Problems &problems)
{
    for (const ParamInfo &info : type.params)
        ParamCheck(task, info, problems).run();
    checkOneOf(task, type, problems);
    checkPortNames(task, type, problems);
    for (auto it = task.params.begin(); it != task.params.end(); ++it) {
        if (std::ranges::find(type.params, it.key(), &ParamInfo::key) != type.params.end())
            continue;
        problems.push_back({Severity::Warning,
                            Error{QString(errors::kWorkflowUnknownParameter),
                                  {{QStringLiteral("task"), task.id}, {QStringLiteral("parameter"), it.key()}},
                                  {}},
                            task.id, it.key()});
    }
}

void checkReliability(const Task &task, Problems &problems)
{
    const Reliability &r = task.reliability;
    constexpr Milliseconds none{0};
    constexpr Milliseconds shortest{1};
    std::vector<RangedSetting> settings{
        {QStringLiteral("maxAttempts"), r.maxAttempts >= 1 && r.maxAttempts <= kMostAttempts,
         QString::number(r.maxAttempts), QString::number(1), QString::number(kMostAttempts)},
        durationSetting(QStringLiteral("base"), r.base, none),
        {QStringLiteral("factor"), r.factor >= 1 && r.factor <= kMostFactor, QString::number(r.factor),
         QString::number(1), QString::number(kMostFactor)},
        durationSetting(QStringLiteral("maxDelay"), r.maxDelay, none),
        durationSetting(QStringLiteral("timeout"), r.attemptTimeout, shortest),
    };
    if (r.stepDeadline)
        settings.push_back(durationSetting(QStringLiteral("deadline"), *r.stepDeadline, shortest));
    for (const auto &[key, fits, value, least, most] : settings) {
        if (fits)
            continue;
        problems.push_back({Severity::Error,
                            Error{QString(errors::kWorkflowReliabilityRange),
                                  {{QStringLiteral("task"), task.id},
                                   {QStringLiteral("setting"), key},
                                   {QStringLiteral("value"), value},
                                   {QStringLiteral("least"), least},
                                   {QStringLiteral("most"), most}},
                                  {}},
                            task.id, QStringLiteral("reliability.") + key});
    }
}

bool isTaskId(const QString &id)
{
    const auto isLetter = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_'; };
    const auto isPart = [&](QChar c) { return isLetter(c) || (c >= u'0' && c <= u'9') || c == u'-'; };
    return !id.isEmpty() && isLetter(id.front()) && std::ranges::all_of(id, isPart);
}

} // namespace sluice
