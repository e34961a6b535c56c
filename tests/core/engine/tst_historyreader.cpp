#include "core/api/letterfile.h"
#include "core/base/clock.h"
#include "core/engine/errors.h"
#include "core/engine/historyreader.h"
#include "core/journal/memoryjournal.h"

#include <QTest>
#include <QTimer>

using namespace sluice;

namespace {

constexpr quint32 kManyLetters = 1'000;
constexpr RequestId kExportRequest = 1;

LetterSummary letterOfNoRun(quint32 number)
{
    LetterSummary letter;
    letter.id = {RunId{}, number};
    letter.kind = LetterKind::Webhook;
    letter.error = {QStringLiteral("http.status"), {}, {}};
    letter.fingerprint = QStringLiteral("f");
    letter.created = letter.changed = WallTime(Milliseconds(number));
    return letter;
}

} // namespace

/// The reading side of the journal, as a component: who asks for much keeps nobody else waiting.
class TestHistoryReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void answersOthersWhileItExports();
    void saysThatAnExportWasCutOff();

private:
    void ask(RequestId request, decltype(HistoryQuestion::what) what)
    {
        QVERIFY(m_questions->post(HistoryQuestion{request, std::move(what)}));
    }
    void take(HistoryAnswer &&answer)
    {
        if (answer.request == kExportRequest)
            m_file = std::move(answer);
        else if (m_stopsAtOnce)
            QVERIFY(m_reader->stop());
        else if (!m_file) // the next in another turn of the loop: nothing else would ever come to its turn
            QTimer::singleShot(0, m_reader.get(), [this] { ask(++m_others, ask::Letters{}); });
    }

    MemoryDisk m_disk;
    OutletPtr<HistoryQuestion> m_questions;
    OutletPtr<HistoryAnswer> m_answers;
    std::unique_ptr<Mailbox<HistoryAnswer>> m_box;
    std::unique_ptr<HistoryReader> m_reader;
    std::optional<HistoryAnswer> m_file;
    RequestId m_others = kExportRequest;
    bool m_stopsAtOnce = false; ///< when another question is answered
};

void TestHistoryReader::init()
{
    m_file.reset();
    m_others = kExportRequest;
    m_stopsAtOnce = false;
    m_disk.with([](MemoryDisk::Contents &contents) {
        contents.letters.clear();
        contents.letterPlaces.clear();
        for (quint32 number = 1; number <= kManyLetters; ++number) {
            contents.letterPlaces.emplace(LetterId{RunId{}, number}, contents.letters.size());
            contents.letters.push_back(letterOfNoRun(number));
        }
    });
    m_questions = std::make_shared<Outlet<HistoryQuestion>>();
    m_answers = std::make_shared<Outlet<HistoryAnswer>>();
    m_box = std::make_unique<Mailbox<HistoryAnswer>>([this](std::vector<HistoryAnswer> &&answers) {
        for (HistoryAnswer &answer : answers)
            take(std::move(answer));
    });
    m_answers->attach(m_box.get());
    const auto open = [this]() -> Result<std::unique_ptr<JournalReader>> {
        return std::make_unique<MemoryJournalReader>(m_disk);
    };
    m_reader = std::make_unique<HistoryReader>(
        HistoryReaderSetup{std::make_shared<SystemClock>(), 1, {}, m_questions, m_answers, open});
    QVERIFY(m_reader->start());
}

void TestHistoryReader::cleanup()
{
    m_reader.reset();
    m_answers->detach(m_box.get());
    m_box.reset();
}

void TestHistoryReader::answersOthersWhileItExports()
{
    LetterFilter filter;
    ask(kExportRequest, ask::LetterFile{{{}, filter}});
    ask(++m_others, ask::Letters{});
    QTRY_VERIFY(m_file);
    QVERIFY2(m_others > kExportRequest + 3, qPrintable(QString::number(m_others))); // several turns came between
    QVERIFY(m_file->result);
    const auto letters = readLetters(std::get<QByteArray>(*m_file->result));
    QVERIFY(letters);
    QCOMPARE(letters->size(), std::size_t(kManyLetters));
    QVERIFY(m_reader->isDrained());
}

void TestHistoryReader::saysThatAnExportWasCutOff()
{
    LetterFilter filter;
    m_stopsAtOnce = true;
    ask(kExportRequest, ask::LetterFile{{{}, filter}});
    ask(++m_others, ask::Letters{});
    QTRY_VERIFY(m_file);
    QVERIFY(!m_file->result);
    QCOMPARE(m_file->result.error().code, QString(errors::kEngineStopped));
    QVERIFY(m_reader->isDrained());
}

QTEST_GUILESS_MAIN(TestHistoryReader)
#include "tst_historyreader.moc"
