#pragma once

#include "core/workflow/catalog.h"

#include <QWidget>

class QTreeWidget;

namespace sluice {

class FilterEdit;
class NothingFound;
class ThemeController;

/// The task types, grouped by category: drag one onto the canvas, or Enter or double-click to add it.
class TaskPalette final : public QWidget {
    Q_OBJECT
public:
    TaskPalette(const TaskCatalog &catalog, ThemeController &themes, QWidget *parent = nullptr);

    /// Takes the catalogue again, after the engine got another.
    void fill();
    void retranslate();

Q_SIGNALS:
    void addRequested(const QString &type);

private:
    const TaskCatalog &m_catalog;
    ThemeController &m_themes;
    FilterEdit *m_filter;
    QTreeWidget *m_tree;
    NothingFound *m_nothing;
};

} // namespace sluice
