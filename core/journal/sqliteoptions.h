#pragma once

namespace sluice {

/// What a journal is opened with; the usual values serve everybody but tests.
struct SqliteJournalOptions {
    /// The log is carried over into the main file once it has this many pages of 8 KiB: pages that many transactions
    /// change are then copied once for all of them.
    int checkpointPages = 4096;
    /// Free pages that retention does not give back to the disk, for what is appended next.
    int freePagesKept = 128;
    /// The log gets its full length at once, 36 MiB of zeros: worth it to a program that stays, whose commits then take
    /// half the time. False: it grows with what is written.
    bool reservesLog = false;
};

} // namespace sluice
