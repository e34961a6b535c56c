#pragma once

#include "core/api/mailbox.h"
#include "core/integration/secret/keychain.h"
#include "core/integration/secret/secretstore.h"

#include <QObject>
#include <QStringList>

#include <map>
#include <mutex>
#include <optional>

namespace sluice {

/// The secrets of one workspace in the desktop's keychain, kept in memory once they have been asked for.
///
/// The keychain answers when it likes, and `read` at once: what is not known yet is `secret.pending`, which is worth trying
/// again soon, and is asked for. So is what could not be had before, so that a keychain that was unlocked since, or got a
/// secret from another program, is noticed at the next use.
/// Thread: the one it was made in, which needs an event loop; `read` from any.
class KeychainSecrets final : public QObject, public SecretStore {
    Q_OBJECT
public:
    /// `scope` keeps the secrets of workspaces apart, so that one that came from elsewhere cannot name those of another.
    KeychainSecrets(std::unique_ptr<Keychain> keychain, QString scope);

    [[nodiscard]] Result<SecretValue> read(const QString &name) const override;
    /// Asks for these ahead of their use.
    void load(const QStringList &names);
    /// Writes a value to the keychain; it holds for the next `read` once `done` says so.
    void store(const QString &name, const SecretValue &value, std::function<void(Result<void>)> done);
    void remove(const QString &name, std::function<void(Result<void>)> done);

Q_SIGNALS:
    /// What `read` says of this secret is another from now on.
    void changed(const QString &name);

private:
    struct Entry {
        bool isAsked = false;
        std::optional<Result<SecretValue>> known;
    };

    [[nodiscard]] QString keyOf(const QString &name) const;
    void ask(const QString &name);
    void note(const QString &name, Result<SecretValue> value);

    std::unique_ptr<Keychain> m_keychain;
    QString m_scope;
    mutable std::mutex m_mutex;
    mutable std::map<QString, Entry> m_entries;
    mutable Mailbox<QString> m_asked;
};

} // namespace sluice
