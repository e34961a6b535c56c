#include "ui/inspector/expressionwords.h"

#include "core/base/jsonvalue.h"
#include "ui/wording/formats.h"

#include <QCache>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace sluice {

namespace {

constexpr qsizetype kMostOffered = 200;
constexpr qsizetype kDetailLength = 32;
constexpr qsizetype kMostDescribed = 256 * 1024;  ///< bytes: of more the head shows as it is
constexpr qsizetype kMostKept = 32 * 1024 * 1024; ///< bytes of samples whose values are kept
constexpr auto kUnicode = QRegularExpression::UseUnicodePropertiesOption;

struct Said {
    Q_DECLARE_TR_FUNCTIONS(ExpressionWords)
};

/// A sample is looked at with every key, and may be large: what it holds is kept, with the text that makes it known.
QJsonValue parsed(const Payload &json)
{
    using Kept = std::pair<Payload, QJsonValue>;
    static QCache<const char *, Kept> kept(kMostKept);
    if (const auto *found = kept.object(json.constData()); found && found->first == json)
        return found->second;
    const QJsonValue value = QJsonDocument::fromJson('[' + json + ']').array().first();
    kept.insert(json.constData(), new Kept(json, value), json.size() + 1);
    return value;
}

/// A value in a few words.
QString shortly(const QJsonValue &value)
{
    if (value.isArray())
        return Said::tr("list of %n", nullptr, static_cast<int>(value.toArray().size()));
    if (value.isObject())
        return Said::tr("object of %n", nullptr, static_cast<int>(value.toObject().size()));
    const QString text = QString::fromUtf8(compactJson(value));
    return text.size() > kDetailLength ? text.first(kDetailLength - 1) + u'…' : text;
}

/// The same of a sample.
QString shortlyOf(const Payload &json)
{
    if (json.size() <= kMostDescribed)
        return shortly(parsed(json));
    return QString::fromUtf8(json.first(4 * kDetailLength)).first(kDetailLength - 1) + u'…';
}

/// Offered words, with what they are.
struct Word {
    QString text;
    QString detail;
    bool isKey = false; ///< stands behind a dot only if it is a name
};
using Words = std::vector<Word>;

void addFunctions(Words &words, std::initializer_list<const char *> names)
{
    for (const char *name : names)
        words.push_back({QString::fromLatin1(name), Said::tr("function")});
}

Words rootWords(const SampleData &samples)
{
    const auto known = [](bool isKnown, const Payload &json) {
        return isKnown ? shortlyOf(json) : Said::tr("no sample yet");
    };
    Words words{{QStringLiteral("input"), known(samples.hasInput, samples.data.input)}};
    if (samples.isInLoop) {
        words.push_back({QStringLiteral("item"), known(samples.data.index.has_value(), samples.data.item)});
        words.push_back({QStringLiteral("index"), Said::tr("position of the item, from 0")});
    }
    words.push_back({QStringLiteral("steps"), Said::tr("what the steps before this one gave")});
    words.push_back({QStringLiteral("run"), Said::tr("the run, with its input")});
    for (const char *name : {"Math", "JSON", "Object", "Array", "Number", "String", "Boolean", "Date"})
        words.push_back({QString::fromLatin1(name), Said::tr("functions")});
    return words;
}

Words stepWords(const SampleData &samples)
{
    Words words;
    for (const UpstreamSample &step : samples.upstream) {
        const QString sample = step.origin == SampleOrigin::None ? Said::tr("no sample yet") : shortlyOf(step.output);
        words.push_back(
            {step.task, step.name == step.task ? sample : step.name + QStringLiteral(" · ") + sample, true});
    }
    return words;
}

std::optional<Words> libraryWords(const QString &object)
{
    Words words;
    if (object == u"Math")
        addFunctions(words, {"abs", "ceil", "floor", "max", "min", "pow", "random", "round", "sign", "sqrt", "trunc"});
    else if (object == u"JSON")
        addFunctions(words, {"parse", "stringify"});
    else if (object == u"Object")
        addFunctions(words, {"assign", "entries", "fromEntries", "keys", "values"});
    else if (object == u"Array")
        addFunctions(words, {"from", "isArray", "of"});
    else if (object == u"Number")
        addFunctions(words, {"isFinite", "isInteger", "isNaN", "parseFloat", "parseInt"});
    else if (object == u"Date")
        addFunctions(words, {"now", "parse", "UTC"});
    else
        return std::nullopt;
    return words;
}

Words memberWords(const QJsonValue &value)
{
    Words words;
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member)
        words.push_back({member.key(), shortly(QJsonValue(*member)), true});
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        if (!array.isEmpty())
            words.push_back({QStringLiteral("[0]"), shortly(array.first()), true});
        words.push_back({QStringLiteral("length"), shortly(static_cast<double>(array.size()))});
        addFunctions(words, {"concat", "every", "filter", "find", "flatMap", "includes", "indexOf", "join", "map",
                             "reduce", "reverse", "slice", "some", "sort"});
    } else if (value.isString()) {
        words.push_back({QStringLiteral("length"), shortly(static_cast<double>(value.toString().size()))});
        addFunctions(words, {"endsWith", "includes", "indexOf", "match", "padStart", "replace", "slice", "split",
                             "startsWith", "substring", "toLowerCase", "toUpperCase", "trim"});
    } else if (value.isDouble()) {
        addFunctions(words, {"toFixed", "toString"});
    }
    return words;
}

