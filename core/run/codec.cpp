#include "core/run/codec.h"

#include "core/run/cborwriter.h"
#include "core/run/errors.h"

#include <QCborStreamReader>

#include <tuple>

namespace sluice {

namespace {

// The fields of each event in the order in which they are written. Append only: older journals end earlier.
auto fields(auto &e)
{
    using Data = std::remove_cvref_t<decltype(e)>;
    if constexpr (std::is_same_v<Data, RunStarted>)
        return std::tie(e.trigger, e.input, e.seed, e.options);
    else if constexpr (std::is_same_v<Data, AttemptStarted>)
        return std::tie(e.step, e.lease, e.deadline);
    else if constexpr (std::is_same_v<Data, StepSucceeded>)
        return std::tie(e.step, e.lease, e.port, e.output);
    else if constexpr (std::is_same_v<Data, AttemptFailed>)
        return std::tie(e.step, e.lease, e.failureClass, e.error, e.response);
    else if constexpr (std::is_same_v<Data, AttemptLost> || std::is_same_v<Data, AttemptAbandoned>)
        return std::tie(e.step, e.lease);
    else if constexpr (std::is_same_v<Data, AttemptLate>)
        return std::tie(e.step, e.lease, e.succeeded);
    else if constexpr (std::is_same_v<Data, RetryScheduled>)
        return std::tie(e.step, e.due, e.rejection);
    else if constexpr (std::is_same_v<Data, StepWaiting>)
        return std::tie(e.step, e.lease, e.due);
    else if constexpr (std::is_same_v<
                           Data, StepWoken> || std::is_same_v<Data, StepFed> || std::is_same_v<Data, BreakpointHit>)
        return std::tie(e.step);
    else if constexpr (std::is_same_v<Data, ItemsFound>)
        return std::tie(e.step, e.lease, e.count, e.list);
    else if constexpr (std::is_same_v<Data, StepDeadLettered>)
        return std::tie(e.step, e.letter, e.failureClass, e.error);
    else if constexpr (std::is_same_v<Data, StepFailed>)
        return std::tie(e.step, e.error, e.port);
    else if constexpr (std::is_same_v<Data, LetterRedriven>)
        return std::tie(e.letter, e.click, e.edited, e.input, e.newEffect, e.who);
    else if constexpr (std::is_same_v<Data, LetterDiscarded>)
        return std::tie(e.letter, e.click, e.goOn, e.output, e.who, e.reason, e.port);
    else if constexpr (std::is_same_v<Data, StepSkipped>)
        return std::tie(e.step, e.output, e.port, e.who, e.reason);
    else if constexpr (std::is_same_v<Data, StepAllowed>)
        return std::tie(e.step, e.who);
    else if constexpr (std::is_same_v<Data, RunRestarted>)
        return std::tie(e.click, e.who);
    else if constexpr (std::is_same_v<Data, RunForked>)
        return std::tie(e.source, e.count, e.edits, e.who);
    else if constexpr (std::is_same_v<Data, LetterSnoozed>)
        return std::tie(e.letter, e.until, e.who, e.reason);
    else if constexpr (std::is_same_v<Data, LetterWoken>)
        return std::tie(e.letter, e.who);
    else if constexpr (std::is_same_v<Data, DiscardUndone>)
        return std::tie(e.letter, e.click, e.who);
    else if constexpr (std::is_same_v<Data, RunQueued>)
        return std::tie(e.rank, e.held);
    else if constexpr (std::is_same_v<Data, StepAwaits>)
        return std::tie(e.step, e.lease, e.topic, e.key, e.value, e.ends, e.due);
    else if constexpr (std::is_same_v<Data, WaitEnded>)
        return std::tie(e.step, e.port, e.output);
    else if constexpr (std::is_same_v<Data, StepCalls>)
        return std::tie(e.step, e.lease, e.run, e.workflow, e.ends, e.due);
    else if constexpr (std::is_same_v<Data, RunCalled>)
        return std::tie(e.caller, e.callerStep, e.callerLease, e.depth);
    else if constexpr (std::is_same_v<Data, StepHeld>)
        return std::tie(e.step, e.by, e.from, e.to);
    else if constexpr (std::is_same_v<Data, BreakpointsSet>)
        return std::tie(e.tasks, e.who);
    else if constexpr (std::is_same_v<Data, RunEnded> || std::is_same_v<Data, RunAdmitted>)
        return std::tuple<>();
    else
        return std::tie(e.who);
}

// The parts of events that hold several values, in the same way.
auto parts(auto &value)
{
    using Value = std::remove_cvref_t<decltype(value)>;
    if constexpr (std::is_same_v<Value, PinnedOutput>)
        return std::tie(value.task, value.output, value.port);
    else if constexpr (std::is_same_v<Value, MockedTask>)
        return std::tie(value.task, value.output, value.port, value.failure, value.error);
    else if constexpr (std::is_same_v<Value, StartOptions>)
        return std::tie(value.pins, value.mocks, value.untilTask, value.fromTask, value.stepping, value.breakpoints,
                        value.dry);
    else if constexpr (std::is_same_v<Value, ForkEdit>)
        return std::tie(value.step, value.what, value.value);
}

template <typename Value>
concept HasParts = std::is_same_v<Value, PinnedOutput> || std::is_same_v<Value, MockedTask> || std::is_same_v<
    Value, StartOptions> || std::is_same_v<Value, ForkEdit>;

// An event's type number is its place in EventData: new types go to the end of the variant.

void write(CborWriter &out, quint64 value)
{
    out.append(value);
}
void write(CborWriter &out, bool value)
{
    out.append(value);
}
template <typename Small>
    requires std::is_enum_v<Small> || std::is_same_v<Small, quint32>
void write(CborWriter &out, Small value)
{
    out.append(quint64(value));
}
void write(CborWriter &out, const std::optional<FailureClass> &value)
{
    value ? write(out, *value) : out.appendNull();
}
void write(CborWriter &out, WallTime value)
{
    out.append(qint64(value.time_since_epoch().count()));
}
void write(CborWriter &out, const QString &value)
{
    out.append(value);
}
void write(CborWriter &out, const QByteArray &value)
{
    if (value.isNull())
        out.appendNull();
    else
        out.appendByteString(value);
}
void write(CborWriter &out, const Error &error)
{
    out.startArray(3);
    write(out, error.code);
    out.startMap(static_cast<quint64>(error.args.size()));
    for (auto it = error.args.begin(); it != error.args.end(); ++it) {
        write(out, it.key());
        write(out, it.value());
    }
    write(out, error.detail);
}

template <HasParts Value>
void write(CborWriter &out, const Value &value);

template <typename Value>
void write(CborWriter &out, const std::vector<Value> &values)
{
    out.startArray(values.size());
    for (const Value &value : values)
        write(out, value);
}
template <HasParts Value>
void write(CborWriter &out, const Value &value)
{
    // Most runs start without options: one byte.
    if constexpr (std::is_same_v<Value, StartOptions>) {
        if (value == StartOptions{}) {
            out.appendNull();
            return;
        }
    }
    const auto tied = parts(value);
    out.startArray(std::tuple_size_v<std::remove_cvref_t<decltype(tied)>>);
    std::apply([&](const auto &...part) { (write(out, part), ...); }, tied);
}

/// Reads values one after the other; `ok` says whether all of them were what was expected.
class Reader {
public:
    explicit Reader(const QByteArray &bytes)
        : in(bytes)
    {
    }

