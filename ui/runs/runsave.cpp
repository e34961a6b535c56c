// A run as a JSON file, and beside another run.
#include "ui/runs/runexport.h"
#include "ui/runs/runtabs.h"
#include "ui/runs/runview.h"
#include "ui/widgets/infobar.h"
#include "ui/wording/formats.h"

#include <QFileDialog>
#include <QPushButton>

namespace sluice {

void RunView::compareWith(std::optional<RunId> other)
{
    m_parts->compareWith(other);
}

void RunView::askWhereToSave()
{
    if (!m_run.picture())
        return;
    auto *dialog = new QFileDialog(window(), tr("Save the run as JSON"));
    dialog->setObjectName(QStringLiteral("runExportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("JSON (*.json)")});
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(QStringLiteral("%1-run-%2.json").arg(m_run.workflow().id, runText(number(*m_run.id()))));
    connect(dialog, &QFileDialog::fileSelected, this, &RunView::saveAs);
    dialog->open();
}

void RunView::saveAs(const QString &path)
{
    m_bar->dismiss();
    m_export->start(path);
    wordActions();
}

void RunView::followExport()
{
    connect(m_export, &RunExport::progressed, this, [this](double share) {
        m_bar->showMessage(InfoBar::Tone::Info, tr("Saving the run: %1").arg(percentText(share)));
        m_bar
            ->addAction(tr("Cancel"),
                        [this] {
                            m_export->cancel();
                            m_bar->dismiss();
                            wordActions();
                        })
            ->setObjectName(QStringLiteral("runExportCancel"));
    });
    connect(m_export, &RunExport::finished, this, [this](const QString &path) {
        m_bar->showMessage(InfoBar::Tone::Success, tr("The run was saved as %1.").arg(path));
        wordActions();
    });
    connect(m_export, &RunExport::interrupted, this, [this](RunId run) {
        m_bar->showMessage(
            InfoBar::Tone::Warning,
            tr("Run %1 was not saved: it was closed before all of it was written.").arg(runText(number(run))));
        wordActions();
    });
    connect(m_export, &RunExport::failed, this, [this](const Error &error) {
        m_bar->showError(error);
        wordActions();
    });
}

} // namespace sluice
