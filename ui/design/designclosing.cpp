// Edits of the Design page that are in no file yet: before a workflow is closed, and after the program has ended without saving.
#include "ui/design/designpage.h"
#include "ui/design/sheetstack.h"
#include "ui/widgets/infobar.h"

#include <QPushButton>
#include <QTabWidget>

#include <algorithm>

namespace sluice {

void DesignPage::finishTyping() const
{
    for (const auto &sheet : m_sheets)
        sheet.view->finishTyping();
}

void DesignPage::closeTab(int index)
{
    finishTyping();
    const auto found = std::ranges::find_if(m_sheets,
                                            [&](const Sheet &one) { return one.stack == m_tabs->widget(index); });
    if (found == m_sheets.end())
        return;
    auto *document = found->document;
    const auto id = document->id();
    if (!document->isModified()) {
        m_workspace.close(id);
        return;
    }
    m_tabs->setCurrentIndex(index);
    m_bar->showMessage(InfoBar::Tone::Warning, tr("%1 has edits that are not saved.").arg(document->title()));
    m_bar
        ->addAction(tr("Save and close"),
                    [this, id] {
                        m_bar->dismiss();
                        auto *open = m_workspace.document(id);
                        if (!open || saveDocument(open))
                            m_workspace.close(id);
                    })
        ->setObjectName(QStringLiteral("saveAndClose"));
    m_bar
        ->addAction(tr("Close without saving"),
                    [this, id] {
                        m_bar->dismiss();
                        m_workspace.close(id);
                    })
        ->setObjectName(QStringLiteral("closeWithoutSaving"));
}

void DesignPage::closeCurrent()
{
    if (m_tabs->currentIndex() >= 0)
        closeTab(m_tabs->currentIndex());
}

void DesignPage::bringBackEdits()
{
    QStringList titles;
    QStringList changed;
    for (const auto &id : m_workspace.unsavedAtEnd()) {
        openWorkflow(id);
        const auto *document = m_workspace.document(id);
        if (document && document->isModified())
            titles.push_back(document->title());
        if (document && m_workspace.isEditedElsewhere(id))
            changed.push_back(document->title());
    }
    if (!changed.isEmpty())
        m_bar->showMessage(InfoBar::Tone::Warning,
                           tr("The program ended before edits were saved. They are back, but something has changed the "
                              "file meanwhile: %1.")
                               .arg(changed.join(QStringLiteral(", "))),
                           tr("Saving replaces what is in the file."));
    else if (!titles.isEmpty())
        m_bar->showMessage(InfoBar::Tone::Info,
                           tr("The program ended before these edits were saved. They are back, with "
                              "their history: %1.")
                               .arg(titles.join(QStringLiteral(", "))));
}

QStringList DesignPage::unsaved() const
{
    finishTyping();
    QStringList titles;
    for (const auto &sheet : m_sheets) {
        if (sheet.document->isModified())
            titles.push_back(sheet.document->title());
    }
    return titles;
}

} // namespace sluice
