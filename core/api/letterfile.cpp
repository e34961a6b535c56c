#include "core/api/letterfile.h"

#include "core/base/isotime.h"
#include "core/base/jsonvalue.h"
#include "core/run/errors.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace sluice {

namespace {

const auto kFormatName = QStringLiteral("sluice.letters");

// The names of kinds, states and outcomes are fixed: programs read them.
constexpr std::array kKindNames{"step", "event", "webhook", "sync", "trigger"};
constexpr std::array kStateNames{"open", "redriving", "resolved", "discarded", "snoozed"};
constexpr std::array kClassNames{"transient", "permanent", "unknown", "lost", "cancelled", "rejected"};
constexpr std::array kOutcomeNames{"running", "succeeded", "waiting", "failed", "lost", "abandoned"};

template <std::size_t Count, typename Enum>
QByteArray wordOf(const std::array<const char *, Count> &names, Enum value)
{
    return QByteArray("\"") + names.at(static_cast<std::size_t>(value)) + '"';
}

QByteArray momentJson(WallTime time)
{
    return time == WallTime{} ? QByteArray("null") : compactJson(isoText(time));
}

QByteArray mapJson(const QMap<QString, QString> &map)
{
    QByteArray text;
    for (auto it = map.begin(); it != map.end(); ++it)
        text += (text.isEmpty() ? "" : ", ") + compactJson(it.key()) + ": " + compactJson(it.value());
    return '{' + text + '}';
}

/// The members of an object in the order in which they are added; those that say nothing are left out.
class Members {
public:
    Members &add(const char *name, const QByteArray &json)
    {
        m_text += m_text.isEmpty() ? "\"" : ", \"";
        m_text += name;
        m_text += "\": ";
        m_text += json;
        return *this;
    }
    Members &text(const char *name, const QString &value)
    {
        return value.isEmpty() ? *this : add(name, compactJson(value));
    }
    Members &number(const char *name, quint64 value)
    {
        return value == 0 ? *this : add(name, QByteArray::number(value));
    }
    Members &moment(const char *name, WallTime value)
    {
        return value == WallTime{} ? *this : add(name, momentJson(value));
    }
    /// Bytes as text, or in base 64 when they are no text.
    Members &bytes(const char *name, const char *name64, const QByteArray &value)
    {
        if (value.isEmpty())
            return *this;
        const QString text = QString::fromUtf8(value);
        if (text.toUtf8() == value)
            return add(name, compactJson(text));
        return add(name64, '"' + value.toBase64() + '"');
    }
    Members &error(const Error &value)
    {
        if (value.code.isEmpty())
            return *this;
        Members error;
        error.text("code", value.code);
        if (!value.args.isEmpty())
            error.add("args", mapJson(value.args));
        error.text("detail", value.detail);
        return add("error", error.object());
    }
    [[nodiscard]] QByteArray object() const { return '{' + m_text + '}'; }

private:
    QByteArray m_text;
};

QByteArray attemptJson(const AttemptRecord &attempt)
{
    Members members;
    members.number("epoch", attempt.epoch).number("number", attempt.number).moment("started", attempt.started);
    members.moment("ended", attempt.ended.value_or(WallTime{}));
    members.add("outcome", wordOf(kOutcomeNames, attempt.outcome));
    if (attempt.outcome == AttemptOutcome::Failed)
        members.add("class", wordOf(kClassNames, attempt.failureClass));
    members.error(attempt.error).bytes("response", "response64", attempt.response);
    members.moment("retryAt", attempt.retryAt.value_or(WallTime{}));
    return members.object();
}

QByteArray attemptsJson(const std::vector<AttemptRecord> &attempts)
{
    QByteArray text;
    for (const AttemptRecord &attempt : attempts)
        text += (text.isEmpty() ? "" : ", ") + attemptJson(attempt);
    return '[' + text + ']';
}

QByteArray originJson(const LetterOrigin &origin)
{
    Members members;
    members.text("workspace", origin.workspace).text("journal", origin.journal);
    return members.text("letter", origin.letter.toString()).object();
}

QByteArray letterJson(const LetterSummary &letter)
{
    const bool isOnItsWay = letter.state == LetterState::Redriving;
    Members members;
    members.add("from", originJson(*letter.from)).add("kind", wordOf(kKindNames, letter.kind));
    members.text("workflow", letter.workflow).text("task", letter.task).text("type", letter.taskType);
    members.text("connection", letter.connection).text("origin", letter.origin);
    members.number("step", number(letter.step));
    if (!letter.itemPath.empty()) {
        QByteArray path;
        for (const quint32 place : letter.itemPath)
            path += (path.isEmpty() ? "" : ", ") + QByteArray::number(place);
        members.add("itemPath", '[' + path + ']');
    }
    members.text("item", letter.itemText);
    members.add("state", wordOf(kStateNames, isOnItsWay ? LetterState::Open : letter.state));
    members.add("class", wordOf(kClassNames, letter.failureClass)).error(letter.error);
    members.text("fingerprint", letter.fingerprint).moment("created", letter.created);
    members.moment("changed", letter.changed).moment("snoozedUntil", letter.snoozedUntil);
    members.number("redrives", letter.redrives).text("decidedBy", letter.decidedBy).text("reason", letter.reason);
    if (!letter.headers.isEmpty())
        members.add("headers", mapJson(letter.headers));
    members.bytes("payload", "payload64", letter.payload);
    return members.add("attempts", attemptsJson(letter.attempts)).object();
}

/// Reads the members of an object, and notes whether one that is there makes no sense.
class Reading {
public:
    explicit Reading(QJsonObject object)
        : m_object(std::move(object))
    {
    }
    [[nodiscard]] bool isGood() const noexcept { return m_isGood; }

