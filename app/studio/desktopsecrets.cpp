#include "app/studio/desktopsecrets.h"

#include "core/integration/errors.h"

#include <QFileInfo>
#include <QPointer>

namespace sluice {

namespace {

/// Answers while whoever asked is still there.
std::function<void(Result<void>)> guarded(QObject *context, SecretKeeper::Done done)
{
    return [guard = QPointer<QObject>(context), done = std::move(done)](const Result<void> &result) {
        if (guard)
            done(result);
    };
}

} // namespace

DesktopSecrets::DesktopSecrets(std::unique_ptr<Keychain> keychain, const QString &workspace, QObject *parent)
    : SecretKeeper(parent)
    , m_environment(std::make_shared<EnvironmentSecrets>())
    , m_keychain(std::make_shared<KeychainSecrets>(std::move(keychain), QFileInfo(workspace).canonicalFilePath()))
    , m_chain(std::make_shared<SecretChain>(std::vector<SecretStorePtr>{m_environment, m_keychain}))
{
    connect(m_keychain.get(), &KeychainSecrets::changed, this, &SecretKeeper::changed);
}

void DesktopSecrets::load(const QStringList &names)
{
    QStringList wanted;
    for (const QString &name : names) {
        if (!m_environment->read(name))
            wanted += name;
    }
    m_keychain->load(wanted);
}

SecretStanding DesktopSecrets::standing(const QString &name) const
{
    SecretStanding standing{.variable = EnvironmentSecrets::variableOf(name)};
    if (m_environment->read(name)) {
        standing.place = SecretStanding::Place::Environment;
    } else if (const auto value = m_keychain->read(name)) {
        standing.place = SecretStanding::Place::Keychain;
    } else if (value.error().code == errors::kSecretPending) {
        standing.place = SecretStanding::Place::Asking;
    } else {
        standing.trouble = value.error();
    }
    return standing;
}

void DesktopSecrets::store(const QString &name, const QString &value, QObject *context, Done done)
{
    m_keychain->store(name, SecretValue(value), guarded(context, std::move(done)));
}

void DesktopSecrets::remove(const QString &name, QObject *context, Done done)
{
    m_keychain->remove(name, guarded(context, std::move(done)));
}

} // namespace sluice
