#pragma once

#include <QLatin1StringView>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

/// Where in its source a script failed: how the source lies in what is compiled, and how to find the column.
namespace sluice::scriptplace {

/// The name of the source in a trace.
inline constexpr QLatin1StringView kFile{"expression"};

/// Line and column from 1; empty what is not known.
struct Place {
    QString line;
    QString column;
};

/// A function of what a script sees, with the source from line 1 and column 1 on, if the first line is numbered 0.
[[nodiscard]] QString functionText(const QString &source, bool isBody);
/// The inside of it.
[[nodiscard]] QString bodyText(const QString &source, bool isBody);
/// A program that gives its value for the data, a JSON text.
[[nodiscard]] QString programText(const QString &source, bool isBody, const QByteArray &data);

/// The innermost place in the source; empty when the trace holds none.
[[nodiscard]] Place placeIn(const QStringList &trace);

/// Finds the place with its column by trying the source with more line breaks in it. `fails` says on which line a source
/// fails; nothing when no more is to be tried.
/// Nothing when `fails` does not say where the source itself fails.
[[nodiscard]] std::optional<Place> find(const QString &source,
                                        const std::function<std::optional<Place>(const QString &)> &fails);

} // namespace sluice::scriptplace
