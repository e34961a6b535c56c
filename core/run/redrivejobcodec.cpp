#include "core/run/errors.h"
#include "core/run/redrivejob.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>

// Events of redrive jobs as CBOR: an array for each, of its type number, its time and its fields in order.

namespace sluice {

namespace {

QCborValue asCbor(const Error &error)
{
    QCborMap args;
    for (auto it = error.args.begin(); it != error.args.end(); ++it)
        args.insert(it.key(), it.value());
    return QCborArray{error.code, args, error.detail};
}

Error errorFrom(const QCborValue &value)
{
    Error error{value[0].toString(), {}, value[2].toString()};
    const QCborMap args = value[1].toMap();
    for (auto it = args.begin(); it != args.end(); ++it)
        error.args.insert(it.key().toString(), it.value().toString());
    return error;
}

QCborArray lettersAsCbor(const std::vector<LetterId> &letters)
{
    QCborArray list; // pairs of run and letter, side by side: there may be a hundred thousand
    for (const LetterId &letter : letters) {
        list.append(static_cast<qint64>(number(letter.run)));
        list.append(static_cast<qint64>(letter.index));
    }
    return list;
}

std::vector<LetterId> lettersFrom(const QCborArray &list)
{
    std::vector<LetterId> letters;
    for (qsizetype i = 0; i + 1 < list.size(); i += 2)
        letters.push_back(
            {RunId{static_cast<quint64>(list[i].toInteger())}, static_cast<quint32>(list[i + 1].toInteger())});
    return letters;
}

QCborArray asCbor(const InputEdits &edits)
{
    QCborArray list;
    for (const InputEdit &edit : edits)
        list.append(QCborArray{qint64(edit.kind), edit.path, edit.text});
    return list;
}

InputEdits editsFrom(const QCborArray &list)
{
    InputEdits edits;
    for (const QCborValue edit : list)
        edits.push_back({static_cast<EditKind>(edit[0].toInteger()), edit[1].toString(), edit[2].toString()});
    return edits;
}

QCborValue asCbor(const std::optional<WallTime> &time)
{
    return time ? QCborValue(qint64(time->time_since_epoch().count())) : QCborValue(nullptr);
}

std::optional<WallTime> timeFrom(const QCborValue &value)
{
    return value.isInteger() ? std::optional(WallTime(Milliseconds(value.toInteger()))) : std::nullopt;
}

QCborValue asCbor(const RedriveOptions &options)
{
    return QCborArray{options.canary,
                      qint64(options.perSecond),
                      qint64(options.stopAtPercent),
                      qint64(options.window),
                      options.input ? QCborValue(*options.input) : QCborValue(nullptr),
                      options.newEffect,
                      asCbor(options.edits)};
}

RedriveOptions optionsFrom(const QCborValue &value)
{
    RedriveOptions options;
    options.canary = value[0].toBool(true);
    options.perSecond = static_cast<quint32>(value[1].toInteger());
    options.stopAtPercent = static_cast<quint32>(value[2].toInteger());
    options.window = static_cast<quint32>(std::max<qint64>(value[3].toInteger(), 1));
    if (value[4].isByteArray())
        options.input = value[4].toByteArray();
    options.newEffect = value[5].toBool();
    options.edits = editsFrom(value[6].toArray());
    return options;
}

QCborValue asCbor(const RedriveScope &scope)
{
    const auto asNumber = [](const std::optional<quint32> &one) { return one ? QCborValue(qint64(*one)) : nullptr; };
    return QCborArray{scope.isFilter,
                      scope.workflow,
                      scope.task,
                      scope.text,
                      scope.fingerprint,
                      asNumber(scope.kind),
                      scope.connection,
                      asNumber(scope.failure),
                      asCbor(scope.from),
                      asCbor(scope.until),
                      scope.run ? QCborValue(qint64(number(*scope.run))) : QCborValue(nullptr),
                      asCbor(scope.changedFrom)};
}

RedriveScope scopeFrom(const QCborValue &value)
{
    RedriveScope scope{value[0].toBool(),   value[1].toString(), value[2].toString(),
                       value[3].toString(), value[4].toString(), {}};
    if (value[5].isInteger())
        scope.kind = static_cast<quint32>(value[5].toInteger());
    scope.connection = value[6].toString();
    if (value[7].isInteger())
        scope.failure = static_cast<quint32>(value[7].toInteger());
    scope.from = timeFrom(value[8]);
    scope.until = timeFrom(value[9]);
    if (value[10].isInteger())
        scope.run = RunId{static_cast<quint64>(value[10].toInteger())};
    scope.changedFrom = timeFrom(value[11]);
    return scope;
}

/// Appends the fields of an event.
struct FieldsOut {
    QCborArray &to;

