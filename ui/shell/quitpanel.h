#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace sluice {

class Card;
class ThemeController;

/// Asks once, over the window, what becomes of the work when the program is quit. No box: the window goes on being
/// shown and fed, and Escape stays.
class QuitPanel final : public QWidget {
    Q_OBJECT
public:
    QuitPanel(ThemeController &theme, QWidget *parent);

    void ask(quint64 runs, quint64 steps);
    /// Shown while the last steps run.
    void showDraining(quint64 stepsLeft);
    void retranslate();

Q_SIGNALS:
    void finishChosen();
    void quitChosen();
    void stayChosen();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    ThemeController &m_theme;
    Card *m_card = nullptr;
    QLabel *m_headline = nullptr;
    QLabel *m_text = nullptr;
    QPushButton *m_finish = nullptr;
    QPushButton *m_quit = nullptr;
    QPushButton *m_stay = nullptr;
    quint64 m_runs = 0;
    quint64 m_steps = 0;
    bool m_draining = false;
};

} // namespace sluice
