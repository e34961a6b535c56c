// What a cell of the JSON tree shows of a value.
#include "ui/widgets/jsonnode.h"
#include "ui/wording/formats.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sluice {

namespace {
/// A text longer than this is cut in its cell; the whole of it is in the text view.
constexpr qsizetype kShownLength = 400;
} // namespace

QString jsonString(const QByteArray &json)
{
    return QJsonDocument::fromJson('[' + json + ']').array().first().toString();
}

QString JsonModel::shown(const Node &node) const
{
    if (node.isGroup)
        return tr("%n value(s)", nullptr, static_cast<int>(node.last - node.first));
    const QByteArray head = m_text.mid(node.from, std::min(node.to - node.from, kShownLength * 4));
    if (node.isPlain || head.startsWith('"')) {
        const bool isCut = node.to - node.from > head.size();
        const QString text = node.isPlain || isCut ? QString::fromUtf8(head.mid(node.isPlain ? 0 : 1))
                                                   : jsonString(head);
        const bool isLong = isCut || text.size() > kShownLength;
        return u'"' + text.left(kShownLength).replace(u'\n', u'⏎')
               + (isLong ? QStringLiteral("…") : QStringLiteral("\""));
    }
    if (!head.startsWith('{') && !head.startsWith('['))
        return QString::fromUtf8(head);
    // To count them it would have to be read.
    if (node.state != Node::State::Read && node.to - node.from > kReadAtOnce)
        return head.startsWith('{') ? tr("fields, %1").arg(bytesText(static_cast<quint64>(node.to - node.from)))
                                    : tr("items, %1").arg(bytesText(static_cast<quint64>(node.to - node.from)));
    std::size_t count = node.starts.size();
    if (node.state != Node::State::Read) {
        JsonScan scan(m_text, node.from);
        scan.advance(node.to - node.from);
        count = scan.starts().size();
    }
    return head.startsWith('{') ? tr("%n field(s)", nullptr, static_cast<int>(count))
                                : tr("%n item(s)", nullptr, static_cast<int>(count));
}

} // namespace sluice
