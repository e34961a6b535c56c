#pragma once

#include "ui/wall/wallcardmodel.h"

#include <QWidget>

class QLabel;
class QListView;
class QPushButton;

namespace sluice {

class ThemeController;

/// Beside the wall: which of its cards somebody wants, by mouse and by key. A click anywhere on a row ticks it, and so does
/// the space key.
class WallChooser final : public QWidget {
    Q_OBJECT
public:
    explicit WallChooser(ThemeController &theme, QWidget *parent = nullptr);

    void setCards(const std::vector<WallCard> &cards);
    void setChoice(const WallChoice &choice);
    /// Shows itself and takes the focus.
    void open();

Q_SIGNALS:
    void choiceChanged(const sluice::WallChoice &choice);
    /// Nobody chooses any more.
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void take();
    void reset();
    void dress();
    void retranslate();

    ThemeController &m_theme;
    WallCardModel m_model;
    QLabel *m_title = nullptr;
    QLabel *m_note = nullptr;
    QListView *m_list = nullptr;
    QPushButton *m_reset = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace sluice
