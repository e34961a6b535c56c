#pragma once

#include <QByteArray>
#include <QDataStream>
#include <QDebug>
#include <QString>
#include <QTextStream>

#include <iosfwd>
#include <memory>

namespace sluice {

/// A secret, which nothing prints or stores by mistake: there is no way to its text but `reveal`.
///
/// Copies share the bytes, which are overwritten when the last of them goes.
/// Thread: any.
class SecretValue final {
public:
    SecretValue() = default;
    /// Takes UTF-8.
    explicit SecretValue(const QByteArray &bytes);
    explicit SecretValue(const QString &text);

    /// The bytes themselves, for the one call that needs them; whoever asks must not keep, print or store them.
    [[nodiscard]] QByteArray reveal() const;
    [[nodiscard]] bool isEmpty() const noexcept { return !m_bytes || m_bytes->view().isEmpty(); }

    [[nodiscard]] bool operator==(const SecretValue &other) const noexcept;

    friend QDebug operator<<(QDebug, const SecretValue &) = delete;
    friend QDataStream &operator<<(QDataStream &, const SecretValue &) = delete;
    friend QTextStream &operator<<(QTextStream &, const SecretValue &) = delete;
    friend std::ostream &operator<<(std::ostream &, const SecretValue &) = delete;

private:
    class Bytes {
    public:
        explicit Bytes(const QByteArray &bytes);
        ~Bytes();
        Bytes(const Bytes &) = delete;
        Bytes &operator=(const Bytes &) = delete;
        [[nodiscard]] QByteArrayView view() const noexcept { return {m_data.get(), m_size}; }

    private:
        std::unique_ptr<char[]> m_data; // NOLINT(modernize-avoid-c-arrays)
        qsizetype m_size;
    };

    std::shared_ptr<const Bytes> m_bytes;
};

} // namespace sluice