    [[nodiscard]] QJsonValue value(const char *name) const { return m_object.value(QLatin1StringView(name)); }
    QString text(const char *name)
    {
        const QJsonValue found = value(name);
        m_isGood = m_isGood && (found.isUndefined() || found.isString());
        return found.toString();
    }
    quint64 number(const char *name, quint64 most)
    {
        const QJsonValue found = value(name);
        const double given = found.toDouble(0);
        const bool fits = found.isUndefined()
                          || (found.isDouble() && given >= 0 && given <= static_cast<double>(most)
                              && given == static_cast<double>(static_cast<quint64>(given)));
        m_isGood = m_isGood && fits;
        return fits ? static_cast<quint64>(given) : 0;
    }
    quint32 small(const char *name) { return static_cast<quint32>(number(name, 0xffffffffU)); }
    WallTime moment(const char *name)
    {
        const QJsonValue found = value(name);
        if (found.isUndefined())
            return {};
        const QDateTime time = QDateTime::fromString(found.toString(), Qt::ISODateWithMs);
        m_isGood = m_isGood && time.isValid();
        return time.isValid() ? WallTime(Milliseconds(time.toMSecsSinceEpoch())) : WallTime{};
    }
    QByteArray bytes(const char *name, const char *name64)
    {
        if (value(name64).isUndefined())
            return text(name).toUtf8();
        const auto decoded = QByteArray::fromBase64Encoding(text(name64).toLatin1(),
                                                            QByteArray::AbortOnBase64DecodingErrors);
        m_isGood = m_isGood && decoded;
        return decoded ? *decoded : QByteArray();
    }
    template <typename Enum, std::size_t Count>
    Enum word(const char *name, const std::array<const char *, Count> &names)
    {
        const QString given = text(name);
        const auto found = std::ranges::find_if(names,
                                                [&](const char *each) { return given == QLatin1StringView(each); });
        m_isGood = m_isGood && found != names.end();
        return static_cast<Enum>(found == names.end() ? 0 : found - names.begin());
    }
    QMap<QString, QString> map(const char *name)
    {
        QMap<QString, QString> map;
        const QJsonObject object = value(name).toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            map.insert(it.key(), it.value().toString());
        return map;
    }
    Error error()
    {
        Reading inner(value("error").toObject());
        Error error{inner.text("code"), inner.map("args"), inner.text("detail")};
        m_isGood = m_isGood && inner.isGood();
        return error;
    }

private:
    QJsonObject m_object;
    bool m_isGood = true;
};

std::vector<AttemptRecord> attemptsFrom(const QJsonValue &json, StepIndex step, bool &isGood)
{
    std::vector<AttemptRecord> attempts;
    for (const QJsonValue &each : json.toArray()) {
        Reading reading(each.toObject());
        AttemptRecord attempt;
        attempt.step = step;
        attempt.epoch = reading.small("epoch");
        attempt.number = reading.small("number");
        attempt.started = reading.moment("started");
        if (const WallTime ended = reading.moment("ended"); ended != WallTime{})
            attempt.ended = ended;
        attempt.outcome = reading.word<AttemptOutcome>("outcome", kOutcomeNames);
        if (attempt.outcome == AttemptOutcome::Failed)
            attempt.failureClass = reading.word<FailureClass>("class", kClassNames);
        attempt.error = reading.error();
        attempt.response = reading.bytes("response", "response64");
        if (const WallTime due = reading.moment("retryAt"); due != WallTime{})
            attempt.retryAt = due;
        isGood = isGood && reading.isGood();
        attempts.push_back(std::move(attempt));
    }
    return attempts;
}

std::optional<LetterOrigin> originFrom(const QJsonValue &json)
{
    Reading reading(json.toObject());
    const auto letter = LetterId::fromString(reading.text("letter"));
    LetterOrigin origin{reading.text("journal"), reading.text("workspace"), letter.value_or(LetterId{})};
    return letter && reading.isGood() && !origin.journal.isEmpty() ? std::optional(origin) : std::nullopt;
}

std::optional<LetterSummary> letterFrom(const QJsonValue &json)
{
    Reading reading(json.toObject());
    LetterSummary letter;
    letter.from = originFrom(reading.value("from"));
    letter.kind = reading.word<LetterKind>("kind", kKindNames);
    letter.workflow = reading.text("workflow");
    letter.task = reading.text("task");
    letter.taskType = reading.text("type");
    letter.connection = reading.text("connection");
    letter.origin = reading.text("origin");
    letter.step = StepIndex{reading.small("step")};
    for (const QJsonValue &place : reading.value("itemPath").toArray())
        letter.itemPath.push_back(static_cast<quint32>(place.toDouble()));
    letter.itemText = reading.text("item");
    letter.state = reading.word<LetterState>("state", kStateNames);
    letter.failureClass = reading.word<FailureClass>("class", kClassNames);
    letter.error = reading.error();
    letter.fingerprint = reading.text("fingerprint");
    letter.created = reading.moment("created");
    letter.changed = reading.moment("changed");
    letter.snoozedUntil = reading.moment("snoozedUntil");
    letter.redrives = reading.small("redrives");
    letter.decidedBy = reading.text("decidedBy");
    letter.reason = reading.text("reason");
    letter.headers = reading.map("headers");
    letter.payload = reading.bytes("payload", "payload64");
    bool isGood = reading.isGood() && letter.from && !letter.fingerprint.isEmpty() && !letter.error.code.isEmpty();
    letter.attempts = attemptsFrom(reading.value("attempts"), letter.step, isGood);
    if (letter.state == LetterState::Redriving)
        letter.state = LetterState::Open; // not here
    return isGood ? std::optional(std::move(letter)) : std::nullopt;
}

tl::unexpected<Error> malformed(const QString &place)
{
    return failure(errors::kLetterFileMalformed, {{QStringLiteral("place"), place}});
}

} // namespace

