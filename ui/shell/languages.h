#pragma once

#include <QLocale>
#include <QObject>
#include <QTranslator>

namespace sluice {

/// The languages of the program, switched while it runs: texts by translators, figures and dates by the default locale.
/// Widgets word themselves anew on QEvent::LanguageChange.
class Languages final : public QObject {
    Q_OBJECT
public:
    /// Codes of what the program speaks: "en", "de".
    [[nodiscard]] static QStringList available();
    /// A language's name in itself.
    [[nodiscard]] static QString nativeName(const QString &code);

    using QObject::QObject;
    ~Languages() override;

    /// Changes to a language; empty: the first of the system's languages that the program speaks, else English.
    void use(const QString &code);
    /// What is spoken now.
    [[nodiscard]] const QString &current() const noexcept { return m_current; }

private:
    QString m_current;
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace sluice
