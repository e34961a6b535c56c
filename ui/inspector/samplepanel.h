#pragma once

#include "core/base/error.h"
#include "ui/document/sampledata.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace sluice {

class CodeEdit;
class ThemeController;

/// The sample of what a task gives: the pinned one, else that of a run. What a run gave can be pinned, and so can what a
/// person writes; the editor for that shows on wish.
///
/// Says what a person wants; keeps nothing itself.
class SamplePanel final : public QWidget {
    Q_OBJECT
public:
    explicit SamplePanel(ThemeController &themes, QWidget *parent = nullptr);

    /// Shows the sample of a task; what was typed and not pinned stays until another task is shown. `run`: where an unpinned
    /// one is from.
    void show(const UpstreamSample &sample, std::optional<RunId> run);
    /// What the task gave in the step that is shown below; null text: none is.
    void offer(const QByteArray &output);
    /// The pins could not be written; none: they could.
    void showFailure(const std::optional<Error> &error);
    void focusEditor();
    void retranslate();

Q_SIGNALS:
    void pinRequested(const QByteArray &json);
    void unpinRequested();

private:
    void fillEditor();
    void typed();
    void pin();
    void stopWriting();
    void say();
    void dress();

    ThemeController &m_themes;
    UpstreamSample m_sample;
    std::optional<RunId> m_run;
    std::optional<Error> m_failure;
    bool m_isTyped = false;              ///< what stands there is not the sample
    std::optional<QByteArray> m_written; ///< the one value that was typed
    QString m_complaint;                 ///< why there is none
    bool m_isFilling = false;
    QLabel *m_title;
    QLabel *m_origin;
    CodeEdit *m_code;
    QLabel *m_problem;
    QPushButton *m_pin;
    QPushButton *m_write;
    QPushButton *m_unpin;
    QByteArray m_offered;
};

} // namespace sluice
