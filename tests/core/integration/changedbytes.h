#pragma once

#include <QByteArray>

namespace sluice {

/// Flips a byte, puts one in or takes one out, `changes` times; `upTo(n)` draws from [0, n).
template <typename UpTo>
void changeBytes(QByteArray &bytes, qsizetype changes, UpTo upTo)
{
    for (; changes > 0; --changes) {
        const auto at = static_cast<qsizetype>(upTo(bytes.size()));
        const auto byte = static_cast<char>(upTo(256));
        switch (upTo(3)) {
        case 0:
            bytes[at] = byte;
            break;
        case 1:
            bytes.insert(at, byte);
            break;
        default:
            bytes.remove(at, 1);
        }
    }
}

} // namespace sluice
