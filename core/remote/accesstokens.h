#pragma once

#include "core/base/result.h"
#include "core/remote/role.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace sluice {

/// A token as it is kept: who has it and what it allows. Of the token itself only its SHA-256 is kept: it is 256 bits of chance,
/// so nothing slower is needed.
struct AccessToken {
    QString name;
    Role role = Role::Viewer;
    QByteArray sha256; ///< 32 bytes

    bool operator==(const AccessToken &) const = default;
};

/// The tokens that a served engine lets in, a file that only its owner may read. A value.
class AccessTokens {
public:
    /// A missing file is an empty list. Errors: `remote.tokensUnreadable`, also when others may read or write the file.
    [[nodiscard]] static Result<AccessTokens> load(const QString &path);
    /// Errors: `file.unwritable`.
    [[nodiscard]] Result<void> save(const QString &path) const;

    /// Makes a token for somebody and gives it, once. Errors: `remote.tokenTaken`, `remote.tokenNameInvalid`.
    [[nodiscard]] Result<QString> add(const QString &name, Role role);
    /// Errors: `remote.tokenUnknown`.
    [[nodiscard]] Result<void> remove(const QString &name);

    /// Whose it is; none: nobody's. Takes as long for any token: it is compared with all, whole.
    [[nodiscard]] std::optional<AccessToken> find(const QByteArray &token) const;
    [[nodiscard]] const std::vector<AccessToken> &all() const noexcept { return m_tokens; }

private:
    std::vector<AccessToken> m_tokens;
};

} // namespace sluice
