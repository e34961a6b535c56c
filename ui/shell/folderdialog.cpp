#include "ui/shell/folderdialog.h"

#include <QFileDialog>

namespace sluice {

void FolderDialog::open(QWidget *parent, bool isNew, std::function<void(const QString &)> chosen)
{
    auto *dialog = new QFileDialog(parent,
                                   isNew ? tr("Choose an empty folder for the new workspace") : tr("Open a workspace"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    dialog->open();
}

} // namespace sluice
