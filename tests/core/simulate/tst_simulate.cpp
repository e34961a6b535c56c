#include "core/simulate/errors.h"
#include "tests/core/simulate/simulatedworkflows.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

class SimulateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothing() {}
};

QTEST_GUILESS_MAIN(SimulateTest)
#include "tst_simulate.moc"
