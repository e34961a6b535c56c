#include "core/engine/inputeditor.h"

#include "core/run/errors.h"
#include "core/script/errors.h"
#include "core/script/jsonedit.h"
#include "core/script/jsontext.h"
#include "core/script/scriptpool.h"
#include "core/script/template.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace sluice {

namespace {

/// Inputs of more bytes than this are not gathered in one answer; the first one always is.
constexpr qsizetype kMostBytes = 16 * 1024 * 1024;

/// Shows one moment, whatever the time is.
class StandingClock final : public Clock {
public:
    [[nodiscard]] MonoTime monotonic() const override { return {}; }
    [[nodiscard]] WallTime wall() const override { return m_now; }
    void set(WallTime now) { m_now = now; }

private:
    WallTime m_now{};
};

/// The first value that a text reads from an input which does not have it.
std::optional<QString> missingIn(const QString &text, const StepData &data)
{
    const auto parsed = Template::parse(text);
    if (!parsed)
        return std::nullopt; // wrong whatever the input is
    for (const Template::Part &part : parsed->parts()) {
        const auto *expression = std::get_if<Expression>(&part);
        if (expression && expression->path && expression->path->isOfInput() && !expression->path->resolve(data))
            return expression->path->text();
    }
    return std::nullopt;
}

std::optional<QString> missingIn(const QJsonValue &value, const StepData &data)
{
    if (value.isString())
        return missingIn(value.toString(), data);
    const auto first = [&](const auto &values) -> std::optional<QString> {
        for (const QJsonValue one : values) {
            if (auto missing = missingIn(one, data))
                return missing;
        }
        return std::nullopt;
    };
    if (value.isArray())
        return first(value.toArray());
    return value.isObject() ? first(value.toObject()) : std::nullopt;
}

/// Whether JavaScript cannot tell two values apart: its numbers are doubles.
bool isSameToScripts(const QJsonValue &one, const QJsonValue &other)
{
    if (one.isDouble() && other.isDouble())
        return one.toDouble() == other.toDouble();
    if (one.isArray() && other.isArray())
        return std::ranges::equal(one.toArray(), other.toArray(), isSameToScripts);
    if (!one.isObject() || !other.isObject())
        return one == other;
    const QJsonObject left = one.toObject();
    const QJsonObject right = other.toObject();
    return left.keys() == right.keys() && std::ranges::all_of(left.keys(), [&](const QString &key) {
               return isSameToScripts(left.value(key), right.value(key));
           });
}

/// Errors: `edit.inputLacks`.
Result<void> checkInput(const Task &task, const Payload &input)
{
    StepData data;
    data.input = input;
    for (auto param = task.params.begin(); param != task.params.end(); ++param) {
        if (const auto path = missingIn(param.value(), data))
            return failure(errors::kEditInputLacks,
                           {{QStringLiteral("path"), *path}, {QStringLiteral("parameter"), param.key()}});
    }
    return {};
}

} // namespace

/// Shared with what is under way, which may outlive the editor by a moment.
struct InputEditor::State {
    Source source;
    QString scriptProgram;
    StandingClock clock;
    std::unique_ptr<ScriptPool> pool; ///< once somebody uses a script
    bool isClosed = false;

    ScriptPool &scripts()
    {
        if (!pool)
            pool = std::make_unique<ScriptPool>(ScriptPool::Settings{scriptProgram}, clock);
        return *pool;
    }

    static QCoro::Task<Result<Payload>> applied(std::shared_ptr<State> self, InputEdits edits, LetterSummary letter)
    {
        Payload input = letter.payload;
        for (const InputEdit &edit : edits) {
            Result<Payload> next = Payload();
            if (edit.kind == EditKind::Script) {
                StepData data;
                data.input = input;
                data.run = letter.id.run;
                self->clock.set(letter.created);
                next = co_await self->scripts().evaluate(edit.text, std::move(data));
            } else {
                next = edited(input, edit);
            }
            if (!next)
                co_return next;
            input = std::move(*next);
        }
        co_return input;
    }

    static QCoro::Task<EditedInput> one(std::shared_ptr<State> self, InputEdits edits, LetterId id)
    {
        EditedInput result{id, false, {}, {}, {}};
        auto letter = self->source.letter(id);
        if (!letter) {
            result.error = letter.error();
            co_return result;
        }
        result.before = letter->payload;
        if (letter->kind != LetterKind::Step) {
            result.error = Error{QString(errors::kLetterNotEditable), {{QStringLiteral("letter"), id.toString()}}, {}};
            co_return result;
        }
        const auto task = self->source.task(*letter);
        const bool isRewritten = std::ranges::any_of(
            edits, [](const InputEdit &edit) { return edit.kind == EditKind::Script; });
        auto after = co_await applied(self, std::move(edits), std::move(*letter));
        // A script writes its value anew: blanks, and digits that JavaScript has no room for, are no change of it.
        if (after && isRewritten && isSameToScripts(jsontext::toValue(*after), jsontext::toValue(result.before)))
            after = result.before;
        if (after && *after != result.before && task) {
            if (const auto fits = checkInput(*task, *after); !fits)
                result.error = fits.error();
        }
        if (!after) {
            result.error = after.error();
            co_return result;
        }
        result.changes = *after != result.before;
        result.after = std::move(*after);
        co_return result;
    }

    static QCoro::Task<> all(std::shared_ptr<State> self, Order order, Done done)
    {
        std::vector<EditedInput> results;
        qsizetype bytes = 0;
        for (const LetterId &id : order.letters) {
            if (self->isClosed || (!results.empty() && bytes > kMostBytes))
                break;
            EditedInput result = co_await one(self, order.edits, id);
            if (self->isClosed)
                break;
            if (!order.withBefore)
                result.before.clear();
            if (!order.withAfter)
                result.after.clear();
            bytes += result.before.size() + result.after.size();
            results.push_back(std::move(result));
        }
        done(std::move(results));
    }
};

InputEditor::InputEditor(Source source, QString scriptProgram)
    : m_state(std::make_shared<State>(State{std::move(source), std::move(scriptProgram), {}, nullptr, false}))
{
}

InputEditor::~InputEditor()
{
    m_state->isClosed = true;
    const auto pool = std::move(m_state->pool); // its evaluations end, and with them what waits for them
}

void InputEditor::edit(Order order, Done done)
{
    State::all(m_state, std::move(order), std::move(done));
}

} // namespace sluice
