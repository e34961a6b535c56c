#pragma once

#include "core/base/result.h"
#include "core/integration/callfailure.h"
#include "core/integration/secret/secretvalue.h"

#include <QString>

#include <memory>
#include <mutex>
#include <vector>

namespace sluice {

/// Where secrets are kept, by name. Never in the workspace.
///
/// Thread: any.
class SecretStore {
public:
    virtual ~SecretStore() = default;
    /// Answers at once. Errors: `secret.missing` when this place does not have it, and those of each place.
    [[nodiscard]] virtual Result<SecretValue> read(const QString &name) const = 0;
};

using SecretStorePtr = std::shared_ptr<const SecretStore>;

/// The secret that a connection needs; the error names the connection.
[[nodiscard]] Result<SecretValue> secretFor(const QString &connection, const SecretStore &store, const QString &name);

/// How a call counts that could not be made for want of a secret. For one that may come soon it is refused before anything
/// was sent: it uses up no attempt, and comes back. Any other error, as that of a wrong address, is permanent.
[[nodiscard]] CallFailure secretFailure(Error error);

/// The environment that the program was started with: SLUICE_SECRET_NAME, in upper case; what cannot stand in the name of a
/// variable becomes `_`.
class EnvironmentSecrets final : public SecretStore {
public:
    [[nodiscard]] static QString variableOf(const QString &name);
    [[nodiscard]] Result<SecretValue> read(const QString &name) const override;
};

/// A folder with a file for each secret, named as the secret is: what systemd, Docker and Kubernetes put there.
///
/// One line end at the end of a file is not of the secret. A file is read anew each time, so a changed one holds at once.
/// Errors: `secret.nameUnfit` (not of letters, digits, `.`, `_` and `-`), `secret.fileOpen` (others may read or write the
/// file), `secret.fileUnreadable`.
class FolderSecrets final : public SecretStore {
public:
    explicit FolderSecrets(QString folder);
    [[nodiscard]] Result<SecretValue> read(const QString &name) const override;

private:
    QString m_folder;
};

/// Asks one place after the other. Only a secret that is missing is looked for in the next: what is locked, or open to
/// others, is never made good elsewhere.
class SecretChain final : public SecretStore {
public:
    explicit SecretChain(std::vector<SecretStorePtr> places);
    [[nodiscard]] Result<SecretValue> read(const QString &name) const override;

private:
    std::vector<SecretStorePtr> m_places;
};

/// Remembers each value that was read through it, so that no answer of a called system can bring one back in.
class SeenSecrets final : public SecretStore {
public:
    struct Seen {
        QString name;
        SecretValue value;
    };

    explicit SeenSecrets(SecretStorePtr store);
    [[nodiscard]] Result<SecretValue> read(const QString &name) const override;
    /// Each name and value once; one that was changed stays beside the new one. Only grows.
    [[nodiscard]] std::shared_ptr<const std::vector<Seen>> seen() const;

private:
    SecretStorePtr m_store;
    mutable std::mutex m_mutex;
    mutable std::shared_ptr<const std::vector<Seen>> m_seen;
};

} // namespace sluice
