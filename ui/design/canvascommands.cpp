// The commands of the Design page that the canvas carries out.
#include "ui/canvas/pastview.h"
#include "ui/design/designpage.h"
#include "ui/design/designstage.h"

namespace sluice {

namespace {
constexpr double kZoomStep = 1.25;
} // namespace

void DesignPage::addTask()
{
    if (auto *view = currentCanvas())
        view->quickAddHere();
}

void DesignPage::connectTask()
{
    if (auto *view = currentCanvas())
        view->quickConnect();
}

void DesignPage::copyTasks()
{
    if (auto *view = currentCanvas())
        view->copy();
}

void DesignPage::cutTasks()
{
    if (auto *view = currentCanvas())
        view->cut();
}

void DesignPage::pasteTasks()
{
    if (auto *view = currentCanvas())
        view->paste();
}

void DesignPage::duplicateTasks()
{
    if (auto *view = currentCanvas())
        view->duplicate();
}

void DesignPage::deleteTasks()
{
    if (auto *view = currentCanvas())
        view->removeSelected(false);
}

void DesignPage::deleteAndReconnect()
{
    if (auto *view = currentCanvas())
        view->removeSelected(true);
}

void DesignPage::renameTask()
{
    if (auto *view = currentCanvas())
        view->renameCurrent();
}

void DesignPage::disableTasks()
{
    if (auto *view = currentCanvas())
        view->toggleDisabled();
}

void DesignPage::selectAllTasks()
{
    if (auto *view = currentCanvas())
        view->selectAll();
}

void DesignPage::fit()
{
    if (auto *past = m_stage->past())
        past->fit();
    else if (auto *view = currentCanvas())
        view->fit();
}

void DesignPage::fitSelection()
{
    if (auto *view = currentCanvas())
        view->fitSelection();
}

void DesignPage::zoomIn()
{
    if (auto *past = m_stage->past())
        past->zoomBy(kZoomStep);
    else if (auto *view = currentCanvas())
        view->zoomBy(kZoomStep);
}

void DesignPage::zoomOut()
{
    if (auto *past = m_stage->past())
        past->zoomBy(1 / kZoomStep);
    else if (auto *view = currentCanvas())
        view->zoomBy(1 / kZoomStep);
}

void DesignPage::zoomNormal()
{
    if (auto *view = currentCanvas())
        view->zoomTo(1);
}

} // namespace sluice
