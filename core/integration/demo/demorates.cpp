#include "core/integration/demo/demorates.h"

#include <QLocale>

#include <cmath>

namespace sluice {

namespace {

QString currencyOf(QLocale::Territory territory)
{
    const auto locales = QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, territory);
    const auto currency = locales.isEmpty() ? QString() : locales.first().currencySymbol(QLocale::CurrencyIsoCode);
    return currency.isEmpty() ? QStringLiteral("XXX") : currency;
}

/// Spread over 0.05 to 200 on a logarithmic scale, as real rates roughly are.
double rateOf(const QString &currency)
{
    if (currency == u"EUR" || currency == u"XXX")
        return 1;
    quint32 hash = 2166136261U;
    for (const QChar letter : currency)
        hash = (hash ^ letter.unicode()) * 16777619U;
    const double place = static_cast<double>(hash % 10'007U) / 10'007.0;
    return std::round(0.05 * std::pow(4000.0, place) * 10'000) / 10'000;
}

} // namespace

DemoRates::DemoRates()
{
    for (char16_t first = u'A'; first <= u'Z'; ++first) {
        for (char16_t second = u'A'; second <= u'Z'; ++second) {
            const QString code = QString(QChar(first)) + QChar(second);
            const auto territory = QLocale::codeToTerritory(code);
            if (territory == QLocale::AnyTerritory)
                continue;
            const auto currency = currencyOf(territory);
            m_rates.insert(code, Rate{currency, rateOf(currency)});
        }
    }
}

std::optional<DemoRates::Rate> DemoRates::rate(const QString &code) const
{
    const auto found = m_rates.constFind(code);
    return found == m_rates.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace sluice
