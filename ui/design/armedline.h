#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QToolButton;

namespace sluice {

class StateChip;
class ThemeController;

/// The line below the toolbar while the workflow is armed: what starts it next, and whether it was changed since.
class ArmedLine final : public QWidget {
    Q_OBJECT
public:
    /// `armThis` arms it as it is now.
    ArmedLine(ThemeController &themes, QAction &armThis, QWidget *parent = nullptr);

    /// `details` tell of every trigger.
    void show(const QString &next, bool differs, const QString &details);
    void retranslate();

private:
    QLabel *m_next;
    StateChip *m_changed;
    QToolButton *m_arm;
};

} // namespace sluice
