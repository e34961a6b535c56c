#pragma once

#include "core/remote/wire/allfields.h"

#include <random>

namespace sluice::test {

/// Fills values of any kind that goes over the wire with chance.
class WireFill {
public:
    explicit WireFill(quint64 seed)
        : m_random(seed)
    {
    }

    void put(bool &value) { value = m_random() % 2 == 0; }
    void put(double &value) { value = static_cast<double>(m_random() % 1000) / 8.0; }
    void put(QString &value) { value = QStringLiteral("text %1 \u00e4\"\\").arg(m_random() % 1000); }
    void put(QByteArray &value)
    {
        value.clear();
        for (quint64 i = m_random() % 6; i > 0; --i)
            value.append(static_cast<char>(m_random() % 256));
    }
    void put(QStringList &value)
    {
        value.clear();
        for (quint64 i = m_random() % 3; i > 0; --i)
            putNew(value);
    }
    void put(QJsonValue &value) { value = QStringLiteral("json %1").arg(m_random() % 1000); }
    void put(QJsonObject &value) { value = {{QStringLiteral("key"), static_cast<double>(m_random() % 1000)}}; }
    void put(QMap<QString, QString> &value) { value = {{QStringLiteral("k"), QString::number(m_random() % 1000)}}; }
    void put(LetterId &value)
    {
        value.run = static_cast<RunId>(m_random() % 1000 + 1);
        value.index = static_cast<decltype(value.index)>(m_random() % 100 + 1);
    }
    void put(WallTime &value) { value = WallTime(Milliseconds(static_cast<qint64>(m_random() % 100'000'000))); }
    template <typename Rep, typename Period>
    void put(std::chrono::duration<Rep, Period> &value)
    {
        value = std::chrono::duration<Rep, Period>(static_cast<Rep>(m_random() % 100'000));
    }
    template <typename T>
        requires(std::is_integral_v<T> && !std::is_same_v<T, bool>)
    void put(T &value)
    {
        value = static_cast<T>(m_random()); // all of its range
    }
    template <wire::Id T>
    void put(T &value)
    {
        std::underlying_type_t<T> number{};
        put(number);
        value = static_cast<T>(number);
    }
    template <wire::Named T>
    void put(T &value)
    {
        std::size_t count = 0;
        while (count < wire::kMostEnumerators && !wire::kNames<T>[count].empty())
            ++count;
        value = static_cast<T>(m_random() % count);
    }
    template <wire::Formed T>
    void put(T &)
    {
        // What has a form of its own is tested by itself.
    }
    void put(std::shared_ptr<const Workflow> &value)
    {
        Workflow workflow;
        workflow.id = QStringLiteral("shared");
        value = std::make_shared<const Workflow>(std::move(workflow));
    }
    void put(Connection &value)
    {
        value.id = QStringLiteral("c%1").arg(m_random() % 1000);
        value.type = QStringLiteral("http");
        value.baseUrl = QStringLiteral("https://example.org");
    }
    template <typename T>
    void put(std::optional<T> &value)
    {
        value.reset();
        if (m_random() % 3 != 0)
            put(value.emplace());
    }
    template <typename T>
        requires(!wire::Formed<std::vector<T>>)
    void put(std::vector<T> &value)
    {
        value.clear();
        for (quint64 i = m_random() % 3; i > 0; --i)
            putNew(value);
    }
    template <typename T, std::size_t count>
    void put(std::array<T, count> &value)
    {
        for (T &each : value)
            put(each);
    }
    template <typename Key, typename T>
    void put(std::map<Key, T> &value)
    {
        value.clear();
        Key key{};
        put(key);
        put(value[key]);
    }
    template <wire::Structure... Ts>
    void put(std::variant<Ts...> &value)
    {
        const quint64 chosen = m_random() % sizeof...(Ts);
        quint64 at = 0;
        const auto one = [&]<typename T>() {
            if (at++ == chosen)
                put(value.template emplace<T>());
        };
        (one.template operator()<Ts>(), ...);
    }
    template <wire::Structure T>
    void put(T &value)
    {
        std::apply([&](const auto &...field) { (put(value.*field.place), ...); }, wire::Fields<T>::list);
    }

private:
    template <typename List>
    void putNew(List &list)
    {
        typename List::value_type value{};
        put(value);
        list.push_back(std::move(value));
    }

    std::mt19937_64 m_random;
};

} // namespace sluice::test
