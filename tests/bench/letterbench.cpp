// sluice-bench-letters [COUNT] [--stay [--light]]: what the dead-letter desk costs with so many letters, 100,000 if not
// said; it stays open afterwards to be looked at.
#include "core/engine/localengine.h"
#include "core/journal/sqlitejournal.h"
#include "core/tasks/taskhost.h"
#include "tests/bench/measures.h"
#include "ui/deadletters/deadletterspage.h"
#include "ui/models/letterlistmodel.h"
#include "ui/models/listview.h"
#include "ui/theme/themecontroller.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

#include <functional>

using namespace sluice;
using sluice::bench::quantile;

namespace {

constexpr int kLettersARun = 100;
constexpr int kRounds = 5;
constexpr double kMark = 300; ///< ms
constexpr int kPatienceMs = 60'000;

/// Three causes of four letters, and fifty of the rest, over two days; every tenth letter names a needle.
LetterSummary letterOf(int number, WallTime now)
{
    LetterSummary letter;
    letter.id = {RunId{static_cast<quint64>(1 + number / kLettersARun)},
                 static_cast<quint32>(1 + number % kLettersARun)};
    letter.workflow = QStringLiteral("workflow-%1").arg(number % 20);
    letter.task = QStringLiteral("call-%1").arg(number % 7);
    letter.taskType = QStringLiteral("http.request");
    letter.connection = QStringLiteral("shop-%1").arg(number % 5);
    letter.itemPath = {static_cast<quint32>(number % kLettersARun)};
    letter.itemText = QStringLiteral("order %1").arg(number);
    letter.failureClass = number % 9 == 0 ? FailureClass::Unknown : FailureClass::Transient;
    const int cause = number % 4 == 0 ? 3 + number % 50 : number % 3;
    letter.error = {QStringLiteral("http.status"),
                    {{QStringLiteral("status"), QString::number(500 + cause % 5)},
                     {QStringLiteral("url"), QStringLiteral("https://shop.example.com/orders/%1").arg(number)}},
                    QStringLiteral("the other side said: cause %1").arg(cause)};
    letter.fingerprint = QStringLiteral("%1").arg(cause, 16, 16, QLatin1Char('0'));
    letter.created = now - Milliseconds(qint64(number) * 1700 % (48 * 3'600'000));
    letter.changed = letter.created;
    letter.payload = QByteArray(R"({"order": )") + QByteArray::number(number) + R"(, "customer": {"name": ")"
                     + (number % 10 == 3 ? "Needle" : "Somebody") + R"(", "lines": [)"
                     + QByteArray(R"({"sku": "A-100", "count": 2, "price": 12.50},)").repeated(6)
                     + R"({"sku": "B-7", "count": 1}]}})";
    return letter;
}

/// Their runs count as over, so that the engine has nothing to take up.
Result<void> fill(const QString &folder, int letters)
{
    auto journal = SqliteJournal::open(folder);
    if (!journal)
        return tl::unexpected(journal.error());
    const WallTime now = SystemClock().wall();
    for (int number = 0; number < letters;) {
        JournalBatch batch;
        for (int i = 0; i < kLettersARun && number < letters; ++i)
            batch.letters.push_back(letterOf(number++, now));
        RunSummary run;
        run.id = batch.letters.front().id.run;
        run.workflow = batch.letters.front().workflow;
        run.version = "0123456789ab";
        run.trigger = QStringLiteral("bench");
        run.state = RunState::Succeeded;
        run.started = now;
        run.ended = now;
        batch.runs.push_back(run);
        if (auto written = (*journal)->append({batch}); !written)
            return written;
    }
    (*journal)->closeCleanly();
    return {};
}

/// The whole desk over the real engine and its journal on disk.
class Desk {
public:
    Desk(const QString &folder, Scheme scheme)
        : m_theme(Theme::make(scheme))
    {
        m_theme.applyToApplication();
        LocalEngineConfig config;
        config.workspace = folder;
        config.catalog = standardCatalog();
        m_engine = std::make_unique<LocalEngine>(std::move(config));
        QSignalSpy ready(m_engine.get(), &LocalEngine::ready);
        m_isReady = ready.wait(kPatienceMs);
    }
    ~Desk() { m_page.reset(); }

    [[nodiscard]] bool isReady() const noexcept { return m_isReady; }
    void open()
    {
        m_page = std::make_unique<DeadLettersPage>(*m_engine, m_theme);
        m_page->resize(1440, 900);
        m_page->show();
    }
    [[nodiscard]] ListView &list() const { return *m_page->findChild<ListView *>(QStringLiteral("letters")); }
    [[nodiscard]] LetterListModel &model() const { return *static_cast<LetterListModel *>(list().model()); }
    [[nodiscard]] QComboBox &box(const char *name) const
    {
        return *m_page->findChild<QComboBox *>(QString::fromLatin1(name));
    }
    void type(const QString &text) const
    {
        auto *field = m_page->findChild<QLineEdit *>(QStringLiteral("lettersText"));
        field->setText(text);
        QTest::keyClick(field, Qt::Key_Return); // else it waits for more to be typed
    }
    void group(bool grouped) const
    {
        const auto buttons =
            m_page->findChild<QWidget *>(QStringLiteral("lettersGrouping"))->findChildren<QAbstractButton *>();
        buttons.at(grouped ? 0 : 1)->click();
    }

private:
    ThemeController m_theme;
    std::unique_ptr<LocalEngine> m_engine;
    std::unique_ptr<DeadLettersPage> m_page;
    bool m_isReady = false;
};

