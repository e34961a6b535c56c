#pragma once

#include "core/api/engineclient.h"

#include <QWidget>

#include <optional>
#include <stop_token>

class QLabel;
class QProgressBar;
class QPushButton;

namespace sluice {

class InfoBar;
class ThemeController;

/// Tries the connection on screen out, saved or not, and says what came of it: how long what took, or what is wrong and what
/// to do. It never blocks, and can be cancelled.
class TestPanel final : public QWidget {
    Q_OBJECT
public:
    TestPanel(EngineClient &engine, ThemeController &theme, QWidget *parent = nullptr);
    ~TestPanel() override;

    /// The connection that is tested; one with another id ends the test of the last. What was found out about other values
    /// of it is marked so.
    void setConnection(const Connection &connection);
    void start();
    [[nodiscard]] bool isTesting() const { return m_stop.has_value(); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void cancel();
    void take(const Result<ConnectionReport> &report);
    void word();
    void retranslate();
    [[nodiscard]] QString detailOf(const ConnectionReport &report) const;

    EngineClient &m_engine;
    Connection m_connection;
    Connection m_tested;
    QPushButton *m_test;
    QPushButton *m_cancel;
    QProgressBar *m_progress;
    InfoBar *m_result;
    std::optional<ConnectionReport> m_report;
    std::optional<std::stop_source> m_stop; ///< of the test under way
    quint64 m_number = 0;                   ///< of the newest test
};

} // namespace sluice
