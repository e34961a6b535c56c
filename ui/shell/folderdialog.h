#pragma once

#include <QCoreApplication>
#include <QString>

#include <functional>

class QWidget;

namespace sluice {

/// Asks for the folder of a workspace, in a dialog of `parent` that does not hold anything else up.
class FolderDialog {
    Q_DECLARE_TR_FUNCTIONS(FolderDialog)
public:
    /// `isNew`: the folder becomes a workspace, else it is one. `chosen` is not called when the person cancels.
    static void open(QWidget *parent, bool isNew, std::function<void(const QString &folder)> chosen);
};

} // namespace sluice
