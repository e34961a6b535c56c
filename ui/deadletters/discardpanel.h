#pragma once

#include "core/run/payload.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace sluice {

class JsonField;
class ThemeController;

/// Asks, in the page, what becomes of the runs whose letters are discarded, and why they are.
class DiscardPanel final : public QWidget {
    Q_OBJECT
public:
    explicit DiscardPanel(ThemeController &theme, QWidget *parent = nullptr);

    /// Begins anew for so many letters in so many runs.
    void begin(int letters, int runs);
    void setUnderWay(bool underWay);

Q_SIGNALS:
    /// Without `output` the steps fail.
    void discardRequested(const std::optional<QByteArray> &output, const QString &reason);
    void cancelled();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    void update();

    int m_letters = 0;
    int m_runs = 0;
    QLabel *m_head = nullptr;
    QRadioButton *m_fail = nullptr;
    QRadioButton *m_goOn = nullptr;
    JsonField *m_output = nullptr;
    QLabel *m_reasonLabel = nullptr;
    QLineEdit *m_reason = nullptr;
    QPushButton *m_discard = nullptr;
    QPushButton *m_cancel = nullptr;
    bool m_isUnderWay = false;
};

} // namespace sluice
