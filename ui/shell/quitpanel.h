#pragma once

#include "core/base/error.h"

#include <QStringList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace sluice {

class Card;
class InfoBar;
class ThemeController;

/// Asks once, over the window, what becomes of the work when the program is quit. No box: the window goes on being
/// shown and fed, and Escape stays.
class QuitPanel final : public QWidget {
    Q_OBJECT
public:
    QuitPanel(ThemeController &theme, QWidget *parent);

    void askAboutRuns(quint64 runs, quint64 steps, quint64 armed, quint64 redrives);
    /// Nothing is at work, and triggers or webhooks could start so many workflows.
    void askAboutArmed(quint64 armed);
    void askAboutEdits(const QStringList &workflows);
    /// Why the edits could not be saved.
    void showError(const Error &error);
    /// Shown while the last steps run.
    void showDraining(quint64 stepsLeft);
    void retranslate();

Q_SIGNALS:
    void saveChosen();
    void discardChosen();
    void finishChosen();
    void quitChosen();
    void stayChosen();
    /// Stay, without the window.
    void backgroundChosen();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Question : quint8 { Runs, Armed, Draining, Edits };

    [[nodiscard]] static QString armedText(int armed);
    [[nodiscard]] QString redrivesText() const;
    void open(Question question);
    void act(bool gently);

    ThemeController &m_theme;
    Card *m_card = nullptr;
    QLabel *m_headline = nullptr;
    QLabel *m_text = nullptr;
    InfoBar *m_bar = nullptr;
    QPushButton *m_finish = nullptr;
    QPushButton *m_quit = nullptr;
    QPushButton *m_stay = nullptr;
    QPushButton *m_background = nullptr;
    quint64 m_runs = 0;
    quint64 m_steps = 0;
    quint64 m_armed = 0;
    quint64 m_redrives = 0;
    QStringList m_workflows;
    Question m_question = Question::Runs;
};

} // namespace sluice
