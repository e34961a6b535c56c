#pragma once

#include "app/studio/session.h"

#include <QObject>
#include <QSize>

#include <memory>
#include <optional>

namespace sluice {

class StartWindow;

/// What the command line asks for.
struct StudioOptions {
    QString workspace;
    QString page;
    std::optional<QSize> size;
};

/// The program: opens workspaces one after the other, and ends with the last window.
class Studio final : public QObject {
    Q_OBJECT
public:
    Studio(StudioOptions options, const StudioServices &services);
    ~Studio() override;

    /// Opens the workspace asked for, the last one, or the sample at the very first start.
    void start();
    /// Another program was started by the same person: shows this one, with the folder if one was asked for.
    void raise(const QString &folder);

private:
    void openOrExplain(const QString &folder);
    void openSample();
    void openNew(const QString &folder);
    /// Ends the session, then opens the folder; without a session, at once.
    void change(const QString &folder);
    void showStart(const std::optional<Error> &error);
    void sessionEnded();

    StudioOptions m_options;
    StudioServices m_services;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<StartWindow> m_start;
    bool m_showsStart = false; ///< once the session has ended, if nothing is opened then and nobody quits
    QString m_next;            ///< opened once the session has ended; empty: the program ends then
};

} // namespace sluice
