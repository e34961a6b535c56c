// sluice-bench-design [layout] [frames] [scrub] [health] [payload] [start] [events] [--pictures FOLDER]: what the window costs; all when none
// is named.
#include "tests/bench/measures.h"

#include <QApplication>
#include <QTextStream>

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QTextStream out(stdout);
    auto arguments = QApplication::arguments().mid(1);
    QString pictures;
    if (const auto at = arguments.indexOf(QStringLiteral("--pictures")); at >= 0) {
        pictures = arguments.value(at + 1);
        arguments.remove(at, std::min<qsizetype>(2, arguments.size() - at));
    }
    const auto isWanted = [&](const char *name) {
        return arguments.isEmpty() || arguments.contains(QLatin1StringView(name));
    };
    bool isMet = true;
    if (isWanted("layout"))
        isMet = sluice::bench::benchLayout(out) && isMet;
    if (isWanted("frames"))
        isMet = sluice::bench::benchFrames(out, pictures) && isMet;
    if (arguments.contains(QStringLiteral("scrub"))) // a part of the frames
        isMet = sluice::bench::benchScrubbing(out, pictures) && isMet;
    if (isWanted("health"))
        isMet = sluice::bench::benchHealth(out) && isMet;
    if (isWanted("payload"))
        isMet = sluice::bench::benchPayload(out) && isMet;
    if (isWanted("start"))
        isMet = sluice::bench::benchStart(out) && isMet;
    if (isWanted("events"))
        isMet = sluice::bench::benchEvents(out) && isMet;
    return isMet ? 0 : 1;
}
