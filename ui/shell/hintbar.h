#pragma once

#include <QWidget>

#include <array>

class QLabel;
class QPushButton;
class QToolButton;

namespace sluice {

class ElidedLabel;
class ThemeController;

/// The first-start hint: three steps from a run to a repaired run, each with the one button that does it, ticked off by
/// what happens and not by the button.
class HintBar final : public QWidget {
    Q_OBJECT
public:
    static constexpr int kSteps = 3;

    explicit HintBar(ThemeController &theme, QWidget *parent = nullptr);

    /// `step` is 1 to 3.
    void setStep(int step, bool done);
    [[nodiscard]] bool isDone(int step) const;
    /// Items done and dead letters of the sample's run; what the words of the steps count.
    void setCounts(quint64 done, quint64 letters);
    /// The service was repaired; what is left of step 3 is to retry.
    void setRepaired();
    void retranslate();

Q_SIGNALS:
    /// The button of a step was pressed.
    void stepRequested(int step);
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Line {
        QLabel *mark = nullptr;
        ElidedLabel *text = nullptr;
        QPushButton *button = nullptr;
        bool done = false;
    };
    void dress();
    [[nodiscard]] QString textOf(int step) const;
    [[nodiscard]] QString buttonOf(int step) const;

    ThemeController &m_theme;
    std::array<Line, kSteps> m_lines;
    QLabel *m_title = nullptr;
    QToolButton *m_close = nullptr;
    quint64 m_done = 0;
    quint64 m_letters = 0;
    bool m_repaired = false;
};

} // namespace sluice
