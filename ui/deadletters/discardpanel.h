#pragma once

#include "core/run/payload.h"
#include "ui/deadletters/letterform.h"

#include <optional>

class QLineEdit;
class QRadioButton;

namespace sluice {

class JsonField;

/// Asks, in the page, what becomes of the runs whose letters are discarded, and why they are.
class DiscardPanel final : public LetterForm {
    Q_OBJECT
public:
    explicit DiscardPanel(ThemeController &theme, QWidget *parent = nullptr);

    /// Begins anew for so many letters in so many runs.
    void begin(int letters, int runs);

Q_SIGNALS:
    /// Without `output` the steps fail.
    void discardRequested(const std::optional<QByteArray> &output, const QString &reason);

protected:
    void retranslate() override;
    void follow() override;

private:
    int m_letters = 0;
    int m_runs = 0;
    QRadioButton *m_fail = nullptr;
    QRadioButton *m_goOn = nullptr;
    JsonField *m_output = nullptr;
    QLabel *m_reasonLabel = nullptr;
    QLineEdit *m_reason = nullptr;
};

} // namespace sluice
