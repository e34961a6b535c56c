// How the Design page is wired to its versions.
#include "ui/design/designpage.h"
#include "ui/design/designstage.h"
#include "ui/design/sheetstack.h"
#include "ui/design/versionsdesk.h"
#include "ui/design/versionspanel.h"
#include "ui/inspector/inspector.h"

#include <QAction>
#include <QStackedWidget>
#include <QToolButton>

namespace sluice {

void DesignPage::wireVersions()
{
    connect(m_versions, &VersionsDesk::changed, this, &DesignPage::refreshTabs);
    connect(m_versions, &VersionsDesk::told, m_bar, &InfoBar::showMessage);
    connect(m_versions, &VersionsDesk::failed, m_bar, &InfoBar::showError);
    // The panel stands where the inspector does: there is no room for both in a small window.
    connect(m_versions, &VersionsDesk::panelShown, this, [this](bool isShown) {
        m_side->setVisible(!isShown && !m_sheets.empty());
        if (auto *sheet = currentSheet(); sheet && !isShown)
            sheet->stack->setFocus();
    });
    // What was changed is seen, not a run of before.
    connect(m_versions, &VersionsDesk::edited, this, [this] {
        if (m_stage->isPast())
            m_stage->backToNow();
    });
    connect(m_versions, &VersionsDesk::covered, this, [this](bool isCovered) {
        refreshCommands();
        if (auto *sheet = currentSheet(); sheet && !isCovered)
            sheet->stack->setFocus(); // the canvas, or the view of what was
    });
}

void DesignPage::showVersions()
{
    m_versions->toggle();
}

void DesignPage::compareVersions()
{
    m_versions->compareEdits();
}

} // namespace sluice
