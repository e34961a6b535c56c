#pragma once

#include <QMap>
#include <QString>

namespace sluice {

/// What went wrong, as a stable code with named arguments.
///
/// Core never words an error: `ui/wording` turns code and arguments into what happened, to what, why and what to do
/// next, in the language of the person. `detail` is the untranslated text of the library or server that reported it.
/// Codes are dotted ("journal.locked") and declared once, as constants, in the `errors.h` of the room that reports them.
struct Error {
    QString code;
    QMap<QString, QString> args;
    QString detail;

    bool operator==(const Error &) const = default;
};

} // namespace sluice
