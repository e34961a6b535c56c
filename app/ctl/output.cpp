#include "app/ctl/output.h"

#include "app/ctl/json.h"

#include <algorithm>
#include <cstdio>

namespace sluice::ctl {

namespace {

void write(std::FILE *file, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), file);
    std::fflush(file);
}

QString padded(const QStringList &cells, const std::vector<qsizetype> &widths)
{
    QString line;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const bool isLast = i + 1 == cells.size();
        line += isLast ? cells[i] : cells[i].leftJustified(widths[static_cast<std::size_t>(i)] + 2);
    }
    return line;
}

} // namespace

void Output::document(const QJsonDocument &document)
{
    if (!m_json)
        return;
    if (m_attached.isEmpty() || !document.isObject())
        return write(stdout, document.toJson(QJsonDocument::Indented));
    QJsonObject whole = document.object();
    for (auto added = m_attached.constBegin(); added != m_attached.constEnd(); ++added)
        whole.insert(added.key(), added.value());
    write(stdout, QJsonDocument(whole).toJson(QJsonDocument::Indented));
}

void Output::line(const QString &text)
{
    if (!m_json)
        write(stdout, text.toUtf8() + '\n');
}

void Output::table(const QStringList &header, const std::vector<QStringList> &rows)
{
    std::vector<qsizetype> widths(static_cast<std::size_t>(header.size()), 0);
    const auto measure = [&widths](const QStringList &cells) {
        for (std::size_t i = 0; i < widths.size(); ++i)
            widths[i] = std::max(widths[i], cells.value(static_cast<qsizetype>(i)).size());
    };
    measure(header);
    std::for_each(rows.begin(), rows.end(), measure);
    line(padded(header, widths));
    for (const QStringList &row : rows)
        line(padded(row, widths));
}

void Output::message(const QString &text)
{
    write(stderr, text.toUtf8() + '\n');
}

int Output::fail(const Error &error, int status)
{
    complain(error);
    document(QJsonDocument(QJsonObject{{QStringLiteral("error"), errorJson(error)}}));
    return status;
}

void Output::complain(const Error &error)
{
    const Wording wording = wordingOf(error);
    QStringList sentences{wording.what, wording.why, wording.next};
    sentences.removeAll(QString());
    message(QStringLiteral("sluicectl: ") + sentences.join(u' '));
}

} // namespace sluice::ctl