    bool ok = true;
    QCborStreamReader in;

    void read(quint64 &value)
    {
        value = expect(in.isUnsignedInteger()) ? in.toUnsignedInteger() : 0;
        in.next();
    }
    void read(qint64 &value)
    {
        value = expect(in.isInteger()) ? in.toInteger() : 0;
        in.next();
    }
    void read(quint32 &value)
    {
        quint64 wide = 0;
        read(wide);
        value = static_cast<quint32>(wide);
    }
    void read(bool &value)
    {
        value = expect(in.isBool()) && in.toBool();
        in.next();
    }
    void read(StepIndex &value)
    {
        quint32 plain = 0;
        read(plain);
        value = StepIndex{plain};
    }
    void read(FailureClass &value)
    {
        quint32 plain = 0;
        read(plain);
        expect(plain <= static_cast<quint32>(FailureClass::Rejected));
        value = static_cast<FailureClass>(plain);
    }
    void read(WallTime &value)
    {
        qint64 ms = 0;
        read(ms);
        value = WallTime(Milliseconds(ms));
    }
    void read(QString &value)
    {
        if (!expect(in.isString()))
            return;
        for (auto part = in.readString(); part.status != QCborStreamReader::EndOfString; part = in.readString()) {
            if (!expect(part.status == QCborStreamReader::Ok))
                return;
            value += part.data;
        }
    }
    void read(QByteArray &value)
    {
        if (in.isNull()) {
            in.next();
            return;
        }
        if (!expect(in.isByteArray()))
            return;
        value = QByteArray("");
        for (auto part = in.readByteArray(); part.status != QCborStreamReader::EndOfString; part = in.readByteArray()) {
            if (!expect(part.status == QCborStreamReader::Ok))
                return;
            value += part.data;
        }
    }
    void read(Error &error)
    {
        if (!expect(in.isArray()) || !expect(in.enterContainer()))
            return;
        read(error.code);
        if (!expect(in.isMap()) || !expect(in.enterContainer()))
            return;
        while (ok && in.hasNext()) {
            QString key;
            QString value;
            read(key);
            read(value);
            error.args.insert(key, value);
        }
        leave();
        read(error.detail);
        leave();
    }
    void read(RunId &value)
    {
        quint64 plain = 0;
        read(plain);
        value = RunId{plain};
    }
    void read(ForkEdit::What &value) { value = readUpTo(ForkEdit::What::Input); }
    void read(GateHold &value) { value = readUpTo(GateHold::RetryBudget); }
    template <typename Enum>
    Enum readUpTo(Enum last)
    {
        quint32 plain = 0;
        read(plain);
        expect(plain <= static_cast<quint32>(last));
        return static_cast<Enum>(plain);
    }
    void read(std::optional<FailureClass> &value)
    {
        if (in.isNull()) {
            in.next();
            return;
        }
        read(value.emplace());
    }
    template <typename Value>
    void read(std::vector<Value> &values)
    {
        if (!expect(in.isArray()) || !expect(in.enterContainer()))
            return;
        while (ok && in.hasNext())
            read(values.emplace_back());
        leave();
    }
    template <HasParts Value>
    void read(Value &value)
    {
        if (in.isNull()) {
            in.next();
            return;
        }
        if (!expect(in.isArray()) || !expect(in.enterContainer()))
            return;
        const auto readNext = [this](auto &part) {
            if (ok && in.hasNext())
                read(part);
        };
        std::apply([&](auto &...part) { (readNext(part), ...); }, parts(value));
        leave();
    }
    void leave()
    {
        while (ok && in.hasNext())
            ok = in.next();
        if (ok)
            ok = in.leaveContainer();
    }
    bool expect(bool holds)
    {
        ok = ok && holds && in.lastError() == QCborError::NoError;
        return ok;
    }
};

template <std::size_t Type = 0>
bool readData(Reader &reader, quint64 type, EventData &data)
{
    if constexpr (Type == std::variant_size_v<EventData>) {
        return false;
    } else {
        if (type != Type)
            return readData<Type + 1>(reader, type, data);
        auto &value = data.emplace<Type>();
        const auto readNext = [&reader](auto &field) {
            if (reader.ok && reader.in.hasNext())
                reader.read(field);
        };
        std::apply([&](auto &...field) { (readNext(field), ...); }, fields(value));
        return true;
    }
}

} // namespace

QByteArray encodeEvents(std::span<const Event> events)
{
    QByteArray bytes;
    bytes.reserve(static_cast<qsizetype>(events.size()) * 48);
    CborWriter out(bytes);
    out.startArray(events.size());
    for (const Event &event : events) {
        std::visit(
            [&](const auto &data) {
                const auto tied = fields(data);
                out.startArray(2 + std::tuple_size_v<std::remove_cvref_t<decltype(tied)>>);
                out.append(quint64(event.data.index()));
                write(out, event.at);
                std::apply([&](const auto &...field) { (write(out, field), ...); }, tied);
            },
            event.data);
    }
    return bytes;
}

Result<Events> decodeEvents(const QByteArray &bytes)
{
    Events events;
    Reader reader(bytes);
    const auto unreadable = [&reader] {
        return failure(errors::kEventsUnreadable,
                       {{QStringLiteral("place"), QString::number(reader.in.currentOffset())}},
                       reader.in.lastError().toString());
    };
    if (!reader.expect(reader.in.isArray()) || !reader.expect(reader.in.enterContainer()))
        return unreadable();
    while (reader.ok && reader.in.hasNext()) {
        if (!reader.expect(reader.in.isArray()) || !reader.expect(reader.in.enterContainer()))
            return unreadable();
        quint64 type = 0;
        Event event;
        reader.read(type);
        reader.read(event.at);
        if (reader.ok && !readData(reader, type, event.data))
            return failure(errors::kEventsNewer, {{QStringLiteral("type"), QString::number(type)}});
        reader.leave();
        if (!reader.ok)
            return unreadable();
        events.push_back(std::move(event));
    }
    if (!reader.ok || reader.in.lastError() != QCborError::NoError)
        return unreadable();
    return events;
}

} // namespace sluice
