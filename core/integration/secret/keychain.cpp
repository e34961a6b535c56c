#include "core/integration/secret/keychain.h"

#include "core/integration/errors.h"

#include <QObject>

#include <qt6keychain/keychain.h>

namespace sluice {

namespace {

constexpr auto kService = "Sluice";

/// What the bus says, always in English, when nobody on it keeps secrets, or when there is no bus.
bool isNobodyThere(const QString &text)
{
    return text.contains(u"not provided by any .service files") || text.contains(u"Cannot autolaunch D-Bus")
           || text.contains(u"Cannot spawn a message bus") || text.startsWith(u"Could not connect");
}

Error keychainError(const QKeychain::Job &job)
{
    QLatin1StringView code = errors::kSecretKeychainFailed;
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        code = errors::kSecretMissing;
        break;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        code = errors::kSecretKeychainLocked;
        break;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        code = errors::kSecretKeychainMissing;
        break;
    default:
        if (isNobodyThere(job.errorString()))
            code = errors::kSecretKeychainMissing;
        break;
    }
    return {QString(code), {}, job.errorString()};
}

class DesktopKeychain final : public Keychain {
public:
    void read(const QString &key, std::function<void(Result<SecretValue>)> done) override
    {
        start(new QKeychain::ReadPasswordJob(QString::fromLatin1(kService)), key,
              [done = std::move(done)](const QKeychain::ReadPasswordJob &job) {
                  if (job.error() != QKeychain::NoError)
                      done(tl::unexpected(keychainError(job)));
                  else
                      done(SecretValue(job.binaryData()));
              });
    }

    void write(const QString &key, const SecretValue &value, std::function<void(Result<void>)> done) override
    {
        auto *job = new QKeychain::WritePasswordJob(QString::fromLatin1(kService));
        job->setBinaryData(value.reveal());
        start(job, key, [done = std::move(done)](const QKeychain::WritePasswordJob &ended) { done(outcome(ended)); });
    }

    void remove(const QString &key, std::function<void(Result<void>)> done) override
    {
        start(new QKeychain::DeletePasswordJob(QString::fromLatin1(kService)), key,
              [done = std::move(done)](const QKeychain::DeletePasswordJob &job) {
                  done(job.error() == QKeychain::EntryNotFound ? Result<void>() : outcome(job));
              });
    }

private:
    static Result<void> outcome(const QKeychain::Job &job)
    {
        if (job.error() != QKeychain::NoError)
            return tl::unexpected(keychainError(job));
        return {};
    }

    /// A job deletes itself when it has ended.
    template <typename Job, typename Done>
    void start(Job *job, const QString &key, Done done)
    {
        job->setInsecureFallback(false);
        job->setKey(key);
        QObject::connect(job, &QKeychain::Job::finished, &m_context,
                         [job, done = std::move(done)](QKeychain::Job *) { done(*job); });
        job->start();
    }

    QObject m_context; ///< with it go the answers that nobody waits for any more
};

} // namespace

std::unique_ptr<Keychain> Keychain::ofDesktop()
{
    return std::make_unique<DesktopKeychain>();
}

} // namespace sluice
