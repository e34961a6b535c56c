#pragma once

#include "core/api/snapshot.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QRadioButton;

namespace sluice {

class JsonField;
class ThemeController;

/// Edits the input of a letter before it is retried, and asks whether that is the same effect or a new one.
class RetryEditor final : public QWidget {
    Q_OBJECT
public:
    explicit RetryEditor(ThemeController &theme, QWidget *parent = nullptr);

    /// Begins anew with this input of a letter.
    void begin(const LetterSummary &letter, const Payload &input);
    void setUnderWay(bool underWay);

Q_SIGNALS:
    void retryRequested(const QByteArray &input, bool newEffect);
    void cancelled();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    void update();

    LetterSummary m_letter;
    QLabel *m_head = nullptr;
    QLabel *m_why = nullptr;
    JsonField *m_input = nullptr;
    QRadioButton *m_same = nullptr;
    QRadioButton *m_new = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_cancel = nullptr;
    bool m_isUnderWay = false;
};

} // namespace sluice
