#pragma once

#include "core/api/engineclient.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace sluice {

class InfoBar;
class ThemeController;

/// What people wrote about the cause of a letter, newest first, with who and when; and a line to add to it. A note
/// belongs to all letters of the cause, and stays.
class CauseNotes final : public QWidget {
    Q_OBJECT
public:
    CauseNotes(EngineClient &engine, ThemeController &theme, QWidget *parent = nullptr);

    /// Shows the notes of this cause; what was typed for another one is kept for that.
    void showCause(const QString &fingerprint);
    [[nodiscard]] quint64 count() const noexcept { return m_count; }

Q_SIGNALS:
    void countChanged(quint64 count);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void retranslate();
    void ask();
    void take(const Page<AuditEntry> &page);
    void forget();
    void askSoon();
    void add();
    void follow();

    EngineClient &m_engine;
    QString m_fingerprint;
    QHash<QString, QString> m_drafts; ///< by cause
    std::vector<AuditEntry> m_notes;
    quint64 m_count = 0;
    quint64 m_question = 0;
    quint64 m_revision = 0; ///< of the letters when it was asked last
    QTimer m_soon;
    bool m_isKnown = false; ///< what was written about this cause
    bool m_didFail = false; ///< to ask; the bar says why
    bool m_isAdding = false;
    InfoBar *m_bar = nullptr;
    QPlainTextEdit *m_list = nullptr;
    QLabel *m_none = nullptr;
    QLineEdit *m_text = nullptr;
    QPushButton *m_add = nullptr;
};

} // namespace sluice
