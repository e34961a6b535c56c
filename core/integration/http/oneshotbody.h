#pragma once

#include <QByteArray>
#include <QIODevice>

namespace sluice {

/// A request body that can be read once and never again.
///
/// QNetworkAccessManager silently sends a request up to twice more when the connection closes before the answer. For a
/// call that is unsafe to repeat this device refuses the rewind, so that Qt reports ContentReSendError instead.
class OneShotBody final : public QIODevice {
    Q_OBJECT

public:
    OneShotBody(QByteArray body, QObject *parent);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool atEnd() const override;
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_body;
    qint64 m_position = 0;
};

} // namespace sluice
