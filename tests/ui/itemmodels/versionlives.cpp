#include "tests/ui/itemmodels/watched.h"
#include "ui/design/changelist.h"
#include "ui/design/conflictmodel.h"
#include "ui/design/versionlistmodel.h"

// The lives of the models of versions.

namespace sluice::test::lives {

unsigned liveVersions()
{
    const auto version = [](quint32 number, const char *who) {
        WorkflowVersion made;
        made.workflow = QStringLiteral("w");
        made.number = number;
        made.who = QString::fromLatin1(who);
        return made;
    };
    VersionListModel model;
    const Watched watched(model);
    model.setVersions({version(3, "ada"), version(2, "ada"), version(1, "ada")}, {});
    model.setArmed(2);
    model.setRuns({{2, 5}});
    // No engine renumbers, but a model takes what it is told.
    model.setVersions({version(1, "ada"), version(3, "bob"), version(4, "ada"), version(2, "ada")}, {});
    model.setVersions({version(4, "ada")}, {});
    return watched.seen();
}

unsigned liveChanges()
{
    ChangeListModel model;
    const Watched watched(model);
    ChangeRow row;
    row.part = QStringLiteral("fetch");
    model.setRows({row, row}, {QStringLiteral("v1"), QStringLiteral("v2")});
    model.setRows({}, {});
    return watched.seen();
}

unsigned liveConflicts()
{
    ConflictModel model;
    const Watched watched(model);
    MergeConflict conflict;
    conflict.path = QStringList{QStringLiteral("name")};
    model.setConflicts({conflict}, {}, {});
    model.chooseAll(MergeSide::Theirs);
    model.choose(model.index(0, 0), MergeSide::Base);
    model.setConflicts({}, {}, {});
    return watched.seen();
}

} // namespace sluice::test::lives
