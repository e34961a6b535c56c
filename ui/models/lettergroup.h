#pragma once

#include "ui/models/letterlistmodel.h"

namespace sluice {

/// A cause, with those of its letters that are loaded.
struct LetterListModel::Group {
    LetterGroup cause;                  ///< as the journal counts it; flat: nothing but the count
    quint64 serial = 0;                 ///< of the fingerprint
    std::vector<LetterSummary> letters; ///< newest first
    quint32 wanted = 0;                 ///< letters to be loaded; 0: nobody looks at them
    quint64 question = 0;               ///< the last one about its letters
    bool isEndSeen = false;             ///< somebody looks at the last letter that is loaded
};

} // namespace sluice
