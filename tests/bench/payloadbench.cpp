// What a payload of 16 MiB costs the window's thread, in tree, text, table and search: the longest turn of the event loop.
#include "tests/bench/frames.h"
#include "tests/bench/measures.h"
#include "ui/runs/payloadrows.h"
#include "ui/runs/payloadsearch.h"
#include "ui/runs/payloadview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/filteredit.h"
#include "ui/widgets/jsonmodel.h"
#include "ui/widgets/jsontree.h"

#include <QAbstractButton>
#include <QTest>
#include <QTimer>

namespace sluice::bench {

namespace {

constexpr double kMarkMs = 50;
constexpr qsizetype kPayload = 16 * 1024 * 1024;

QByteArray bigPayload()
{
    QByteArray json = "{\"source\":\"bench\",\"items\":[";
    for (int number = 0; json.size() < kPayload - 256; ++number)
        json += "{\"id\":" + QByteArray::number(number) + ",\"name\":\"item " + QByteArray::number(number)
                + "\",\"tags\":[\"a\",\"b\"],\"price\":" + QByteArray::number(number % 997) + ".5,\"note\":null},";
    json.chop(1);
    return json + "],\"end\":true}";
}

/// The time between two visits of a timer that is always due: all that came between them, painting too, is one turn.
class TurnMeter {
public:
    TurnMeter()
    {
        QObject::connect(&m_beat, &QTimer::timeout, &m_beat, [this] { note(); });
        m_beat.start(0);
        m_since.start();
    }
    void note()
    {
        m_longest = std::max(m_longest, msOf(m_since));
        m_since.start();
        ++m_turns;
    }
    /// Forgets what was, such as what the bench itself did.
    void begin()
    {
        m_longest = 0;
        m_turns = 0;
        m_since.start();
    }
    [[nodiscard]] double longest() const { return m_longest; }
    [[nodiscard]] int turns() const { return m_turns; }

private:
    QTimer m_beat;
    QElapsedTimer m_since;
    double m_longest = 0;
    int m_turns = 0;
};

} // namespace

bool benchPayload(QTextStream &out)
{
    ThemeController theme(Theme::make(Scheme::Dark));
    PayloadView view(theme, QStringLiteral("bench"));
    view.resize(900, 700);
    showFully(view);
    const QByteArray payload = bigPayload();
    auto *tree = view.findChild<JsonTree *>(QStringLiteral("benchTree"));
    auto *model = static_cast<JsonModel *>(tree->model());
    auto *search = view.findChild<PayloadSearch *>();
    auto *field = view.findChild<FilterEdit *>(QStringLiteral("benchSearch"));
    const auto forms = view.findChild<QWidget *>(QStringLiteral("benchForm"))->findChildren<QAbstractButton *>();
    TurnMeter meter;
    bool isMet = true;
    out << "\nA payload of " << static_cast<double>(payload.size()) / 1024 / 1024
        << " MiB: longest turn of the event loop, mark " << kMarkMs << " ms\n";
    const auto phase = [&](const char *what, const std::function<void()> &act, const std::function<bool()> &isOver) {
        meter.begin();
        QElapsedTimer all;
        all.start();
        act();
        const bool came = QTest::qWaitFor(isOver, 60'000);
        meter.note();
        isMet = isMet && came && meter.longest() < kMarkMs;
        out << QStringLiteral("  %1 %2 ms, of %3 ms in all, %4 turns%5\n")
                   .arg(QLatin1StringView(what), -40)
                   .arg(meter.longest(), 7, 'f', 1)
                   .arg(all.elapsed())
                   .arg(meter.turns())
                   .arg(came ? QString() : QStringLiteral(": never ended"));
        out.flush();
    };
    phase(
        "tree: set", [&] { view.setPayload(payload); }, [&] { return model->rowCount() > 0 && !model->isReading(); });
    phase(
        "tree: open the list of all items", [&] { tree->expand(model->index(1, 0)); },
        [&] { return model->rowCount(model->index(1, 0)) > 0 && !model->isReading(); });
    phase(
        "tree: open a group of a thousand", [&] { tree->expand(model->index(40, 0, model->index(1, 0))); },
        [&] { return model->rowCount(model->index(40, 0, model->index(1, 0))) == 1000; });
    phase(
        "search in the tree, 'item 12', to its end",
        [&] {
            field->setText(QStringLiteral("item 12"));
            QTest::keyClick(field, Qt::Key_Return);
        },
        [&] { return !search->places().empty() && !search->isSearching(); });
    out << "  found " << search->places().size() << " places\n";
    phase(
        "search: to the next place", [&] { QTest::keyClick(field, Qt::Key_Return); },
        [&] { return tree->currentIndex().isValid() && !model->isReading(); });
    auto *lines = view.findChild<PayloadTextRows *>();
    phase(
        "text", [&] { forms[1]->click(); }, [&] { return lines->rowCount() > 0; });
    phase(
        "text: to the next place", [&] { QTest::keyClick(field, Qt::Key_Return); }, [] { return true; });
    auto *table = view.findChild<PayloadTableRows *>();
    phase(
        "table", [&] { forms[2]->click(); }, [&] { return table->rowCount() > 0; });
    phase(
        "table: to the next place", [&] { QTest::keyClick(field, Qt::Key_Return); }, [] { return true; });
    phase(
        "table: to the last place", [&] { QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier); },
        [] { return true; });
    return isMet;
}

} // namespace sluice::bench
