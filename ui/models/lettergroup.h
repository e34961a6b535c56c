#pragma once

#include "ui/models/letterlistmodel.h"

namespace sluice {

/// The letters of one cause.
struct LetterListModel::Group {
    quint64 serial = 0;                 ///< of the fingerprint
    std::vector<LetterSummary> letters; ///< newest first
    WallTime firstSeen{};
    WallTime lastSeen{};

    void sumUp();
};

} // namespace sluice
