#pragma once

#include <QByteArray>
#include <QStringList>

namespace sluice {

/// Which cards somebody wants on the wall, by their ids. A plain value.
///
/// It holds only what differs from the usual, so that cards that come with a later version are shown.
struct WallChoice {
    QStringList without; ///< of the usual ones, those that are left out
    QStringList with;    ///< others that are wanted

    [[nodiscard]] bool wants(const QString &id, bool isUsual) const
    {
        return isUsual ? !without.contains(id) : with.contains(id);
    }
    void set(const QString &id, bool isUsual, bool isWanted);
    [[nodiscard]] bool isUsual() const { return without.isEmpty() && with.isEmpty(); }
    bool operator==(const WallChoice &) const = default;
};

/// As text that `readWallChoice` takes back; the usual choice is empty.
[[nodiscard]] QByteArray writeWallChoice(const WallChoice &choice);
/// What cannot be read is the usual choice.
[[nodiscard]] WallChoice readWallChoice(const QByteArray &text);

} // namespace sluice
