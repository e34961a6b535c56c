#pragma once

#include <QByteArrayMatcher>
#include <QObject>
#include <QTimer>

#include <vector>

namespace sluice {

/// Finds each place of a text in a payload, whatever the case of its letters from A to Z, a few milliseconds at a time. What
/// stands in JSON with a backslash is found by what it means, too.
class PayloadSearch final : public QObject {
    Q_OBJECT
public:
    explicit PayloadSearch(QObject *parent = nullptr);

    /// More places than these are not kept.
    static constexpr std::size_t kMostPlaces = 100'000;

    /// In bytes of the payload.
    struct Place {
        qsizetype at = 0;
        qsizetype length = 0; ///< of what stands there, which JSON may have written with a backslash
        bool operator==(const Place &) const = default;
    };

    void setPayload(const QByteArray &payload);
    void find(const QString &text);
    [[nodiscard]] const std::vector<Place> &places() const noexcept { return m_places; }
    [[nodiscard]] bool isSearching() const { return m_turn.isActive(); }
    /// There are more than are kept.
    [[nodiscard]] bool hasMore() const noexcept { return m_hasMore; }

Q_SIGNALS:
    /// More was found, or the end was reached.
    void changed();

private:
    void begin();
    void searchOn();

    QByteArray m_payload;
    std::vector<QByteArrayMatcher> m_matchers; ///< of the text as it is, and as JSON writes it; in small letters
    qsizetype m_longest = 0;                   ///< of these
    std::vector<Place> m_places;
    qsizetype m_at = 0;
    bool m_hasMore = false;
    QTimer m_turn;
};

} // namespace sluice
