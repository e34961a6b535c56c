#include "tests/arch/sourcefile.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace sluice::arch {

namespace {

QString blanked(QStringView text)
{
    QString blank(text.size(), u' ');
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'\n')
            blank[i] = u'\n';
    }
    return blank;
}

/// Numbers are matched so that a digit separator does not open a character literal; they are kept.
QString withoutCommentsAndLiterals(QString text)
{
    static const QRegularExpression tokens(QStringLiteral(R"re(//[^\n]*)re"
                                                          R"re(|/\*.*?\*/)re"
                                                          R"re(|R"([^(\s]*)\(.*?\)\1")re"
                                                          R"re(|"(?:[^"\\\n]++|\\.)*+")re"
                                                          R"re(|(?<number>\b\d[\w.']*))re"
                                                          R"re(|'(?:[^'\\\n]|\\.)+')re"),
                                           QRegularExpression::DotMatchesEverythingOption);
    auto matches = tokens.globalMatch(QString(text));
    while (matches.hasNext()) {
        const auto match = matches.next();
        if (!match.hasCaptured(u"number"))
            text.replace(match.capturedStart(), match.capturedLength(), blanked(match.capturedView()));
    }
    return text;
}

std::vector<Include> includesIn(const QString &text)
{
    static const QRegularExpression directive(QStringLiteral(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re"));
    std::vector<Include> includes;
    int line = 0;
    for (const auto &content : text.split(u'\n')) {
        ++line;
        if (const auto match = directive.match(content); match.hasMatch())
            includes.push_back({match.captured(2), line, match.capturedView(1) == u"\""});
    }
    return includes;
}

} // namespace

SourceFile::SourceFile(QString pathFromRoot, QString content)
    : path(std::move(pathFromRoot))
    , text(std::move(content))
    , code(withoutCommentsAndLiterals(text))
    , includes(includesIn(text))
{
}

QString SourceFile::room() const
{
    return roomOf(path);
}

QString roomOf(const QString &path)
{
    const bool hasRooms = path.startsWith(u"core/") || path.startsWith(u"ui/");
    return hasRooms && path.count(u'/') > 1 ? path.section(u'/', 1, 1) : QString();
}

std::vector<SourceFile> readSources(const QString &root, const QStringList &folders)
{
    std::vector<SourceFile> files;
    const QDir dir(root);
    for (const auto &folder : folders) {
        QDirIterator found(dir.filePath(folder), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (found.hasNext()) {
            QFile file(found.next());
            if (file.open(QIODevice::ReadOnly))
                files.emplace_back(dir.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll()));
        }
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

} // namespace sluice::arch