QByteArray writeLetters(std::vector<LetterSummary> letters)
{
    LetterFileWriter writer;
    for (const LetterSummary &letter : letters)
        writer.add(letter);
    return writer.finish();
}

void LetterFileWriter::add(const LetterSummary &letter)
{
    m_lines.push_back({letter.created, *letter.from, letterJson(letter)});
}

QByteArray LetterFileWriter::finish() const
{
    std::vector<const Line *> lines;
    for (const Line &line : m_lines)
        lines.push_back(&line);
    std::ranges::sort(lines, [](const Line *one, const Line *other) {
        return std::tie(one->created, one->from) < std::tie(other->created, other->from);
    });
    QByteArray text = "{\"format\": " + compactJson(kFormatName)
                      + ", \"formatVersion\": " + QByteArray::number(kLetterFileFormat) + ", \"letters\": [";
    for (const Line *line : lines)
        text += (text.endsWith('[') ? "\n" : ",\n") + line->json;
    return text + "\n]}\n";
}

Result<std::vector<LetterSummary>> readLetters(const QByteArray &file)
{
    QJsonParseError fault;
    const QJsonObject document = QJsonDocument::fromJson(file, &fault).object();
    if (fault.error != QJsonParseError::NoError)
        return malformed(QStringLiteral("%1: %2").arg(fault.offset).arg(fault.errorString()));
    if (document.value(QStringLiteral("format")).toString() != kFormatName)
        return malformed(QStringLiteral("format"));
    const int version = document.value(QStringLiteral("formatVersion")).toInt();
    if (version > kLetterFileFormat)
        return failure(errors::kLetterFileNewer, {{QStringLiteral("version"), QString::number(version)},
                                                  {QStringLiteral("known"), QString::number(kLetterFileFormat)}});
    if (version < 1 || !document.value(QStringLiteral("letters")).isArray())
        return malformed(QStringLiteral("letters"));
    std::vector<LetterSummary> letters;
    for (const QJsonValue &each : document.value(QStringLiteral("letters")).toArray()) {
        auto letter = letterFrom(each);
        if (!letter)
            return malformed(QStringLiteral("letters[%1]").arg(letters.size()));
        letters.push_back(std::move(*letter));
    }
    return letters;
}

QByteArray writeOrigin(const LetterSummary &letter)
{
    if (!letter.from)
        return {};
    Members members;
    return members.add("from", originJson(*letter.from)).add("attempts", attemptsJson(letter.attempts)).object();
}

void readOrigin(const QByteArray &json, LetterSummary &letter, bool withAttempts)
{
    if (json.isEmpty())
        return;
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    letter.from = originFrom(object.value(QStringLiteral("from")));
    bool isGood = true;
    if (withAttempts)
        letter.attempts = attemptsFrom(object.value(QStringLiteral("attempts")), letter.step, isGood);
}

} // namespace sluice
