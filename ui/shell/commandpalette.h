#pragma once

#include "ui/shell/palettemodel.h"

#include <QFrame>
#include <QPointer>

class QLineEdit;
class QListView;
class QLabel;

namespace sluice {

class ThemeController;

/// Finds and does anything by fuzzy text. It lies over its parent near the top, is not modal, and goes away on Escape,
/// on a click elsewhere and once something was chosen; the focus then goes back to where it was.
class CommandPalette final : public QFrame {
    Q_OBJECT
public:
    CommandPalette(ThemeController &theme, QWidget *parent);

    void addSource(PaletteSource source);
    void open();
    void close();
    [[nodiscard]] bool isOpen() const { return isVisible(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void place();
    void choose(const QModelIndex &index);
    void move(int rows);
    void retranslate();

    ThemeController &m_theme;
    PaletteModel m_model;
    QLineEdit *m_edit = nullptr;
    QListView *m_list = nullptr;
    QLabel *m_nothing = nullptr;
    QPointer<QWidget> m_focusBefore;
};

} // namespace sluice
