#pragma once

#include "core/api/engineclient.h"
#include "core/api/remedy.h"

namespace sluice {

/// Does what a person chose beside "Why not now?": gives orders to the engine, which audits them; looks up who is meant; and
/// hands on what leads to another place.
/// Thread: UI. Lives as long as whoever shows the remedies.
class RemedyDesk final : public QObject {
    Q_OBJECT
public:
    explicit RemedyDesk(EngineClient &engine, QObject *parent = nullptr);

    void carryOut(const Remedy &remedy);
    /// Whether an order is on its way.
    [[nodiscard]] bool isBusy() const noexcept { return m_isBusy; }

Q_SIGNALS:
    void busyChanged(bool busy);
    /// The order is on disk.
    void done(const sluice::Remedy &remedy);
    void failed(const sluice::Error &error);
    /// Who has the places, or stands in line.
    void found(const sluice::Remedy &remedy, const std::vector<sluice::QueueItem> &items);
    /// It leads elsewhere.
    void wayRequested(const sluice::Remedy &remedy);

private:
    void order(const Remedy &remedy);
    void look(const Remedy &remedy);
    template <typename T>
    [[nodiscard]] EngineClient::Done<T> answered(const Remedy &remedy);
    void setBusy(bool busy);

    EngineClient &m_engine;
    bool m_isBusy = false;
};

} // namespace sluice
