#include "tests/arch/textrules.h"

#include <QRegularExpression>

namespace sluice::arch {

namespace {

constexpr QLatin1StringView kCore("core/");
constexpr QLatin1StringView kTests("tests/");
constexpr QLatin1StringView kUi("ui/");

/// Every place where `pattern` occurs in the code of a file.
QStringList occurrences(const SourceFile &file, const QRegularExpression &pattern, const QString &why)
{
    QStringList findings;
    auto matches = pattern.globalMatch(file.code);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const auto line = QStringView(file.code).left(match.capturedStart()).count(u'\n') + 1;
        findings += QStringLiteral("%1:%2: %3: %4").arg(file.path).arg(line).arg(match.captured().simplified(), why);
    }
    return findings;
}

const QRegularExpression &sleeps()
{
    static const QRegularExpression pattern(
        QStringLiteral(R"re(\bqSleep\b|\bqWait\s*\(|\bthis_thread::sleep_\w+|\bQThread::\w*sleep\b|\bu?sleep\s*\()re"
                       R"re(|\bnanosleep\b)re"));
    return pattern;
}

} // namespace

QStringList threadsInUi(const SourceFile &file)
{
    static const QRegularExpression pattern(QStringLiteral(
        R"re(\bQ(?:Recursive)?Mutex\w*|\bQ(?:Read|Write)\w*Lock\w*|\bQ(?:System)?Semaphore\b|\bQWaitCondition\b)re"
        R"re(|\bQThread\w*|\bQAtomic\w+|\bQtConcurrent\b|\bQRunnable\b)re"
        R"re(|\bstd::(?:\w*mutex|j?thread|atomic\w*|async|condition_variable\w*|(?:scoped|unique|shared)_lock)\b)re"
        R"re(|\bstd::lock_guard\b|<(?:thread|mutex|shared_mutex|atomic|future|condition_variable)>)re"));
    if (!file.isUnder(kUi))
        return {};
    return occurrences(file, pattern, QStringLiteral("ui names no thread and takes no lock"))
           + occurrences(file, sleeps(), QStringLiteral("ui never blocks"));
}

QStringList nestedLoops(const SourceFile &file)
{
    static const QRegularExpression anywhere(QStringLiteral(R"re(\bQEventLoop\b(?!::)|\bprocessEvents\b)re"));
    static const QRegularExpression inUi(QStringLiteral(
        R"re(\bexec\s*\((?!\s*Qt::\w*Action)|\bQMessageBox::(?:question|warning|information|critical|about)\w*)re"
        R"re(|\bQFileDialog::get\w+|\bQInputDialog::get\w+|\bQ(?:Color|Font)Dialog::get\w+)re"));
    if (!file.isUnder(kUi) && !file.isUnder(kCore))
        return {};
    const auto why = QStringLiteral("an event loop inside another");
    auto findings = occurrences(file, anywhere, why);
    if (file.isUnder(kUi))
        findings += occurrences(file, inUi, why);
    return findings;
}

QStringList singletons(const SourceFile &file)
{
    static const QRegularExpression pattern(QStringLiteral(R"re((?:\b\w+::)?\binstance\s*\(\s*\))re"));
    static const QRegularExpression ofQt(QStringLiteral(R"re(\bQ\w+::instance\b)re"));
    if (file.isUnder(kTests))
        return {};
    SourceFile ours = file;
    ours.code.replace(ofQt, QStringLiteral("QtsOwn"));
    // The root object of a plug-in has no other way in: QPluginLoader gives it by a function of this name.
    ours.code.replace(QStringLiteral("(loader.instance())"), QStringLiteral("(loadersOwn)"));
    return occurrences(ours, pattern, QStringLiteral("references come in through constructors"));
}

QStringList sleepsInTests(const SourceFile &file)
{
    if (!file.isUnder(kTests))
        return {};
    return occurrences(file, sleeps(), QStringLiteral("a test waits for a condition, or moves a fake clock"));
}

QStringList overlong(const SourceFile &file)
{
    const auto lines = file.text.count(u'\n');
    const int most = file.isUnder(kTests) ? kMaxTestLines : kMaxLines;
    if (lines <= most)
        return {};
    return {QStringLiteral("%1: %2 lines, more than %3").arg(file.path).arg(lines).arg(most)};
}

QStringList misnamed(const SourceFile &file)
{
    static const QRegularExpression lowerCase(QStringLiteral(R"re(^[a-z0-9]+\.(?:h|cpp)$)re"));
    static const QRegularExpression test(QStringLiteral(R"re(^tst_[a-z0-9_]+\.cpp$)re"));
    const auto name = file.path.section(u'/', -1);
    if (lowerCase.match(name).hasMatch() || (file.isUnder(kTests) && test.match(name).hasMatch()))
        return {};
    return {QStringLiteral("%1: file names are lower case, without signs").arg(file.path)};
}

} // namespace sluice::arch
