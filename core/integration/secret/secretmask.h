#pragma once

#include "core/integration/secret/secretstore.h"

#include <QByteArrayMatcher>

#include <vector>

namespace sluice {

/// Puts a secret's name in the place of its value, wherever a called system gives it back: in an answer, a head, a message.
///
/// Finds the value as it is, within JSON text, percent-encoded, as hexadecimal digits and in Base64 of each alignment (as
/// part of `user:password`, say). Values of fewer than 6 bytes are not looked for: they would be found in anything.
/// Thread: any; the functions are pure.
class SecretMask {
public:
    SecretMask() = default;
    explicit SecretMask(const std::vector<SeenSecrets::Seen> &secrets);

    /// The same bytes, shared, if no secret is in them. Valid JSON stays valid JSON.
    [[nodiscard]] QByteArray masked(const QByteArray &bytes) const;
    [[nodiscard]] QString masked(const QString &text) const;
    /// In all that it says.
    void mask(Error &error) const;
    [[nodiscard]] bool isEmpty() const noexcept { return m_forms.empty(); }

private:
    struct Form {
        QByteArrayMatcher matcher;
        QByteArray replacement;
    };
    void add(const QByteArray &form, const QByteArray &replacement);

    std::vector<Form> m_forms; ///< longest first
};

} // namespace sluice