/// From an order until the list shows what came of it.
double timed(const std::function<void()> &order, const std::function<bool()> &isDone)
{
    QElapsedTimer timer;
    timer.start();
    order();
    if (!QTest::qWaitFor(isDone, kPatienceMs))
        return kPatienceMs;
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

class Bench {
public:
    Bench(QTextStream &out, Desk &desk, quint64 letters)
        : m_out(out)
        , m_desk(desk)
        , m_letters(letters)
    {
    }

    void report(const char *what, const std::vector<double> &samples)
    {
        const double median = quantile(samples, 0.5);
        m_isMet = m_isMet && median < kMark;
        m_out << QStringLiteral("  %1 %2 ms (worst %3)  %4\n")
                     .arg(QLatin1StringView(what), -34)
                     .arg(median, 7, 'f', 1)
                     .arg(quantile(samples, 1), 0, 'f', 1)
                     .arg(median < kMark ? QStringLiteral("< 300") : QStringLiteral("MISSED: 300"));
        m_out.flush();
    }
    void rounds(const char *what, const std::function<void(int)> &order, const std::function<bool()> &isDone,
                const std::function<void()> &undo)
    {
        std::vector<double> samples;
        for (int round = 0; round < kRounds; ++round) {
            samples.push_back(timed([&] { order(round); }, isDone));
            (void)timed(undo, [this] { return m_desk.model().total() == m_letters && m_desk.model().rowCount() > 0; });
        }
        report(what, samples);
    }
    /// By the row of a filter's box.
    void filter(const char *what, const char *name, int most = 100)
    {
        rounds(
            what,
            [this, name, most](int round) {
                const int rows = std::min(most, m_desk.box(name).count() - 1);
                m_desk.box(name).setCurrentIndex(1 + round % rows);
            },
            [this] { return m_desk.model().total() < m_letters; },
            [this, name] { m_desk.box(name).setCurrentIndex(0); });
    }
    [[nodiscard]] bool run()
    {
        std::vector<double> opened;
        for (int round = 0; round < kRounds; ++round)
            opened.push_back(timed([this] { m_desk.open(); }, [this] { return m_desk.model().rowCount() > 0; }));
        report("open the desk, by cause", opened);
        rounds(
            "open the largest cause", [this](int) { m_desk.list().setExpanded(largest(), true); },
            [this] { return m_desk.model().rowCount(largest()) > 0; },
            [this] { m_desk.list().setExpanded(largest(), false); });
        rounds(
            "one by one", [this](int) { m_desk.group(false); },
            [this] { return !m_desk.model().isGrouped() && m_desk.model().rowCount() > 100; },
            [this] { m_desk.group(true); });
        rounds(
            "group by cause", [this](int) { m_desk.group(true); },
            [this] { return m_desk.model().isGrouped() && m_desk.model().rowCount() > 0; },
            [this] {
                m_desk.group(false);
                (void)QTest::qWaitFor([this] { return m_desk.model().rowCount() > 100; }, kPatienceMs);
            });
        m_desk.group(true);
        (void)QTest::qWaitFor([this] { return m_desk.model().isGrouped() && m_desk.model().rowCount() > 0; },
                              kPatienceMs);
        filter("filter by workflow", "lettersWorkflow");
        filter("filter by connection", "lettersConnection");
        filter("filter by kind of failure", "lettersFailure");
        filter("filter by time", "lettersTime", 3); // up to the last day
        rounds(
            "filter by text in the payload", [this](int) { m_desk.type(QStringLiteral("needle")); },
            [this] { return m_desk.model().total() < m_letters; }, [this] { m_desk.type(QString()); });
        return m_isMet;
    }

private:
    [[nodiscard]] QModelIndex largest() const
    {
        const LetterListModel &model = m_desk.model();
        int row = 0;
        for (int i = 1; i < model.rowCount(); ++i) {
            if (model.cause(model.index(i, 0))->count > model.cause(model.index(row, 0))->count)
                row = i;
        }
        return model.index(row, 0);
    }

    QTextStream &m_out;
    Desk &m_desk;
    quint64 m_letters;
    bool m_isMet = true;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QTextStream out(stdout);
    const QStringList arguments = QApplication::arguments();
    const int letters = std::max(1000, arguments.value(1, QStringLiteral("100000")).toInt());
    const QTemporaryDir folder;
    if (const auto filled = fill(folder.path(), letters); !filled) {
        out << "The journal cannot be written: " << filled.error().code << ' ' << filled.error().detail << '\n';
        return 1;
    }
    out << letters << " dead letters in the journal, the desk over it; median of " << kRounds << '\n';
    const bool isLight = arguments.contains(QLatin1StringView("--light"));
    Desk desk(folder.path(), isLight ? Scheme::Light : Scheme::Dark);
    if (!desk.isReady()) {
        out << "The engine does not start.\n";
        return 1;
    }
    const bool isMet = Bench(out, desk, static_cast<quint64>(letters)).run();
    if (arguments.contains(QLatin1StringView("--stay")))
        return QApplication::exec();
    return isMet ? 0 : 1;
}
