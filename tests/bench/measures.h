#pragma once

#include <algorithm>
#include <vector>

class QString;
class QTextStream;

namespace sluice::bench {

/// The value below which a share of the samples lies.
inline double quantile(std::vector<double> samples, double share)
{
    if (samples.empty())
        return 0;
    const auto at = static_cast<std::size_t>(share * static_cast<double>(samples.size() - 1));
    std::nth_element(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(at), samples.end());
    return samples[at];
}

/// Sets the automatic layout beside `dot`. False: a mark was missed, or `dot` is not there.
bool benchLayout(QTextStream &out);
/// Measures the pages Health and Queues with a large engine. False: a mark was missed.
bool benchHealth(QTextStream &out);
/// Times frames of the canvas; `pictures`: a folder for the measured frames. False: a mark was missed.
bool benchFrames(QTextStream &out, const QString &pictures);
/// Of the frames: those of the Design page that shows any moment of a run.
bool benchScrubbing(QTextStream &out, const QString &pictures);
/// Times the turns of the event loop with a payload of 16 MiB. False: one was too long.
bool benchPayload(QTextStream &out);
/// Starts the real program several times. False: its first frame came too late.
bool benchStart(QTextStream &out);
/// Publishes 50,000 events a second while the page Events shows them. False: one was not counted, or a frame took too long.
bool benchEvents(QTextStream &out);

} // namespace sluice::bench
