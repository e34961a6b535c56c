#include "core/journal/searchwords.h"

#include <algorithm>

namespace sluice {

namespace {

// Words of people hold no digit zero in front of a letter mark: these are ours.
constexpr auto kTriggerMark = "0t0";
constexpr auto kWorkflowMark = "0w0";

bool isAscii(const QByteArray &text)
{
    return std::ranges::all_of(text, [](char each) { return static_cast<unsigned char>(each) < 0x80; });
}

template <typename Take>
void eachAsciiWord(const QByteArray &text, Take take)
{
    QByteArray word;
    const auto end = [&] {
        if (!word.isEmpty())
            take(word);
        word.clear();
    };
    for (const char each : text) {
        const bool isUpper = each >= 'A' && each <= 'Z';
        if (isUpper || (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9')) {
            if (word.size() < kLongestWord)
                word += isUpper ? static_cast<char>(each - 'A' + 'a') : each;
        } else {
            end();
        }
    }
    end();
}

template <typename Take>
void eachWord(const QByteArray &utf8, Take take)
{
    if (isAscii(utf8))
        return eachAsciiWord(utf8, take);
    QString word;
    qsizetype letters = 0;
    const auto end = [&] {
        if (!word.isEmpty())
            take(word.toUtf8());
        word.clear();
        letters = 0;
    };
    const QString text = QString::fromUtf8(utf8).normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (const char32_t letter : text.toUcs4()) {
        if (QChar::isMark(letter))
            continue;
        if (!QChar::isLetterOrNumber(letter))
            end();
        else if (letters++ < kLongestWord)
            word += QStringView(QChar::fromUcs4(letter));
    }
    end();
}

/// As `eachWord` counts them.
qsizetype lettersIn(const QByteArray &utf8)
{
    return std::ranges::count_if(utf8, [](char each) { return (static_cast<unsigned char>(each) & 0xc0) != 0x80; });
}

/// The unit of UTF-16 in an escape at this place, "\\u00fc"; none: there is no such escape.
std::optional<char16_t> escapedUnit(QByteArrayView json, qsizetype at)
{
    constexpr qsizetype kLength = 6;
    if (json.size() - at < kLength || json[at] != '\\' || json[at + 1] != 'u')
        return std::nullopt;
    bool isNumber = false;
    const auto unit = json.sliced(at + 2, kLength - 2).toUShort(&isNumber, 16);
    return isNumber ? std::optional<char16_t>(unit) : std::nullopt;
}

/// JSON in which the texts say what their escapes mean; no JSON any more, but of the same words as what was written.
QByteArray withoutEscapes(const QByteArray &json)
{
    QByteArray text;
    text.reserve(json.size());
    for (qsizetype at = 0; at < json.size();) {
        if (json[at] != '\\' || at + 1 == json.size()) {
            text += json[at++];
            continue;
        }
        if (const auto unit = escapedUnit(json, at)) {
            at += 6;
            char32_t letter = *unit;
            if (QChar::isHighSurrogate(letter)) {
                if (const auto low = escapedUnit(json, at); low && QChar::isLowSurrogate(*low)) {
                    letter = QChar::surrogateToUcs4(*unit, *low);
                    at += 6;
                }
            }
            text += QChar::isSurrogate(letter) ? QByteArray(" ") : QString::fromUcs4(&letter, 1).toUtf8();
            continue;
        }
        const bool isBlank = QByteArrayView("ntrbfu").contains(json[at + 1]);
        text += isBlank ? ' ' : json[at + 1];
        at += 2;
    }
    return text;
}

/// Whether a payload is JSON that holds escapes; other text seldom begins like that.
bool hasEscapes(const QByteArray &payload)
{
    const QByteArray start = payload.left(64).trimmed();
    return payload.contains('\\') && !start.isEmpty() && QByteArrayView("{[\"").contains(start[0]);
}

/// A mark is one word, whatever its value holds.
QByteArray markOf(const char *mark, const QString &value)
{
    return mark + value.toUtf8().toHex().left(kLongestWord);
}

/// The kind of a trigger: what stands before its name.
QString kindOf(const QString &trigger)
{
    return trigger.startsWith(QLatin1StringView("run:")) ? QStringLiteral("run") : trigger.section(u' ', 0, 0);
}

void addError(QSet<QByteArray> &words, const Error &error)
{
    addWords(words, error.code.toUtf8());
    for (const QString &arg : error.args)
        addWords(words, arg.toUtf8());
    addWords(words, error.detail.toUtf8());
}

} // namespace

void addWords(QSet<QByteArray> &words, const QByteArray &text)
{
    eachWord(text.left(kSearchedPayload), [&words](const QByteArray &word) { words.insert(word); });
}

void addPayloadWords(QSet<QByteArray> &words, const Payload &payload)
{
    const QByteArray searched = payload.left(kSearchedPayload);
    addWords(words, hasEscapes(searched) ? withoutEscapes(searched) : searched);
}

void addWords(QSet<QByteArray> &words, const Event &event,
              const std::function<std::optional<Payload>(const QByteArray &hash)> &find)
{
    const auto addPayload = [&](const Payload &payload) {
        if (payload.startsWith('\x01'))
            addPayloadWords(words, find(payload.mid(1)).value_or(Payload()));
        else
            addPayloadWords(words, payload);
    };
    std::visit(
        [&](const auto &data) {
            if constexpr (requires { data.input; })
                addPayload(data.input);
            if constexpr (requires { data.output; })
                addPayload(data.output);
            if constexpr (requires { data.response; })
                addPayload(data.response);
            if constexpr (requires { data.list; })
                addPayload(data.list);
            if constexpr (requires { data.edits; }) {
                for (const ForkEdit &edit : data.edits)
                    addPayload(edit.value);
            }
            if constexpr (requires { data.error; })
                addError(words, data.error);
            if constexpr (requires { data.rejection; })
                addError(words, data.rejection);
            if constexpr (requires { data.reason; })
                addWords(words, data.reason.toUtf8());
        },
        event.data);
}

void addWords(QSet<QByteArray> &words, const QString &workflow, const QString &trigger)
{
    addWords(words, workflow.toUtf8());
    addWords(words, trigger.toUtf8());
    words.insert(markOf(kWorkflowMark, workflow));
    words.insert(markOf(kTriggerMark, kindOf(trigger)));
}

std::vector<SearchWord> searchWords(const RunFilter &filter)
{
    std::vector<SearchWord> wanted;
    const QByteArray text = filter.text.toUtf8();
    eachWord(text, [&wanted](const QByteArray &word) { wanted.push_back({word, false}); });
    if (!wanted.empty() && !filter.text.back().isSpace())
        wanted.back().isBeginning = lettersIn(wanted.back().word) < kLongestWord;
    if (!filter.trigger.isEmpty())
        wanted.push_back({markOf(kTriggerMark, kindOf(filter.trigger)), false});
    if (!filter.workflow.isEmpty() && !wanted.empty())
        wanted.push_back({markOf(kWorkflowMark, filter.workflow), false});
    return wanted;
}

bool holdsWords(const QSet<QByteArray> &words, const std::vector<SearchWord> &wanted)
{
    return std::ranges::all_of(wanted, [&words](const SearchWord &each) {
        return each.isBeginning
                   ? std::ranges::any_of(words, [&each](const QByteArray &word) { return word.startsWith(each.word); })
                   : words.contains(each.word);
    });
}

} // namespace sluice
