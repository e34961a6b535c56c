#include "core/tasks/plugin/plaindrawing.h"

#include <QRegularExpression>
#include <QStringList>
#include <QXmlStreamReader>

#include <algorithm>

namespace sluice {

namespace {

constexpr qsizetype kMostText = 16 * 1024;
const QStringList kShapes{QStringLiteral("svg"),     QStringLiteral("g"),    QStringLiteral("path"),
                          QStringLiteral("rect"),    QStringLiteral("line"), QStringLiteral("circle"),
                          QStringLiteral("ellipse"), QStringLiteral("desc"), QStringLiteral("polyline"),
                          QStringLiteral("polygon"), QStringLiteral("title")};

bool isShape(const QXmlStreamReader &xml)
{
    const auto refers = [](const QXmlStreamAttribute &each) {
        return each.name() == QLatin1StringView("href") || each.value().contains(QLatin1StringView("url("));
    };
    return kShapes.contains(xml.name()) && std::ranges::none_of(xml.attributes(), refers);
}

} // namespace

bool isIconName(const QString &text)
{
    static const QRegularExpression name(QStringLiteral("^[a-z][a-z0-9-]*$"));
    return name.match(text).hasMatch();
}

bool isIconFile(const QString &text)
{
    static const QRegularExpression name(QStringLiteral(R"(^[A-Za-z0-9_-]+\.svg$)"));
    return name.match(text).hasMatch();
}

bool isPlainDrawing(const QString &text)
{
    if (text.size() > kMostText || !text.startsWith(u'<'))
        return false;
    QXmlStreamReader xml(text);
    QString root;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::DTD || (token == QXmlStreamReader::StartElement && !isShape(xml)))
            return false;
        if (token == QXmlStreamReader::StartElement && root.isEmpty())
            root = xml.name().toString();
    }
    return !xml.hasError() && root == QLatin1StringView("svg");
}

} // namespace sluice
