#pragma once

#include <QJsonObject>

struct amqp_table_t_;

namespace sluice {

/// The headers of a message as JSON. Bytes that are no UTF-8 are base64; times are seconds since 1970; what JSON has no
/// value for is null.
[[nodiscard]] QJsonObject jsonOfTable(const amqp_table_t_ &table);

} // namespace sluice
