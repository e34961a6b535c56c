#include "ui/simulate/resulttable.h"

#include "ui/simulate/modelwords.h"
#include "ui/wording/formats.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

namespace sluice {

namespace {

QString resultTableWord(const char *text)
{
    return QCoreApplication::translate("SimulationTable", text);
}

/// A line of the table: what it is, and its figure in a result.
struct ResultLine {
    QString what;
    std::function<QString(const SimulationResult &)> figure;
};

std::vector<ResultLine> resultLines(const SimulationResult &now)
{
    std::vector<ResultLine> lines;
    const auto count = [&lines](const char *what, quint64 SimulationResult::*member) {
        lines.push_back(
            {resultTableWord(what), [member](const SimulationResult &of) { return numberText(of.*member); }});
    };
    count(QT_TRANSLATE_NOOP("SimulationTable", "Runs that arrived"), &SimulationResult::runs);
    count(QT_TRANSLATE_NOOP("SimulationTable", "Succeeded"), &SimulationResult::succeeded);
    count(QT_TRANSLATE_NOOP("SimulationTable", "Failed"), &SimulationResult::failed);
    count(QT_TRANSLATE_NOOP("SimulationTable", "Wait for a person"), &SimulationResult::stuck);
    count(QT_TRANSLATE_NOOP("SimulationTable", "Still under way at the end"), &SimulationResult::unfinished);
    count(QT_TRANSLATE_NOOP("SimulationTable", "Dead letters"), &SimulationResult::letters);
    for (const double share : {0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99}) {
        lines.push_back(
            {resultTableWord(QT_TRANSLATE_NOOP("SimulationTable", "%1 of the runs end within")).arg(percentText(share)),
             [share](const SimulationResult &of) {
                 const auto time = of.within(share);
                 return time ? timeText(*time) : QStringLiteral("–");
             }});
    }
    for (const SimulatedConnection &each : now.connections) {
        const auto of = [id = each.connection](const SimulationResult &result, auto figure) {
            const auto found = std::ranges::find(result.connections, id, &SimulatedConnection::connection);
            return found == result.connections.end() ? QStringLiteral("–") : figure(*found);
        };
        lines.push_back(
            {resultTableWord(QT_TRANSLATE_NOOP("SimulationTable", "Most waiting for %1")).arg(each.connection),
             [of](const SimulationResult &result) {
                 return of(result, [](const SimulatedConnection &one) {
                     return one.waiting.empty() ? QStringLiteral("–")
                                                : numberText(*std::ranges::max_element(one.waiting), 1);
                 });
             }});
        lines.push_back({resultTableWord(QT_TRANSLATE_NOOP("SimulationTable", "Times that the breaker of %1 opens"))
                             .arg(each.connection),
                         [of](const SimulationResult &result) {
                             return of(result, [](const SimulatedConnection &one) { return numberText(one.opens); });
                         }});
    }
    return lines;
}

} // namespace

void fillResultTable(QStandardItemModel &table, const SimulationResult &now,
                     const std::optional<SimulationResult> &then)
{
    table.clear();
    QStringList heads{resultTableWord(QT_TRANSLATE_NOOP("SimulationTable", "Figure")), QStringLiteral("A")};
    if (then)
        heads += QStringLiteral("B");
    table.setHorizontalHeaderLabels(heads);
    for (const ResultLine &line : resultLines(now)) {
        QList<QStandardItem *> row{new QStandardItem(line.what), new QStandardItem(line.figure(now))};
        if (then)
            row += new QStandardItem(line.figure(*then));
        for (qsizetype column = 1; column < row.size(); ++column)
            row[column]->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        table.appendRow(row);
    }
}

} // namespace sluice
