#include "core/integration/secret/secretvalue.h"

#include <algorithm>

#include <string.h> // explicit_bzero

namespace sluice {

SecretValue::Bytes::Bytes(const QByteArray &bytes)
    : m_data(new char[static_cast<std::size_t>(bytes.size())])
    , m_size(bytes.size())
{
    std::copy_n(bytes.constData(), bytes.size(), m_data.get());
}

SecretValue::Bytes::~Bytes()
{
    explicit_bzero(m_data.get(), static_cast<std::size_t>(m_size));
}

SecretValue::SecretValue(const QByteArray &bytes)
    : m_bytes(std::make_shared<const Bytes>(bytes))
{
}

SecretValue::SecretValue(const QString &text)
    : SecretValue(text.toUtf8())
{
}

QByteArray SecretValue::reveal() const
{
    return m_bytes ? m_bytes->view().toByteArray() : QByteArray();
}

bool SecretValue::operator==(const SecretValue &other) const noexcept
{
    return (m_bytes ? m_bytes->view() : QByteArrayView()) == (other.m_bytes ? other.m_bytes->view() : QByteArrayView());
}

} // namespace sluice
