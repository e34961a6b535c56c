#pragma once

#include "core/base/result.h"

#include <QObject>

#include <functional>
#include <optional>

namespace sluice {

/// Where the value of a secret is, as far as that may be told; never the value.
struct SecretStanding {
    enum class Place : quint8 {
        Nowhere,
        Asking, ///< the keychain has not answered yet
        Environment,
        Keychain,
    };
    Place place = Place::Nowhere;
    QString variable = {};             ///< that would have it in the environment
    std::optional<Error> trouble = {}; ///< nowhere: why, `secret.missing` or another
    bool operator==(const SecretStanding &) const = default;
};

/// The secrets of one workspace on this computer, for a front end: where each is, and a way to put a value in, which does not
/// come out again.
///
/// Thread: UI. Answers come later, and only while their context lives.
class SecretKeeper : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(const Result<void> &)>;
    using QObject::QObject;

    [[nodiscard]] virtual SecretStanding standing(const QString &name) const = 0;
    /// Puts a value into the keychain. Errors: `secret.keychain*`.
    virtual void store(const QString &name, const QString &value, QObject *context, Done done) = 0;
    /// Takes the value out of the keychain. Errors: `secret.keychain*`.
    virtual void remove(const QString &name, QObject *context, Done done) = 0;

Q_SIGNALS:
    /// What `standing` says of this secret may be another from now on.
    void changed(const QString &name);
};

} // namespace sluice
