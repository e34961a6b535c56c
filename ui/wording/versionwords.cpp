#include "ui/wording/versionwords.h"

#include <QCoreApplication>

namespace sluice {

namespace {
struct VersionWords {
    Q_DECLARE_TR_FUNCTIONS(VersionWords)
};
} // namespace

QString versionText(const VersionLabel &label)
{
    if (label.number == 0)
        return label.isDraft ? VersionWords::tr("draft", "edits that were not saved") : QString();
    return (label.isDraft ? VersionWords::tr("draft of v%1") : VersionWords::tr("v%1", "number of a version"))
        .arg(label.number);
}

} // namespace sluice
