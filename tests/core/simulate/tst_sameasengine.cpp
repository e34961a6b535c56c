#include "core/simulate/errors.h"
#include "tests/core/simulate/simulatedworkflows.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

class SameAsEngineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothing() {}
};

QTEST_GUILESS_MAIN(SameAsEngineTest)
#include "tst_sameasengine.moc"
