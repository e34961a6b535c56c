#include "ui/design/designpage.h"
#include "ui/design/tryit.h"
#include "ui/design/versionsdesk.h"
#include "ui/document/workflowdocument.h"
#include "ui/document/workspace.h"
#include "ui/widgets/infobar.h"

#include <QPushButton>

// The file of a workflow: saving it, the bin, and what becomes of a change that somebody else made to it.

namespace sluice {

/// False: it was not saved, and the bar says why.
bool DesignPage::saveDocument(WorkflowDocument *document)
{
    const auto done = document->save();
    if (!done && document->isChangedOnDisk())
        askAboutFile(document->id());
    else if (!done)
        m_bar->showError(done.error());
    return done.has_value();
}

void DesignPage::noteBinned(const QString &name, const QString &path, const QString &id)
{
    if (m_workspace.isArmed(id))
        disarm(id);
    m_bar->showMessage(InfoBar::Tone::Info, tr("%1 was moved to the bin of the workspace.").arg(name));
    m_bar->addAction(tr("Bring it back"), [this, path, kept = m_tryIt->forget(id)] {
        m_bar->dismiss();
        const auto restored = m_workspace.restore(path);
        if (!restored)
            return m_bar->showError(restored.error());
        m_tryIt->takeBack(*restored, kept);
        openWorkflow(*restored);
    });
}

void DesignPage::askAboutFile(const QString &id)
{
    const auto *document = m_workspace.document(id);
    if (m_versions->isMerging(document))
        return; // that is the answer
    m_bar->showMessage(
        InfoBar::Tone::Warning,
        tr("The file of %1 was changed outside, and here are edits that are not saved.").arg(document->title()),
        tr("Saving waits until you choose. Each choice can be undone."));
    const auto offer = [this, id](const QString &text, const char *name, void (DesignPage::*act)(const QString &)) {
        m_bar
            ->addAction(text,
                        [this, id, act] {
                            m_bar->dismiss();
                            if (m_workspace.document(id))
                                (this->*act)(id);
                        })
            ->setObjectName(QLatin1StringView(name));
    };
    offer(tr("Bring both together"), "designMergeTheirs", &DesignPage::bringTogether);
    offer(tr("Take the file's"), "designTakeTheirs", &DesignPage::takeTheirs);
    offer(tr("Keep what is here"), "designKeepOurs", &DesignPage::keepOurs);
}

void DesignPage::takeTheirs(const QString &id)
{
    if (const auto taken = m_workspace.document(id)->takeTheirs(); !taken)
        m_bar->showError(taken.error());
}

void DesignPage::keepOurs(const QString &id)
{
    auto *document = m_workspace.document(id);
    m_versions->keepFile(*document); // what will be replaced stays a version
    document->keepOurs();
    saveDocument(document);
}

/// Nothing is brought together until somebody has seen what comes of it.
void DesignPage::bringTogether(const QString &id)
{
    openWorkflow(id);
    m_versions->merge(m_workspace.document(id));
}

} // namespace sluice