/// The keys of a path such as `steps.fetch.output.rates[0]["a b"]`.
QStringList keysOf(const QString &path)
{
    static const QRegularExpression key(
        QStringLiteral(R"re(\[(\d+)\]|\["([^"]*)"\]|\['([^']*)'\]|([\p{L}_$][\w$-]*))re"), kUnicode);
    QStringList keys;
    for (auto matches = key.globalMatch(path); matches.hasNext();) {
        const auto match = matches.next();
        keys.push_back(match.captured(match.lastCapturedIndex()));
    }
    return keys;
}

/// The words behind the dot after a path; nothing when the samples do not tell.
Words wordsBehind(const QString &path, const SampleData &samples)
{
    if (const auto library = libraryWords(path))
        return *library;
    QStringList keys = keysOf(path);
    if (keys.isEmpty())
        return {};
    const QString root = keys.takeFirst();
    QJsonValue value(QJsonValue::Undefined);
    if (root == u"steps") {
        if (keys.isEmpty())
            return stepWords(samples);
        const auto *step = samples.sampleOf(keys.takeFirst());
        if (keys.isEmpty())
            return step ? Words{{QStringLiteral("output"), step->name}} : Words();
        if (keys.takeFirst() == u"output" && step && step->origin != SampleOrigin::None)
            value = parsed(step->output);
    } else if (root == u"run") {
        if (keys.isEmpty())
            return {{QStringLiteral("id"), {}}, {QStringLiteral("input"), shortlyOf(samples.data.runInput)}};
        if (keys.takeFirst() == u"input" && samples.hasRunInput)
            value = parsed(samples.data.runInput);
    } else if (root == u"input" && samples.hasInput) {
        value = parsed(samples.data.input);
    } else if (root == u"item" && samples.data.index) {
        value = parsed(samples.data.item);
    }
    for (const QString &key : keys)
        value = value.isArray() ? value.toArray().at(key.toInt()) : value.toObject().value(key);
    return memberWords(value);
}

/// Where the expression begins that the caret is in; -1: it is in none.
qsizetype expressionStart(const QString &text, int caret, bool isTemplate)
{
    if (!isTemplate)
        return 0;
    const auto before = QStringView(text).first(caret);
    const auto open = before.lastIndexOf(u"{{");
    return open < 0 || before.sliced(open).contains(u"}}") ? -1 : open + 2;
}

bool isName(const QString &text)
{
    static const QRegularExpression name(QStringLiteral("^[\\p{L}_$][\\w$]*$"), kUnicode);
    return name.match(text).hasMatch();
}

QString quotedKey(const QString &key)
{
    // Where the expression stands in a text of JSON, double quotes would end that text.
    if (!key.contains(u'\'') && !key.contains(u'\\'))
        return QStringLiteral("['%1']").arg(key);
    const QByteArray inArray = QJsonDocument(QJsonArray{key}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(inArray);
}

/// Words that begin like what was typed come first, then those that hold it.
Completions fitting(const Words &words, const QString &typed, int from, int caret, int dot)
{
    Completions found;
    const auto add = [&](bool isBeginning) {
        for (const Word &word : words) {
            const bool begins = word.text.startsWith(typed, Qt::CaseInsensitive);
            if (begins != isBeginning || (!begins && !word.text.contains(typed, Qt::CaseInsensitive)))
                continue;
            if (word.isKey && !isName(word.text))
                found.push_back({word.text == u"[0]" ? word.text : quotedKey(word.text), word.detail, dot, caret});
            else
                found.push_back({word.text, word.detail, from, caret});
        }
    };
    add(true);
    add(false);
    const bool isWhole = found.size() == 1 && found.front().text == typed;
    if (isWhole)
        found.clear();
    if (found.size() > kMostOffered)
        found.resize(kMostOffered);
    return found;
}

} // namespace

Completions expressionCompletions(const QString &text, int caret, bool isTemplate, bool isAsked,
                                  const SampleData &samples)
{
    const auto start = expressionStart(text, caret, isTemplate);
    if (start < 0)
        return {};
    const QString code = text.sliced(start, caret - start);
    static const QRegularExpression member(
        QStringLiteral(
            R"re(((?:steps\.[\w$-]+|[\p{L}_$][\w$]*)(?:\.[\p{L}_$][\w$]*|\[\d+\]|\["[^"]*"\]|\['[^']*'\])*)\.([\w$-]*)$)re"),
        kUnicode);
    static const QRegularExpression root(QStringLiteral(R"re((?<![\w$.\])])([\p{L}_$][\w$]*)?$)re"), kUnicode);
    if (const auto match = member.match(code); match.hasMatch()) {
        const QString typed = match.captured(2);
        const int from = caret - static_cast<int>(typed.size());
        return fitting(wordsBehind(match.captured(1), samples), typed, from, caret, from - 1);
    }
    const auto match = root.match(code);
    if (!match.hasMatch() || code.endsWith(u'.'))
        return {};
    const QString typed = match.captured(1);
    const bool isFresh = isTemplate && typed.isEmpty() && code.trimmed().isEmpty();
    if (!isAsked && !isFresh)
        return {};
    const int from = caret - static_cast<int>(typed.size());
    return fitting(rootWords(samples), typed, from, caret, from);
}

} // namespace sluice
