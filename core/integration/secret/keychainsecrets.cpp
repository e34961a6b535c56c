#include "core/integration/secret/keychainsecrets.h"

#include "core/integration/errors.h"

namespace sluice {

namespace {

Error withName(Error error, const QString &name)
{
    error.args.insert(QStringLiteral("name"), name);
    return error;
}

} // namespace

KeychainSecrets::KeychainSecrets(std::unique_ptr<Keychain> keychain, QString scope)
    : m_keychain(std::move(keychain))
    , m_scope(std::move(scope))
    , m_asked([this](std::vector<QString> &&names) {
        for (const QString &name : names)
            ask(name);
    })
{
}

QString KeychainSecrets::keyOf(const QString &name) const
{
    return name + QStringLiteral(" @ ") + m_scope;
}

Result<SecretValue> KeychainSecrets::read(const QString &name) const
{
    const std::lock_guard lock(m_mutex);
    Entry &entry = m_entries[name];
    if (entry.known && *entry.known)
        return *entry.known;
    if (!entry.isAsked) {
        entry.isAsked = true;
        m_asked.post(name);
    }
    if (entry.known)
        return *entry.known;
    return failure(errors::kSecretPending, {{QStringLiteral("name"), name}});
}

void KeychainSecrets::load(const QStringList &names)
{
    for (const QString &name : names)
        static_cast<void>(read(name));
}

void KeychainSecrets::ask(const QString &name)
{
    m_keychain->read(keyOf(name), [this, name](Result<SecretValue> value) {
        if (!value)
            value = tl::unexpected(withName(std::move(value.error()), name));
        note(name, std::move(value));
    });
}

void KeychainSecrets::note(const QString &name, Result<SecretValue> value)
{
    bool isNews = false;
    {
        const std::lock_guard lock(m_mutex);
        Entry &entry = m_entries[name];
        entry.isAsked = false;
        isNews = !entry.known || entry.known->has_value() != value.has_value() || value.has_value();
        entry.known = std::move(value);
    }
    if (isNews)
        Q_EMIT changed(name);
}

void KeychainSecrets::store(const QString &name, const SecretValue &value, std::function<void(Result<void>)> done)
{
    m_keychain->write(keyOf(name), value, [this, name, value, done = std::move(done)](Result<void> written) {
        if (written)
            note(name, value);
        else
            written = tl::unexpected(withName(std::move(written.error()), name));
        done(std::move(written));
    });
}

void KeychainSecrets::remove(const QString &name, std::function<void(Result<void>)> done)
{
    m_keychain->remove(keyOf(name), [this, name, done = std::move(done)](Result<void> removed) {
        if (removed)
            note(name, failure(errors::kSecretMissing, {{QStringLiteral("name"), name}}));
        else
            removed = tl::unexpected(withName(std::move(removed.error()), name));
        done(std::move(removed));
    });
}

} // namespace sluice
