#pragma once

#include "core/api/engineclient.h"
#include "ui/deadletters/letterform.h"

class QCheckBox;
class QSpinBox;

namespace sluice {

class BulkEdit;

/// Asks, in the page, how carefully many letters are sent on: with a canary, at which rate, and when to stop; and
/// whether the input of each is edited first.
class GuardedRetry final : public LetterForm {
    Q_OBJECT
public:
    GuardedRetry(EngineClient &engine, ThemeController &theme, QWidget *parent = nullptr);

    /// Begins for the letters of a request, which are these now; its options are what is asked for. An edited retry is of
    /// exactly these letters, as they were looked at.
    void begin(const RedriveJobRequest &request, const std::vector<LetterId> &letters);

Q_SIGNALS:
    void jobRequested(const sluice::RedriveJobRequest &request);

protected:
    void describe();
    void retranslate() override;
    void follow() override;

private:
    RedriveJobRequest m_request;
    std::vector<LetterId> m_letters;
    QCheckBox *m_canary = nullptr;
    QLabel *m_rateLabel = nullptr;
    QSpinBox *m_rate = nullptr;
    QLabel *m_stopLabel = nullptr;
    QSpinBox *m_stop = nullptr;
    QLabel *m_plan = nullptr;
    QCheckBox *m_edits = nullptr;
    BulkEdit *m_edit = nullptr;
};

} // namespace sluice