    void operator()(const jobevent::Started &event) const
    {
        to.append(lettersAsCbor(event.letters));
        to.append(asCbor(event.scope));
        to.append(asCbor(event.options));
        to.append(event.who);
    }
    void operator()(const jobevent::ItemSent &event) const { to.append(qint64(event.item)); }
    void operator()(const jobevent::ItemEnded &event) const
    {
        to.append(qint64(event.item));
        to.append(qint64(event.outcome));
        to.append(event.error == Error{} ? QCborValue(nullptr) : asCbor(event.error));
    }
    void operator()(const jobevent::Stopped &event) const
    {
        to.append(qint64(event.reason));
        to.append(event.connection);
    }
    void operator()(const jobevent::LettersCame &event) const { to.append(qint64(event.count)); }
    void operator()(const jobevent::Finished &) const {}
    template <typename Event>
        requires requires(const Event &event)
        {
            event.who;
        }
    void operator()(const Event &event) const { to.append(event.who); }
};

/// Reads the fields of an event of the type that it is given; false: they make no sense.
struct FieldsIn {
    const QCborArray &from;

    bool operator()(jobevent::Started &event) const
    {
        event = {lettersFrom(from[2].toArray()), scopeFrom(from[3]), optionsFrom(from[4]), from[5].toString()};
        return from[2].isArray();
    }
    bool operator()(jobevent::ItemSent &event) const
    {
        event.item = static_cast<quint32>(from[2].toInteger());
        return from[2].isInteger();
    }
    bool operator()(jobevent::ItemEnded &event) const
    {
        const qint64 outcome = from[3].toInteger(-1);
        event.item = static_cast<quint32>(from[2].toInteger());
        event.outcome = static_cast<RedriveItemState>(outcome);
        event.error = from[4].isArray() ? errorFrom(from[4]) : Error{};
        return from[2].isInteger() && outcome >= 0 && outcome < static_cast<qint64>(kRedriveItemStates);
    }
    bool operator()(jobevent::Stopped &event) const
    {
        event = {static_cast<RedriveStop>(from[2].toInteger()), from[3].toString()};
        return from[2].isInteger() && from[2].toInteger() <= static_cast<qint64>(RedriveStop::BreakerOpen);
    }
    bool operator()(jobevent::LettersCame &event) const
    {
        event.count = static_cast<quint32>(from[2].toInteger());
        return from[2].isInteger();
    }
    bool operator()(jobevent::Finished &) const { return true; }
    template <typename Event>
        requires requires(const Event &event)
        {
            event.who;
        }
    bool operator()(Event &event) const
    {
        event.who = from[2].toString();
        return true;
    }
};

/// Makes an event of the type with this number; false: there is none yet.
template <std::size_t Type = 0>
bool makeEvent(quint64 type, RedriveEventData &data)
{
    if constexpr (Type == std::variant_size_v<RedriveEventData>) {
        return false;
    } else {
        if (type != Type)
            return makeEvent<Type + 1>(type, data);
        data.emplace<Type>();
        return true;
    }
}

/// Whether an event names an item that the job has.
bool namesNoItem(const RedriveEvent &event, std::size_t items)
{
    const auto *sent = std::get_if<jobevent::ItemSent>(&event.data);
    const auto *ended = std::get_if<jobevent::ItemEnded>(&event.data);
    return (sent && sent->item >= items) || (ended && ended->item >= items);
}

} // namespace

QByteArray encodeJobEvents(std::span<const RedriveEvent> events)
{
    QCborArray all;
    for (const RedriveEvent &event : events) {
        QCborArray one{qint64(event.data.index()), qint64(event.at.time_since_epoch().count())};
        std::visit(FieldsOut{one}, event.data);
        all.append(one);
    }
    return QCborValue(all).toCbor();
}

Result<RedriveEvents> decodeJobEvents(const QByteArray &bytes)
{
    QCborParserError parsed;
    const QCborValue all = QCborValue::fromCbor(bytes, &parsed);
    const auto unreadable = [&parsed](qsizetype place) {
        return failure(errors::kEventsUnreadable, {{QStringLiteral("place"), QString::number(place)}},
                       parsed.errorString());
    };
    if (parsed.error != QCborError::NoError || !all.isArray())
        return unreadable(parsed.offset);
    RedriveEvents events;
    for (const QCborValue one : all.toArray()) {
        const QCborArray fields = one.toArray();
        RedriveEvent event;
        event.at = WallTime(Milliseconds(fields[1].toInteger()));
        const qint64 type = fields[0].toInteger(-1);
        if (type < 0)
            return unreadable(events.size());
        if (!makeEvent(static_cast<quint64>(type), event.data))
            return failure(errors::kEventsNewer, {{QStringLiteral("type"), QString::number(type)}});
        if (!std::visit(FieldsIn{fields}, event.data))
            return unreadable(events.size());
        events.push_back(std::move(event));
    }
    return events;
}

Result<RedriveJob> restoreJob(RedriveJobId id, std::span<const RedriveEvent> events)
{
    RedriveJob job;
    job.id = id;
    for (const RedriveEvent &event : events) {
        const bool isFirst = std::holds_alternative<jobevent::Started>(event.data);
        if (isFirst != (job.sequence == 0) || namesNoItem(event, job.items.size()))
            return failure(errors::kEventsUnreadable, {{QStringLiteral("place"), QString::number(job.sequence)}});
        evolve(job, event);
    }
    return job;
}

} // namespace sluice
