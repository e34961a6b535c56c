#include "ui/deadletters/deadletterspage.h"
#include "ui/deadletters/guardedretry.h"
#include "ui/deadletters/letterbin.h"
#include "ui/deadletters/letterfilterbar.h"
#include "ui/deadletters/letterpanel.h"
#include "ui/deadletters/redrivejobpanel.h"
#include "ui/models/listview.h"
#include "ui/widgets/fillscroll.h"

// How the page sends many letters on with care.

namespace sluice {

void DeadLettersPage::makeJobs(ThemeController &theme)
{
    m_job = new RedriveJobPanel(m_engine, theme);
    m_guarded = new GuardedRetry(m_engine, theme);
    auto *room = new FillScroll(m_guarded);
    room->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    room->hide();
    m_guardedRoom = room;
    connect(m_job, &RedriveJobPanel::refused, m_bar, &InfoBar::showError);
    connect(m_filters, &LetterFilterBar::retryAllRequested, this, &DeadLettersPage::retryAll);
    connect(m_panel, &LetterPanel::guardedRetryRequested, this, &DeadLettersPage::retryChosen);
    connect(m_guarded, &GuardedRetry::cancelled, this, &DeadLettersPage::leaveCare);
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
    if (!m_bin->isHidden())
        return; // the list was left before its letters were found
    m_guarded->setUnderWay(false);
    m_panel->hide();
    m_guardedRoom->show();
    m_guarded->begin(request, letters);
}

void DeadLettersPage::leaveCare()
{
    if (m_guardedRoom->isHidden())
        return;
    m_guardedRoom->hide();
    showChosen();
    m_list->setFocus();
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
        m_job->showJob(*started);
        leaveCare();
    });
}

} // namespace sluice
