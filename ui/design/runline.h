#pragma once

#include "ui/document/runpicture.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace sluice {

class StateChip;
class ThemeController;

/// The line above the canvas that says which run is painted on it.
class RunLine final : public QWidget {
    Q_OBJECT
public:
    explicit RunLine(ThemeController &themes, QWidget *parent = nullptr);

    /// None hides the line.
    void show(const RunPicture *picture, bool isOtherVersion);
    void retranslate();

Q_SIGNALS:
    void clearRequested();

private:
    ThemeController &m_themes;
    QLabel *m_run;
    StateChip *m_state;
    QLabel *m_counts;
    QToolButton *m_clear;
};

} // namespace sluice
