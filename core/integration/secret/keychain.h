#pragma once

#include "core/base/result.h"
#include "core/integration/secret/secretvalue.h"

#include <QString>

#include <functional>
#include <memory>

namespace sluice {

/// The keychain of the desktop, asked without waiting; a person may have to unlock it first.
///
/// Thread: the one it was made in, which needs an event loop; the answers come there, unless it is gone by then.
/// Errors: `secret.missing`, `secret.keychainLocked`, `secret.keychainMissing` (the desktop has none),
/// `secret.keychainFailed`.
class Keychain {
public:
    virtual ~Keychain() = default;
    virtual void read(const QString &key, std::function<void(Result<SecretValue>)> done) = 0;
    virtual void write(const QString &key, const SecretValue &value, std::function<void(Result<void>)> done) = 0;
    /// What is not there counts as removed.
    virtual void remove(const QString &key, std::function<void(Result<void>)> done) = 0;

    /// That of the desktop: the Secret Service (GNOME) or KWallet, through QtKeychain, whose plain-text fallback stays off.
    [[nodiscard]] static std::unique_ptr<Keychain> ofDesktop();
};

} // namespace sluice
