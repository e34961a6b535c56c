#include "ui/shell/preferences.h"

#include <QSettings>

#include <algorithm>
#include <array>

namespace sluice {

namespace {

constexpr qsizetype kMostRecent = 8;
// Words in the file rather than numbers, so that a new choice in between changes nothing.
constexpr std::array kThemes{"system", "dark", "light", "highContrast"};
constexpr std::array kMotions{"system", "full", "reduced"};
constexpr std::array kNotify{"info", "warning", "critical", "never"};

const auto kTheme = QStringLiteral("look/theme");
const auto kMotion = QStringLiteral("look/motion");
const auto kFontScale = QStringLiteral("look/fontScale");
const auto kLanguage = QStringLiteral("look/language");
const auto kNotifyFrom = QStringLiteral("alerts/notify");
const auto kKeys = QStringLiteral("keys");
const auto kRecent = QStringLiteral("workspaces/recent");
const auto kEngines = QStringLiteral("workspaces/engines");
const auto kGeometry = QStringLiteral("window/geometry");
const auto kLayout = QStringLiteral("layout/");
const auto kLastPage = QStringLiteral("window/page");
const auto kHintOver = QStringLiteral("window/hintOver");

template <typename Choice, std::size_t N>
Choice choiceOf(const std::array<const char *, N> &names, const QVariant &value)
{
    const auto found = std::ranges::find(names, value.toString(),
                                         [](const char *name) { return QString::fromLatin1(name); });
    return found == names.end() ? Choice{} : static_cast<Choice>(found - names.begin());
}

template <typename Choice, std::size_t N>
QString nameOf(const std::array<const char *, N> &names, Choice choice)
{
    return QString::fromLatin1(names[static_cast<std::size_t>(choice)]);
}

} // namespace

Preferences::Preferences(QSettings &settings)
    : m_settings(settings)
{
}

ThemeChoice Preferences::theme() const
{
    return choiceOf<ThemeChoice>(kThemes, m_settings.value(kTheme));
}

void Preferences::setTheme(ThemeChoice choice)
{
    m_settings.setValue(kTheme, nameOf(kThemes, choice));
}

MotionChoice Preferences::motion() const
{
    return choiceOf<MotionChoice>(kMotions, m_settings.value(kMotion));
}

void Preferences::setMotion(MotionChoice choice)
{
    m_settings.setValue(kMotion, nameOf(kMotions, choice));
}

double Preferences::fontScale() const
{
    return std::clamp(m_settings.value(kFontScale, 1.0).toDouble(), 0.8, 2.0);
}

void Preferences::setFontScale(double scale)
{
    m_settings.setValue(kFontScale, scale);
}

QString Preferences::language() const
{
    return m_settings.value(kLanguage).toString();
}

void Preferences::setLanguage(const QString &code)
{
    m_settings.setValue(kLanguage, code);
}

NotifyFrom Preferences::notifyFrom() const
{
    return choiceOf<NotifyFrom>(kNotify, m_settings.value(kNotifyFrom, QString::fromLatin1(kNotify[1])));
}

void Preferences::setNotifyFrom(NotifyFrom from)
{
    m_settings.setValue(kNotifyFrom, nameOf(kNotify, from));
}

QMap<QString, QString> Preferences::keys() const
{
    QMap<QString, QString> keys;
    m_settings.beginGroup(kKeys);
    for (const QString &command : m_settings.childKeys())
        keys.insert(command, m_settings.value(command).toString());
    m_settings.endGroup();
    return keys;
}

void Preferences::setKeys(const QMap<QString, QString> &keys)
{
    m_settings.remove(kKeys);
    for (auto each = keys.begin(); each != keys.end(); ++each)
        m_settings.setValue(kKeys + u'/' + each.key(), each.value());
}

QStringList Preferences::recentWorkspaces() const
{
    return m_settings.value(kRecent).toStringList();
}

void Preferences::noteWorkspace(const QString &folder)
{
    QStringList recent = recentWorkspaces();
    recent.removeAll(folder);
    recent.prepend(folder);
    m_settings.setValue(kRecent, recent.mid(0, kMostRecent));
}

void Preferences::forgetWorkspace(const QString &folder)
{
    QStringList recent = recentWorkspaces();
    recent.removeAll(folder);
    m_settings.setValue(kRecent, recent);
}

QString Preferences::engineOf(const QString &folder) const
{
    return m_settings.value(kEngines).toMap().value(folder).toString();
}

void Preferences::setEngineOf(const QString &folder, const QString &address)
{
    QVariantMap engines = m_settings.value(kEngines).toMap();
    if (address.isEmpty())
        engines.remove(folder);
    else
        engines.insert(folder, address);
    m_settings.setValue(kEngines, engines);
}

QByteArray Preferences::geometry() const
{
    return m_settings.value(kGeometry).toByteArray();
}

void Preferences::setGeometry(const QByteArray &geometry)
{
    m_settings.setValue(kGeometry, geometry);
}

QByteArray Preferences::layout(const QString &page) const
{
    return m_settings.value(kLayout + page).toByteArray();
}

void Preferences::setLayout(const QString &page, const QByteArray &layout)
{
    m_settings.setValue(kLayout + page, layout);
}

QString Preferences::lastPage() const
{
    return m_settings.value(kLastPage).toString();
}

void Preferences::setLastPage(const QString &id)
{
    m_settings.setValue(kLastPage, id);
}

bool Preferences::isHintOver() const
{
    return m_settings.value(kHintOver, false).toBool();
}

void Preferences::setHintOver()
{
    m_settings.setValue(kHintOver, true);
}

} // namespace sluice
