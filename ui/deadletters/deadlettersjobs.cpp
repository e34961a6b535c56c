#include "ui/deadletters/deadletterspage.h"
#include "ui/deadletters/guardedretry.h"
#include "ui/deadletters/letterfilterbar.h"
#include "ui/deadletters/letterpanel.h"
#include "ui/deadletters/redrivejobpanel.h"
#include "ui/models/listview.h"

// How the page sends many letters on with care.

namespace sluice {

void DeadLettersPage::makeJobs(ThemeController &theme)
{
    m_job = new RedriveJobPanel(m_engine, theme);
    m_guarded = new GuardedRetry(m_engine, theme);
    m_guarded->hide();
    connect(m_job, &RedriveJobPanel::refused, m_bar, &InfoBar::showError);
    connect(m_filters, &LetterFilterBar::retryAllRequested, this, &DeadLettersPage::retryAll);
    connect(m_panel, &LetterPanel::guardedRetryRequested, this, &DeadLettersPage::retryChosen);
    connect(m_guarded, &GuardedRetry::cancelled, this, [this] {
        m_guarded->hide();
        showChosen();
        m_list->setFocus();
    });
    connect(m_guarded, &GuardedRetry::jobRequested, this, &DeadLettersPage::startJob);
}

void DeadLettersPage::retryAll()
{
    RedriveJobRequest request;
    request.filter = m_filters->filter();
    m_engine.letterIds(*request.filter, this, [this, request](const Result<std::vector<LetterId>> &letters) {
        if (letters)
            askForCare(request, *letters);
        else
            m_bar->showError(letters.error());
    });
}

/// Causes take all their letters in the journal.
void DeadLettersPage::retryChosen()
{
    RedriveJobRequest request;
    const LetterChoice &choice = m_panel->choice();
    const bool isCause = choice.causes.size() == 1 && choice.letters.empty();
    if (isCause)
        request.filter = choice.openOf(choice.causes.front());
    m_actions.find(choice, LetterState::Open, [this, request, isCause](const std::vector<LetterId> &letters) mutable {
        if (letters.empty())
            return;
        if (!isCause)
            request.letters = letters;
        askForCare(request, letters);
    });
}

void DeadLettersPage::askForCare(const RedriveJobRequest &request, const std::vector<LetterId> &letters)
{
    m_guarded->setUnderWay(false);
    m_panel->hide();
    m_guarded->show();
    m_guarded->begin(request, letters);
}

void DeadLettersPage::startJob(const RedriveJobRequest &request)
{
    m_guarded->setUnderWay(true);
    m_engine.startRedriveJob(request, this, [this](const Result<RedriveJobId> &started) {
        m_guarded->setUnderWay(false);
        if (!started) {
            m_bar->showError(started.error());
            return;
        }
        m_guarded->hide();
        showChosen();
        m_job->showJob(*started);
        m_list->setFocus();
    });
}

} // namespace sluice
