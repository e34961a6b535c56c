#include "core/integration/amqp/amqptable.h"

#include <QJsonArray>
#include <QStringDecoder>

#include <amqp.h>

#include <cmath>

namespace sluice {

namespace {

QJsonValue textOf(const amqp_bytes_t &bytes)
{
    const QByteArray raw(static_cast<const char *>(bytes.bytes), static_cast<qsizetype>(bytes.len));
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(raw);
    return decoder.hasError() ? QString::fromLatin1(raw.toBase64()) : text;
}

QJsonValue jsonOf(const amqp_field_value_t &field)
{
    switch (field.kind) {
    case AMQP_FIELD_KIND_BOOLEAN:
        return field.value.boolean != 0;
    case AMQP_FIELD_KIND_I8:
        return field.value.i8;
    case AMQP_FIELD_KIND_U8:
        return field.value.u8;
    case AMQP_FIELD_KIND_I16:
        return field.value.i16;
    case AMQP_FIELD_KIND_U16:
        return field.value.u16;
    case AMQP_FIELD_KIND_I32:
        return field.value.i32;
    case AMQP_FIELD_KIND_U32:
        return static_cast<qint64>(field.value.u32);
    case AMQP_FIELD_KIND_I64:
        return static_cast<qint64>(field.value.i64);
    case AMQP_FIELD_KIND_U64:
    case AMQP_FIELD_KIND_TIMESTAMP:
        return static_cast<qint64>(field.value.u64);
    case AMQP_FIELD_KIND_F32:
        return static_cast<double>(field.value.f32);
    case AMQP_FIELD_KIND_F64:
        return field.value.f64;
    case AMQP_FIELD_KIND_DECIMAL:
        return field.value.decimal.value / std::pow(10.0, field.value.decimal.decimals);
    case AMQP_FIELD_KIND_UTF8:
    case AMQP_FIELD_KIND_BYTES:
        return textOf(field.value.bytes);
    case AMQP_FIELD_KIND_TABLE:
        return jsonOfTable(field.value.table);
    case AMQP_FIELD_KIND_ARRAY: {
        QJsonArray list;
        for (int i = 0; i < field.value.array.num_entries; ++i)
            list.append(jsonOf(field.value.array.entries[i]));
        return list;
    }
    default:
        return QJsonValue::Null;
    }
}

} // namespace

QJsonObject jsonOfTable(const amqp_table_t_ &table)
{
    QJsonObject object;
    for (int i = 0; i < table.num_entries; ++i)
        object.insert(textOf(table.entries[i].key).toString(), jsonOf(table.entries[i].value));
    return object;
}

} // namespace sluice
