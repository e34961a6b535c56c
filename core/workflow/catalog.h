#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <vector>

namespace sluice {

struct Task;

/// How the inspector edits a parameter and how validation reads it.
enum class ParamKind : quint8 {
    Text,       ///< one line; may hold `{{ … }}`
    MultiLine,  ///< several lines; may hold `{{ … }}`
    Expression, ///< JavaScript, without braces
    Sql,        ///< one statement with values bound as `?` or `:name`, or a path with `:name`; never holds `{{ … }}`
    Number,
    Boolean,
    Choice,     ///< one of `choices`
    Duration,   ///< "250ms", "5s"
    Connection, ///< id of a connection; `choices` holds the types that fit
    FilePath,   ///< a path, relative to the workspace; may hold `{{ … }}`
    Json,       ///< any JSON value; texts in it may hold `{{ … }}`
    KeyValue,   ///< an object of texts; values may hold `{{ … }}`
    Workflow,   ///< id of a workflow of the workspace, as it is
};

/// A parameter of a task type. Labels and help are English source texts, translated by `ui` in context "TaskTypes".
struct ParamInfo {
    QString key = {};
    QString label = {};
    QString help = {};
    ParamKind kind = ParamKind::Text;
    bool required = false;
    bool whole = false;                          ///< a Number: only whole ones from 0
    bool seesRecord = false;                     ///< an Expression: `input` is a record that only the task itself has
    QJsonValue fallback = QJsonValue::Undefined; ///< the value that holds when the file leaves it out
    QStringList choices = {};
};

/// What a task type does to the order of work; the run machine treats all types of one role alike.
enum class TaskRole : quint8 {
    Step,    ///< does something once
    ForEach, ///< opens one scope of its body for each item; body: what is reachable from its port "item"
    Join,    ///< waits for its incoming edges by its parameter "mode"
    Delay,   ///< waits until a time, holding nothing
};

/// Whether a second dispatch after an unknown outcome can do harm.
enum class RepeatSafety : quint8 {
    Safe,   ///< no side effect, or the same effect again
    Unsafe, ///< unknown outcomes become dead letters, unless the task is marked safe to repeat
    ByCall, ///< a parameter decides, such as an HTTP method
};

/// Where attempts of a type run.
enum class Lane : quint8 { Inline, Io, Blocking };

/// Everything the designer, validation and the run machine need to know about a task type.
struct TaskTypeInfo {
    QString type;
    QString label;
    QString category; ///< "flow", "data" or "io": the tint of the icon chip, and the palette's group
    QString help;
    QString icon; ///< name of an icon of the theme
    std::vector<ParamInfo> params;
    QStringList outPorts{QStringLiteral("out")};
    QString portsParam = {};     ///< key of a `KeyValue` parameter; each of its keys is one more out port of the task
    QStringList oneParamOf = {}; ///< keys of parameters of which exactly one must be given
    TaskRole role = TaskRole::Step;
    RepeatSafety safety = RepeatSafety::Safe;
    QString safetyParam = {};     ///< ByCall: the parameter that decides …
    QStringList safeChoices = {}; ///< … and its values that are safe to repeat
    QString keyParam = {}; ///< ByCall: a Boolean parameter that sends the idempotency key, and so makes any call safe
    Lane lane = Lane::Inline;
    bool sideEffects = true; ///< whether anybody outside the run can notice that it was performed
    QString summaryParam;    ///< key of the parameter whose value a node shows as its one line
};

/// The names of a task's out ports: those of its type, then those that its parameters name. Without "failure" and
/// "timeout", which every task has.
[[nodiscard]] QStringList outPortsOf(const Task &task, const TaskTypeInfo &type);

/// The task types that exist, in palette order. A value: it travels to the window as it is.
class TaskCatalog {
public:
    TaskCatalog() = default;
    explicit TaskCatalog(std::vector<TaskTypeInfo> types);

    [[nodiscard]] const TaskTypeInfo *find(const QString &type) const;
    [[nodiscard]] const std::vector<TaskTypeInfo> &types() const noexcept { return m_types; }

private:
    std::vector<TaskTypeInfo> m_types;
};

} // namespace sluice
