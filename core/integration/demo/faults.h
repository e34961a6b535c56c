#pragma once

#include <QStringView>

namespace sluice {

/// Whether the demo service answers call `callNumber` (0, 1, …) for `country` with a fault.
///
/// A pure function of its arguments, so that a run can be predicted and repeated. Over many calls `errorRate` of them
/// are faults, and never more than two in a row for one country, so that three attempts always suffice; for that reason
/// a rate above 2/3 acts as 2/3. A rate of 0 or below never faults. The case of `country` does not matter.
[[nodiscard]] bool isFault(quint64 seed, QStringView country, quint64 callNumber, double errorRate);

} // namespace sluice
