#pragma once

#include <QHostAddress>

namespace sluice {

/// What kind of place an address is, as far as it matters to who may be called.
enum class AddressClass : quint8 {
    Public,
    Loopback,
    Private, ///< RFC 1918, shared (100.64/10), unique local and site-local
    LinkLocal,
    Metadata,    ///< where clouds hand out credentials
    Unspecified, ///< 0.0.0.0 and ::, which Linux connects to the machine itself
    Multicast,
    Reserved, ///< documentation, benchmarking, future use, and tunnels whose end is hidden
};

/// The class of an address by the IANA special-purpose registries (RFC 6890).
/// An IPv6 address that stands for an IPv4 one (mapped, compatible, NAT64, 6to4) has the class of that one.
[[nodiscard]] AddressClass classify(const QHostAddress &address);

/// Which addresses besides public ones a connection may call. Link-local, metadata and the rest never are.
struct AddressPolicy {
    bool allowLoopback = false;
    bool allowPrivate = false;

    [[nodiscard]] bool allows(AddressClass addressClass) const noexcept
    {
        return addressClass == AddressClass::Public || (allowLoopback && addressClass == AddressClass::Loopback)
               || (allowPrivate && addressClass == AddressClass::Private);
    }
    bool operator==(const AddressPolicy &) const = default;
};

/// The name of a class as it goes into an error's arguments: "loopback", "private", …
[[nodiscard]] QString name(AddressClass addressClass);

} // namespace sluice
