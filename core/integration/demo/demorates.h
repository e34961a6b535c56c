#pragma once

#include <QHash>
#include <QString>

#include <optional>

namespace sluice {

/// The exchange rates that the demo service serves: a country's currency, and its made-up but constant rate to the euro.
///
/// Currencies are those of CLDR, as Qt knows them, so countries with one currency have one rate. A territory without a
/// currency of its own has "XXX", which is how ISO 4217 writes that.
class DemoRates {
public:
    struct Rate {
        QString currency;
        double rate = 1; ///< units of the currency for one euro, four digits after the point
    };

    DemoRates();

    /// The rate of a two-letter country code in upper case; nothing if no territory has it.
    [[nodiscard]] std::optional<Rate> rate(const QString &code) const;

private:
    QHash<QString, Rate> m_rates;
};

} // namespace sluice
