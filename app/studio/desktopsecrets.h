#pragma once

#include "core/api/secretkeeper.h"
#include "core/integration/secret/keychainsecrets.h"

#include <memory>

namespace sluice {

/// The secrets of a workspace in the window: those in the environment first, then those in the desktop's keychain.
///
/// Thread: UI; `chain` is for the engine, which reads it from its own threads and may keep it for longer.
class DesktopSecrets final : public SecretKeeper {
    Q_OBJECT
public:
    DesktopSecrets(std::unique_ptr<Keychain> keychain, const QString &workspace, QObject *parent = nullptr);

    [[nodiscard]] SecretStorePtr chain() const { return m_chain; }
    /// Asks the keychain for these ahead of their use, unless the environment has them.
    void load(const QStringList &names);

    [[nodiscard]] SecretStanding standing(const QString &name) const override;
    void store(const QString &name, const QString &value, QObject *context, Done done) override;
    void remove(const QString &name, QObject *context, Done done) override;

private:
    std::shared_ptr<const EnvironmentSecrets> m_environment;
    std::shared_ptr<KeychainSecrets> m_keychain;
    SecretStorePtr m_chain;
};

} // namespace sluice
