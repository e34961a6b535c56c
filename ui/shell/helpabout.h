#pragma once

#include "core/api/engineclient.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace sluice {

class Card;
class ThemeController;

/// What this program is, and what helps whoever looks into a trouble: the diagnostics, to be read before they are copied, and
/// the file of the log.
class HelpAbout final : public QWidget {
    Q_OBJECT
public:
    HelpAbout(EngineClient &engine, ThemeController &theme, std::function<QStringList()> facts,
              QWidget *parent = nullptr);

Q_SIGNALS:
    /// A person wants to see this file's folder.
    void folderRequested(const QString &file);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void retranslate();
    void dress();
    void gather();

    EngineClient &m_engine;
    ThemeController &m_theme;
    std::function<QStringList()> m_facts;
    QLabel *m_title = nullptr;
    QLabel *m_about = nullptr;
    QLabel *m_diagnosticsTitle = nullptr;
    QLabel *m_diagnosticsNote = nullptr;
    QPlainTextEdit *m_diagnostics = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_again = nullptr;
    QLabel *m_logTitle = nullptr;
    QLabel *m_logPath = nullptr;
    QPushButton *m_openLog = nullptr;
    QString m_file;
};

} // namespace sluice
