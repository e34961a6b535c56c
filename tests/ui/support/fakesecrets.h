#pragma once

#include "core/api/secretkeeper.h"

#include <QMap>

#include <vector>

namespace sluice {

/// A keeper of secrets that has what the test put in, and remembers what it was given.
class FakeSecrets final : public SecretKeeper {
public:
    using Place = SecretStanding::Place;

    QMap<QString, SecretStanding> standings; ///< of others: nowhere, `secret.missing`
    std::vector<std::pair<QString, QString>> stored;
    QStringList removed;
    std::optional<Error> refusal; ///< what storing and removing answer

    void set(const QString &name, const SecretStanding &standing)
    {
        standings.insert(name, standing);
        Q_EMIT changed(name);
    }

    [[nodiscard]] SecretStanding standing(const QString &name) const override
    {
        const SecretStanding missing{
            .variable = QStringLiteral("SLUICE_SECRET_") + name.toUpper(),
            .trouble = Error{QStringLiteral("secret.missing"), {{QStringLiteral("name"), name}}, {}}};
        return standings.value(name, missing);
    }
    void store(const QString &name, const QString &value, QObject *context, Done done) override
    {
        stored.emplace_back(name, value);
        answer(context, std::move(done), [this, name] { set(name, {.place = Place::Keychain}); });
    }
    void remove(const QString &name, QObject *context, Done done) override
    {
        removed += name;
        answer(context, std::move(done), [this, name] {
            standings.remove(name);
            Q_EMIT changed(name);
        });
    }

private:
    void answer(QObject *context, Done done, const std::function<void()> &act)
    {
        QMetaObject::invokeMethod(
            context,
            [this, done = std::move(done), act] {
                if (refusal)
                    return done(tl::unexpected(*refusal));
                act();
                done({});
            },
            Qt::QueuedConnection);
    }
};

} // namespace sluice
