#pragma once

#include "core/api/engineclient.h"

#include <QObject>

#include <functional>

class QWidget;

namespace sluice {

struct Imported;
class InfoBar;
class WorkflowDocument;
class Workspace;

/// Brings workflows from files of other programs to the page, and writes the one that is shown for them. Thread: UI.
class WorkflowExchange final : public QObject {
    Q_OBJECT
public:
    /// The page that it stands on; all of these are asked again each time.
    struct Place {
        std::function<WorkflowDocument *()> document; ///< that is shown; null: none
        std::function<void(const QString &workflow)> open;
        std::function<void()> arrange;
        std::function<void()> fit;
        std::function<InfoBar &()> bar;
    };
    WorkflowExchange(EngineClient &engine, Workspace &workspace, Place place, QWidget *page);

    void askForImport();
    void askForExport();

private:
    void importFrom(const QString &path);
    void tell(const Imported &read, const QString &file);

    EngineClient &m_engine;
    Workspace &m_workspace;
    Place m_place;
    QWidget &m_page;
};

} // namespace sluice
