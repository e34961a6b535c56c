#include "ui/shell/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace sluice {

namespace {

QString ofSystem()
{
    const auto wanted = QLocale::system().uiLanguages();
    for (const QString &language : wanted) {
        const QString code = language.section(u'-', 0, 0);
        if (Languages::available().contains(code))
            return code;
    }
    return QStringLiteral("en");
}

/// The system's own locale where it is of that language, since it knows the region's dates and figures.
QLocale localeFor(const QString &code)
{
    const QLocale system = QLocale::system();
    return system.name().section(u'_', 0, 0) == code ? system : QLocale(code);
}

} // namespace

QStringList Languages::available()
{
    return {QStringLiteral("en"), QStringLiteral("de")};
}

QString Languages::nativeName(const QString &code)
{
    return code == QLatin1StringView("de") ? QStringLiteral("Deutsch") : QStringLiteral("English");
}

Languages::~Languages()
{
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
}

void Languages::use(const QString &code)
{
    const QString chosen = available().contains(code) ? code : ofSystem();
    if (chosen == m_current)
        return;
    m_current = chosen;
    QLocale::setDefault(localeFor(chosen));
    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_own);
    if (m_qt.load(QStringLiteral("qtbase_") + chosen, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    // English has a file too: it holds the plurals.
    if (m_own.load(QStringLiteral(":/i18n/sluice_") + chosen))
        QCoreApplication::installTranslator(&m_own);
}

} // namespace sluice
