#include "tests/ui/support/pseudotranslator.h"

namespace sluice {

namespace {

constexpr double kGrowth = 0.4;
/// What is added breaks into words, as a longer language does.
constexpr qsizetype kWord = 8;

QChar accented(QChar letter)
{
    switch (letter.unicode()) {
    case u'a':
        return u'á';
    case u'e':
        return u'é';
    case u'o':
        return u'ö';
    case u'u':
        return u'ü';
    default:
        return letter;
    }
}

} // namespace

QString PseudoTranslator::translate(const char *context, const char *source, const char *, int) const
{
    // Qt words its own widgets and shortcuts; they are not ours to lengthen.
    const QByteArray owner(context);
    if (owner.startsWith('Q') || owner.isEmpty())
        return {};
    QString text = QString::fromUtf8(source);
    const auto extra = static_cast<qsizetype>(static_cast<double>(text.size()) * kGrowth);
    bool isPlaceholder = false;
    for (QChar &letter : text) {
        // {name}, %1, %n and &mnemonics must survive.
        if (letter == u'{')
            isPlaceholder = true;
        else if (letter == u'}')
            isPlaceholder = false;
        else if (!isPlaceholder)
            letter = accented(letter);
    }
    QString more(qMax<qsizetype>(extra - 2, 0), u'~');
    for (qsizetype gap = kWord; gap < more.size() - 1; gap += kWord)
        more[gap] = u' ';
    return u'[' + text + more + u']';
}

} // namespace sluice
