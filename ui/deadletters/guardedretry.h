#pragma once

#include "core/api/engineclient.h"
#include "ui/deadletters/letterform.h"

class QCheckBox;
class QSpinBox;

namespace sluice {

/// Asks, in the page, how carefully many letters are sent on: with a canary, at which rate, and when to stop.
class GuardedRetry final : public LetterForm {
    Q_OBJECT
public:
    explicit GuardedRetry(ThemeController &theme, QWidget *parent = nullptr);

    /// Begins for the letters of a request, which are so many now; its options are what is asked for.
    void begin(const RedriveJobRequest &request, int letters);

Q_SIGNALS:
    void jobRequested(const sluice::RedriveJobRequest &request);

protected:
    void retranslate() override;
    void follow() override;

private:
    RedriveJobRequest m_request;
    int m_letters = 0;
    QCheckBox *m_canary = nullptr;
    QLabel *m_rateLabel = nullptr;
    QSpinBox *m_rate = nullptr;
    QLabel *m_stopLabel = nullptr;
    QSpinBox *m_stop = nullptr;
};

} // namespace sluice
