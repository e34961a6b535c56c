#pragma once

#include "core/base/result.h"
#include "core/workflow/connection.h"

#include <QProcess>
#include <QTemporaryDir>

namespace sluice::ctl {

/// A PostgreSQL 15 of Debian of its own, on loopback and in a temporary folder; it ends with this object.
class TempPostgres {
public:
    TempPostgres() = default;
    ~TempPostgres();
    TempPostgres(const TempPostgres &) = delete;
    TempPostgres &operator=(const TempPostgres &) = delete;

    /// Makes the database and waits until it answers. Errors: `bench.runFailed`.
    [[nodiscard]] Result<void> start();
    [[nodiscard]] Connection connection(const QString &id) const;

private:
    QTemporaryDir m_folder;
    QProcess m_server;
    quint16 m_port = 0;
};

} // namespace sluice::ctl
