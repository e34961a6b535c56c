#include "ui/deadletters/lettertransfer.h"

#include "core/workflow/jsonfile.h"

#include <QFileDialog>

namespace sluice {

namespace {

constexpr std::size_t kDuplicatesListed = 5;

QFileDialog *jsonDialog(QWidget *page, const QString &title, const QString &name)
{
    auto *dialog = new QFileDialog(page->window(), title);
    dialog->setObjectName(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    return dialog;
}

} // namespace

LetterTransfer::LetterTransfer(EngineClient &engine, QWidget *page)
    : QObject(page)
    , m_engine(engine)
    , m_page(page)
{
}

void LetterTransfer::askWhereToSave(const LetterExport &wanted)
{
    auto *dialog = jsonDialog(m_page, tr("Export dead letters"), QStringLiteral("lettersExportDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("JSON (*.json)")});
    dialog->selectFile(QStringLiteral("dead-letters.json"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, wanted](const QString &path) { save(path, wanted); });
    dialog->open();
}

void LetterTransfer::askWhatToImport()
{
    auto *dialog = jsonDialog(m_page, tr("Import dead letters"), QStringLiteral("lettersImportDialog"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("JSON (*.json)")});
    connect(dialog, &QFileDialog::fileSelected, this, &LetterTransfer::import);
    dialog->open();
}

void LetterTransfer::save(const QString &path, const LetterExport &wanted)
{
    setUnderWay(true);
    m_engine.exportLetters(wanted, this, [this, path](const Result<QByteArray> &file) {
        setUnderWay(false);
        if (!file) {
            Q_EMIT failed(file.error());
            return;
        }
        if (const auto written = writeFile(path, *file); !written) {
            Q_EMIT failed(written.error());
            return;
        }
        // One letter a line, between a line before them and one after.
        const auto letters = static_cast<int>(file->count('\n')) - 2;
        Q_EMIT finished(InfoBar::Tone::Success, tr("%n letter(s) exported to %1", nullptr, letters).arg(path), {});
    });
}

void LetterTransfer::import(const QString &path)
{
    const auto file = readFile(path);
    if (!file) {
        Q_EMIT failed(file.error());
        return;
    }
    setUnderWay(true);
    m_engine.importLetters(*file, this, [this](const Result<LetterImport> &outcome) {
        setUnderWay(false);
        if (outcome)
            tellImport(*outcome);
        else
            Q_EMIT failed(outcome.error());
    });
}

void LetterTransfer::tellImport(const LetterImport &outcome)
{
    const auto duplicates = static_cast<int>(outcome.duplicates.size());
    QStringList parts{tr("%n letter(s) imported", nullptr, static_cast<int>(outcome.letters.size()))};
    QStringList names;
    if (duplicates > 0)
        parts += tr("%n left out, here already", nullptr, duplicates);
    for (std::size_t i = 0; i < std::min(outcome.duplicates.size(), kDuplicatesListed); ++i)
        names += tr("letter %1 of %2", "number, workspace")
                     .arg(outcome.duplicates[i].letter.toString(), outcome.duplicates[i].workspace);
    if (outcome.duplicates.size() > kDuplicatesListed)
        names += tr("… and %n more", nullptr, duplicates - static_cast<int>(kDuplicatesListed));
    Q_EMIT finished(duplicates > 0 ? InfoBar::Tone::Info : InfoBar::Tone::Success, parts.join(QStringLiteral(" · ")),
                    names.join(QStringLiteral(", ")));
}

void LetterTransfer::setUnderWay(bool underWay)
{
    m_isUnderWay = underWay;
    Q_EMIT underWayChanged();
}

} // namespace sluice
