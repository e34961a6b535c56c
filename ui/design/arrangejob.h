#pragma once

#include "core/workflow/layout.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace sluice {

class InfoBar;
class ThemeController;

/// Has a workflow arranged elsewhere, and says so with a way to cancel it when that takes longer than a moment.
///
/// One at a time: a new one takes the place of the one under way, and an answer that nobody waits for any more is dropped,
/// so that nothing is touched. Owns: nothing of the workflow. Thread: UI.
class ArrangeJob final : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(const Arrangement &)>;
    /// Calls what it is handed when the places are known, later or at once.
    using Ask = std::function<void(QObject *context, Done done)>;

    /// It is said so after this time. Unit: milliseconds.
    static constexpr int kSaysSoAfter = 300;

    ArrangeJob(ThemeController &theme, QWidget *parent);

    /// `nodes`: so many are arranged.
    void begin(qsizetype nodes, const Ask &ask, Done done);
    void cancel();
    [[nodiscard]] bool isUnderWay() const noexcept { return m_isUnderWay; }
    /// Hidden unless it has something to say; the page gives it a place.
    [[nodiscard]] InfoBar *bar() const noexcept { return m_bar; }

private:
    void saySo();
    void end();

    InfoBar *m_bar;
    QTimer m_soon;
    quint64 m_number = 0; ///< of the newest
    qsizetype m_nodes = 0;
    bool m_isUnderWay = false;
};

} // namespace sluice
