#pragma once

#include "core/journal/journal.h"

#include <QTemporaryDir>

#include <memory>

namespace sluice {

/// A place where a journal lies, so that the same claims can be tested on each kind.
class JournalBed {
public:
    virtual ~JournalBed() = default;
    [[nodiscard]] virtual Result<std::unique_ptr<Journal>> open() = 0;
    [[nodiscard]] virtual std::unique_ptr<JournalReader> reader() = 0;
    /// The machine stops while the journal is open: what is opened next is what was on disk at this moment.
    virtual void crash() = 0;
    /// Changes a byte of the last frame of a run, which holds `marker`; the journal must be closed.
    virtual void damage(RunId run, const QByteArray &marker) = 0;
};

[[nodiscard]] std::unique_ptr<JournalBed> memoryBed();
[[nodiscard]] std::unique_ptr<JournalBed> sqliteBed();

/// Copies the files of a journal, as they are, to another workspace; done by another process, because a descriptor
/// that this one closes drops SQLite's locks.
void copyJournal(const QString &from, const QString &to);
/// Flips a bit of the first byte of `marker` in a file. False when it is not there.
[[nodiscard]] bool flipByte(const QString &path, const QByteArray &marker);

} // namespace sluice
