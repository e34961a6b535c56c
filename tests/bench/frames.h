#pragma once

#include "core/workflow/model.h"
#include "ui/canvas/canvasview.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTextStream>

#include <array>

namespace sluice::bench {

inline constexpr QSize kWindow{1920, 1080};
inline constexpr int kFrames = 60;
inline constexpr std::array kZooms{1.0, 0.5, 0.3, 0.2, 0.1, 0.05};

/// What of the samples must keep the mark.
enum class Judged : quint8 {
    Median,
    Worst, ///< the 99th percentile
};

/// Rows of figures: median, 99th percentile and the mark that one of them must keep; zero: there is none.
class Report {
public:
    explicit Report(QTextStream &out);
    void row(const QString &what, const std::vector<double> &samples, double mark, Judged judged = Judged::Median);
    /// A line of its own.
    void note(const QString &text);
    [[nodiscard]] bool isMet() const { return m_isMet; }

private:
    QTextStream &m_out;
    bool m_isMet = true;
};

/// A workflow on a canvas in a window of `kWindow`.
struct Canvas {
    explicit Canvas(const Workflow &workflow, Scheme scheme = Scheme::Dark);
    void setZoom(double zoom);

    WorkflowDocument document;
    ThemeController themes;
    TaskCatalog catalog;
    CanvasScene scene;
    CanvasView view;
};

/// A seeded graph where the automatic layout puts it.
[[nodiscard]] Workflow arrangedGraph(int tasks);

[[nodiscard]] inline double msOf(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// Waits until a widget is on screen: before, nothing is painted, and a frame costs nothing.
void showFully(QWidget &window);

/// A frame from an input event to the last painted pixel: all that is due then is done, timers too.
template <typename Input>
[[nodiscard]] double frameOf(Input input)
{
    QElapsedTimer timer;
    timer.start();
    input();
    QCoreApplication::processEvents();
    return msOf(timer);
}

void pan(QGraphicsView &view, int frame);
/// Turns the wheel, each time by another step, so that no zoom comes twice.
void zoom(QGraphicsView &view, int frame);

bool benchEdits(Report &report);
/// Frames of the Design page while somebody drags through a run of 100,000 events; `pictures`: a folder for them, or empty.
void benchScrub(Report &report, const QString &pictures);

} // namespace sluice::bench
