#include "core/integration/secret/secretmask.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace sluice {

namespace {

constexpr qsizetype kFewestBytes = 6;

/// As the value stands between quotes in a JSON text of Qt or of most other writers.
std::vector<QByteArray> jsonForms(const QByteArray &value)
{
    const QByteArray whole = QJsonDocument(QJsonArray{QString::fromUtf8(value)}).toJson(QJsonDocument::Compact);
    const QByteArray usual = whole.mid(2, whole.size() - 4); // ["…"]
    QByteArray withSlashes = usual;
    withSlashes.replace("/", "\\/");
    QByteArray ascii;
    for (const QChar c : QString::fromUtf8(usual))
        ascii += c.unicode() < 0x80 ? QByteArray(1, c.toLatin1())
                                    : "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
    return {usual, withSlashes, ascii};
}

/// What Base64 of any text that holds the value has in common, for the three places where the value can begin.
std::vector<QByteArray> base64Forms(const QByteArray &value)
{
    std::vector<QByteArray> forms;
    for (int before = 0; before < 3; ++before) {
        // Whole groups of three bytes only: those at the borders depend on the neighbours.
        const qsizetype skip = (3 - before) % 3;
        const qsizetype bytes = (value.size() - skip) / 3 * 3;
        if (bytes < kFewestBytes)
            continue;
        const QByteArray inside = value.mid(skip, bytes);
        forms.push_back(inside.toBase64());
        forms.push_back(inside.toBase64(QByteArray::Base64UrlEncoding));
    }
    return forms;
}

/// Each place in one pass: moving what follows at each of them would take the square of the time.
QByteArray replaced(const QByteArray &bytes, const QByteArrayMatcher &matcher, const QByteArray &replacement)
{
    qsizetype at = matcher.indexIn(bytes);
    if (at < 0)
        return bytes;
    QByteArray result;
    result.reserve(bytes.size());
    qsizetype done = 0;
    for (; at >= 0; at = matcher.indexIn(bytes, done)) {
        result.append(bytes.constData() + done, at - done).append(replacement);
        done = at + matcher.pattern().size();
    }
    return result.append(bytes.constData() + done, bytes.size() - done);
}

} // namespace

SecretMask::SecretMask(const std::vector<SeenSecrets::Seen> &secrets)
{
    for (const auto &secret : secrets) {
        const QByteArray value = secret.value.reveal();
        if (value.size() < kFewestBytes)
            continue;
        const QByteArray replacement = "[secret " + secret.name.toUtf8().replace('"', "'").replace('\\', "/") + ']';
        add(value, replacement);
        for (const QByteArray &form : jsonForms(value))
            add(form, replacement);
        for (const QByteArray &form : base64Forms(value))
            add(form, replacement);
        add(value.toPercentEncoding(), replacement);
        add(value.toHex(), replacement);
        add(value.toHex().toUpper(), replacement);
    }
    std::ranges::stable_sort(m_forms, std::greater{}, [](const Form &form) { return form.matcher.pattern().size(); });
}

void SecretMask::add(const QByteArray &form, const QByteArray &replacement)
{
    const bool isKnown = std::ranges::any_of(m_forms,
                                             [&](const Form &known) { return known.matcher.pattern() == form; });
    if (!isKnown)
        m_forms.push_back({QByteArrayMatcher(form), replacement});
}

QByteArray SecretMask::masked(const QByteArray &bytes) const
{
    QByteArray result = bytes;
    for (const Form &form : m_forms)
        result = replaced(result, form.matcher, form.replacement);
    return result;
}

void SecretMask::mask(Error &error) const
{
    for (QString &arg : error.args)
        arg = masked(arg);
    error.detail = masked(error.detail);
}

QString SecretMask::masked(const QString &text) const
{
    if (m_forms.empty() || text.isEmpty())
        return text;
    const QByteArray utf8 = text.toUtf8();
    const QByteArray result = masked(utf8);
    return result.size() == utf8.size() && result == utf8 ? text : QString::fromUtf8(result);
}

} // namespace sluice
