#pragma once

#include "core/api/engineclient.h"
#include "ui/canvas/pastview.h"
#include "ui/models/liverun.h"

namespace sluice {

/// The run that is followed, on the version that ran. Drawn while it is seen.
class RunCanvas final : public PastView {
    Q_OBJECT
public:
    RunCanvas(EngineClient &engine, LiveRun &run, ThemeController &theme, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void renew();
    void paintRun();
    void paintLive();

    EngineClient &m_engine;
    LiveRun &m_run;
    quint64 m_painted = 0; ///< events of the run that are painted
    bool m_isOther = true; ///< another run is open than the one that is drawn
    WallTime m_liveAt{};
};

} // namespace sluice
