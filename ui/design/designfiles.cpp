#include "core/workflow/merge.h"
#include "ui/design/designpage.h"
#include "ui/document/workflowdocument.h"
#include "ui/document/workspace.h"
#include "ui/widgets/infobar.h"

#include <QPushButton>

// The file under an open workflow: saving it, and what becomes of a change that somebody else made to it.

namespace sluice {

namespace {

/// More places than these fit into no bar.
constexpr std::size_t kNamedPlaces = 5;

QString placeOf(const WorkflowDocument &document, const MergeConflict &conflict)
{
    const bool isTask = conflict.key.kind == PartKind::Task;
    const QString part = isTask ? document.titleOf(conflict.key.id) : conflict.key.id;
    if (part.isEmpty())
        return conflict.path.join(u'.');
    return conflict.path.isEmpty() ? part : part + QStringLiteral(": ") + conflict.path.join(u'.');
}

} // namespace

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

void DesignPage::askAboutFile(const QString &id)
{
    const auto *document = m_workspace.document(id);
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
    document->keepOurs();
    saveDocument(document);
}

void DesignPage::bringTogether(const QString &id)
{
    auto *document = m_workspace.document(id);
    const auto conflicts = document->mergeTheirs();
    if (!conflicts)
        m_bar->showError(conflicts.error());
    else if (conflicts->empty())
        m_bar->showMessage(InfoBar::Tone::Success, tr("Both are brought together in %1.").arg(document->title()),
                           tr("Save it when you have looked at it."));
    else
        tellConflicts(*document, *conflicts);
}

void DesignPage::tellConflicts(const WorkflowDocument &document, const std::vector<MergeConflict> &conflicts)
{
    QStringList places;
    for (std::size_t i = 0; i < std::min(conflicts.size(), kNamedPlaces); ++i)
        places << placeOf(document, conflicts[i]);
    if (conflicts.size() > kNamedPlaces)
        places << tr("and %n more", nullptr, static_cast<int>(conflicts.size() - kNamedPlaces));
    m_bar->showMessage(
        InfoBar::Tone::Warning,
        tr("Both are brought together in %1; in %n place(s) both had changed the same, and yours stands.", nullptr,
           static_cast<int>(conflicts.size()))
            .arg(document.title()),
        places.join(QStringLiteral(" · ")));
}

} // namespace sluice
