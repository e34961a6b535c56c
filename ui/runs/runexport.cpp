#include "ui/runs/runexport.h"

#include "core/base/errors.h"

namespace sluice {

namespace {
/// What takes no longer than that says nothing of how far it is.
constexpr qint64 kTellMs = 100;
/// The window waits no longer than about that.
constexpr qint64 kExportTurnMs = 6;
} // namespace

RunExport::RunExport(LiveRun &run, QObject *parent)
    : QObject(parent)
    , m_run(run)
{
    m_next.setSingleShot(true);
    m_next.setInterval(0);
    connect(&m_next, &QTimer::timeout, this, &RunExport::writeOn);
    connect(&run, &LiveRun::closed, this, &RunExport::giveUp);
    connect(&run, &LiveRun::opened, this, &RunExport::giveUp);
}

void RunExport::start(const QString &path)
{
    if (isRunning() || !m_run.picture())
        return;
    m_file = std::make_unique<QSaveFile>(path);
    if (!m_file->open(QIODevice::WriteOnly)) {
        const Error error{errors::kFileUnwritable, {{QStringLiteral("path"), path}}, m_file->errorString()};
        m_file.reset();
        Q_EMIT failed(error);
        return;
    }
    m_copy = std::make_unique<Run>(m_run.picture()->run());
    m_json = std::make_unique<RunJson>(*m_copy, m_run.workflow(), m_run.events());
    m_told.start();
    m_next.start();
}

void RunExport::cancel()
{
    if (m_file)
        m_file->cancelWriting();
    end();
}

/// The run that it writes is gone.
void RunExport::giveUp()
{
    if (!isRunning())
        return;
    const RunId run = m_copy->id;
    cancel();
    Q_EMIT interrupted(run);
}

void RunExport::end()
{
    m_next.stop();
    m_json.reset();
    m_copy.reset();
    m_file.reset();
}

void RunExport::writeOn()
{
    QElapsedTimer turn;
    turn.start();
    bool isWritten = true;
    do {
        const QByteArray piece = m_json->next();
        isWritten = m_file->write(piece) == piece.size();
    } while (isWritten && !m_json->isOver() && turn.elapsed() < kExportTurnMs);
    if (isWritten && !m_json->isOver()) {
        if (m_told.elapsed() >= kTellMs) {
            m_told.start();
            Q_EMIT progressed(m_json->share());
        }
        m_next.start();
        return;
    }
    const QString path = m_file->fileName();
    const bool isThere = isWritten && m_file->commit();
    const Error error{errors::kFileUnwritable, {{QStringLiteral("path"), path}}, m_file->errorString()};
    end();
    if (isThere)
        Q_EMIT finished(path);
    else
        Q_EMIT failed(error);
}

} // namespace sluice
