#pragma once

#include "ui/document/runpicture.h"
#include "ui/document/workflowdocument.h"

#include <QWidget>

class QLabel;

namespace sluice {

class DataPanel;
class ElidedLabel;
class ThemeController;

/// What went into the chosen task and what came out at the moment that is looked at. Nothing can be edited here.
class PastPanel final : public QWidget {
    Q_OBJECT
public:
    explicit PastPanel(ThemeController &themes, QWidget *parent = nullptr);

    /// `when`: the moment in words.
    void show(const WorkflowDocument &document, const QString &task, const RunPicture &picture, const QString &when);
    void retranslate();

private:
    ElidedLabel *m_task;
    QLabel *m_when;
    DataPanel *m_data;
    QLabel *m_hint;
};

} // namespace sluice
