#include "ui/deadletters/deadletterspage.h"
#include "ui/deadletters/letterbin.h"
#include "ui/deadletters/letterfilterbar.h"
#include "ui/deadletters/letterpanel.h"
#include "ui/deadletters/lettertransfer.h"
#include "ui/deadletters/redrivejobpanel.h"
#include "ui/models/listview.h"

#include <QAction>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>

#include <algorithm>

// What stands beside the list of letters: the bin, and files of letters.

namespace sluice {

void DeadLettersPage::makeBin(ThemeController &theme)
{
    m_bin = new LetterBin(m_engine, theme);
    m_bin->hide();
    m_openBin = new QPushButton;
    m_openBin->setObjectName(QStringLiteral("lettersBin"));
    m_filters->addTool(m_openBin);
    connect(m_openBin, &QPushButton::clicked, this, [this] { showBin(true); });
    connect(m_bin, &LetterBin::backRequested, this, [this] { showBin(false); });
    connect(m_bin, &LetterBin::restoreRequested, &m_actions, &LetterActions::undoDiscard);
    connect(&m_actions, &LetterActions::underWayChanged, m_bin, [this] { m_bin->setUnderWay(m_actions.isUnderWay()); });
}

/// A place of its own: while it is seen, what acts on the letters of the list is not.
void DeadLettersPage::showBin(bool shown)
{
    if (m_bin->isHidden() == !shown)
        return;
    if (shown) {
        m_bar->dismiss();
        leaveCare();
    }
    m_filters->setVisible(!shown);
    m_split->setVisible(!shown);
    m_bin->setVisible(shown);
    if (shown)
        m_bin->setFocus();
    else
        m_list->setFocus();
}

void DeadLettersPage::makeTransfer()
{
    m_transfer = new LetterTransfer(m_engine, this);
    m_more = new QPushButton;
    m_more->setObjectName(QStringLiteral("lettersFiles"));
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("lettersFilesMenu"));
    m_exportChosen = menu->addAction(QString());
    m_exportAll = menu->addAction(QString());
    menu->addSeparator();
    m_import = menu->addAction(QString());
    m_exportChosen->setObjectName(QStringLiteral("lettersExportChosen"));
    m_exportAll->setObjectName(QStringLiteral("lettersExportAll"));
    m_import->setObjectName(QStringLiteral("lettersImport"));
    m_more->setMenu(menu);
    m_filters->addTool(m_more);
    connect(menu, &QMenu::aboutToShow, this, &DeadLettersPage::offerTransfer);
    connect(m_exportChosen, &QAction::triggered, this, [this] {
        const LetterChoice chosen = m_model.choice(m_list->selectionModel()->selectedRows());
        LetterExport wanted;
        for (const LetterSummary &letter : chosen.letters)
            wanted.letters.push_back(letter.id);
        exportChosen(chosen, std::move(wanted));
    });
    connect(m_exportAll, &QAction::triggered, this, [this] { m_transfer->askWhereToSave({{}, m_filters->filter()}); });
    connect(m_import, &QAction::triggered, m_transfer, &LetterTransfer::askWhatToImport);
    connect(m_transfer, &LetterTransfer::failed, m_bar, &InfoBar::showError);
    connect(m_transfer, &LetterTransfer::finished, m_bar, &InfoBar::showMessage);
    connect(m_transfer, &LetterTransfer::underWayChanged, this,
            [this] { m_more->setEnabled(!m_transfer->isUnderWay()); });
}

/// Gathers the letters of the causes that are chosen, one cause after the other, then asks where to save them.
void DeadLettersPage::exportChosen(LetterChoice left, LetterExport gathered)
{
    if (left.causes.empty())
        return m_transfer->askWhereToSave(gathered);
    const LetterFilter filter = left.filterOf(left.causes.back());
    left.causes.pop_back();
    m_engine.letterIds(filter, this, [this, left, gathered](const Result<std::vector<LetterId>> &found) mutable {
        if (!found)
            return m_bar->showError(found.error());
        gathered.letters.insert(gathered.letters.end(), found->begin(), found->end());
        exportChosen(left, gathered);
    });
}

void DeadLettersPage::offerTransfer()
{
    const LetterChoice choice = m_model.choice(m_list->selectionModel()->selectedRows());
    quint64 letters = choice.letters.size();
    for (const LetterGroup &cause : choice.causes)
        letters += cause.count;
    const auto chosen = static_cast<int>(letters);
    m_exportChosen->setEnabled(chosen > 0);
    m_exportChosen->setText(tr("Export the %n chosen letter(s)…", nullptr, chosen));
    const auto all = static_cast<int>(m_model.total());
    m_exportAll->setEnabled(all > 0);
    m_exportAll->setText(tr("Export all %n letter(s) that are listed…", nullptr, all));
}

void DeadLettersPage::nameTools()
{
    m_openBin->setText(tr("Bin"));
    m_openBin->setToolTip(tr("Letters that were discarded, to be restored"));
    m_more->setText(tr("Files"));
    m_more->setToolTip(tr("Letters as a JSON file, or from one"));
    m_import->setText(tr("Import letters…"));
    offerTransfer();
}

} // namespace sluice
