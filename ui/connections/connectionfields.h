#pragma once

#include "core/workflow/connection.h"

#include <QString>

#include <functional>
#include <vector>

namespace sluice {

/// How a field of a connection is edited.
enum class ConnectionFieldKind : quint8 {
    Text,
    Whole,    ///< a whole number
    Decimal,  ///< a number
    Percent,  ///< 0 to 100, kept as a share
    Duration, ///< "250ms", "5s"
    Switch,
    File,   ///< a path, relative to the workspace
    Secret, ///< the name of one
};

/// What belongs together on the form, in its order.
enum class ConnectionSection : quint8 { Name, Address, Authentication, Network, Pool, Rate, Breaker, Budget };

/// One field of a connection: what it is called, how its text reads and writes the value, and which values stand. Texts are
/// English sources in the context "ConnectionFields".
struct ConnectionField {
    const char *key = ""; ///< as in the file, with dots
    ConnectionSection section = ConnectionSection::Name;
    ConnectionFieldKind kind = ConnectionFieldKind::Text;
    const char *label = "";
    const char *help = "";
    const char *unit = "";    ///< shown behind the field
    const char *example = ""; ///< shown in an empty field without a usual value
    double least = 0;
    double most = 0;
    bool isWide = false;                                           ///< takes a whole line of the form
    std::function<QString(const Connection &)> read = {};          ///< of a switch: "1" or nothing
    std::function<void(Connection &, const QString &)> write = {}; ///< a text that stands; empty: the usual value
    std::function<bool(const Connection &)> isOf = {};             ///< none: of every type
};

[[nodiscard]] const std::vector<ConnectionField> &connectionFields();

/// The text of the value that holds when the file leaves it out; empty: none.
[[nodiscard]] QString usualText(const ConnectionField &field);

/// Why a text cannot become a value, with the limits; empty: it can.
[[nodiscard]] QString complaintAbout(const ConnectionField &field, const QString &text);

/// What is doubtful about a value that can stand: an address that nobody can call, a file that is not there, a breaker that
/// never opens. `folder`: of the workspace.
[[nodiscard]] QString doubtAbout(const ConnectionField &field, const Connection &connection, const QString &folder);

/// What people see of a connection's address: where it leads, without secrets.
[[nodiscard]] QString addressText(const Connection &connection);
/// The kind of connection in words.
[[nodiscard]] QString typeText(const QString &type);
[[nodiscard]] QString sectionTitle(ConnectionSection section, const QString &type);

} // namespace sluice
