#include "core/api/redrive.h"

namespace sluice {

RedriveJobSummary summaryOf(const RedriveJob &job)
{
    RedriveJobSummary summary;
    summary.id = job.id;
    summary.state = job.state;
    summary.stop = job.stop;
    summary.stopConnection = job.stopConnection;
    summary.options = job.options;
    summary.who = job.who;
    summary.started = job.started;
    summary.ended = job.ended;
    summary.counts = job.counts;
    summary.total = static_cast<quint32>(job.items.size());
    summary.newLetters = job.letters;
    summary.isInCare = isInCare(job);
    return summary;
}

} // namespace sluice
