#pragma once

#include "core/base/result.h"
#include "core/run/runjson.h"
#include "ui/models/liverun.h"

#include <QElapsedTimer>
#include <QSaveFile>
#include <QTimer>

#include <memory>

namespace sluice {

/// Writes the run that is open to a JSON file, a piece at a time, so that the window goes on. The file is there once all
/// of it is written; what was there before stays until then.
/// Thread: UI. Errors: `file.unwritable`.
class RunExport final : public QObject {
    Q_OBJECT
public:
    explicit RunExport(LiveRun &run, QObject *parent = nullptr);

    /// Writes the run as it is now; the run must be open. One at a time.
    void start(const QString &path);
    /// Writes no more; the file stays as it was.
    void cancel();
    [[nodiscard]] bool isRunning() const noexcept { return m_json != nullptr; }

Q_SIGNALS:
    void progressed(double share);
    void finished(const QString &path);
    void failed(const sluice::Error &error);
    /// It stopped since its run is not open any more; the file stays as it was.
    void interrupted(sluice::RunId run);

private:
    void writeOn();
    void end();
    void giveUp();

    LiveRun &m_run;
    QTimer m_next;
    QElapsedTimer m_told;        ///< since progress was told, or it began
    std::unique_ptr<Run> m_copy; ///< as it was when it began
    std::unique_ptr<RunJson> m_json;
    std::unique_ptr<QSaveFile> m_file;
};

} // namespace sluice
