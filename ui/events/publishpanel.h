#pragma once

#include "core/api/engineclient.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace sluice {

class CodeEdit;
class InfoBar;
class ThemeController;

/// Publishes an event that a person types, as a test: whoever listens to its topic takes it for a real one.
class PublishPanel final : public QWidget {
    Q_OBJECT
public:
    PublishPanel(EngineClient &engine, ThemeController &theme, QWidget *parent = nullptr);

    /// Opens it with what is to be published, or with what was typed last.
    void begin(const NewEvent &event);
    void begin();

Q_SIGNALS:
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void dress();
    void retranslate();
    void follow();
    void publish();

    EngineClient &m_engine;
    ThemeController &m_theme;
    QLabel *m_topicLabel = nullptr;
    QLineEdit *m_topic = nullptr;
    CodeEdit *m_data = nullptr;
    QLabel *m_note = nullptr;
    QPushButton *m_publish = nullptr;
    QPushButton *m_close = nullptr;
    InfoBar *m_bar = nullptr;
    bool m_isUnderWay = false;
};

} // namespace sluice
